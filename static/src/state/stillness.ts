/** Whether the reader has asked for less motion; asked anew each time, since it may change. */
export const stillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
