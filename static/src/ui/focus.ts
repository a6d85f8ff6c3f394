/** After a choice made with the mouse, the keys belong to the walk again. */

let pointing = false;

/** Notes whether the last thing used was a pointer or a key. */
export function watchPointer(): void {
  window.addEventListener('pointerdown', () => (pointing = true), { capture: true });
  window.addEventListener('keydown', () => (pointing = false), { capture: true });
}

export function usedPointer(): boolean {
  return pointing;
}

/** What takes the focus may be drawn only some frames from now. */
const FRAMES = 30;

type Found = HTMLElement | SVGElement | null | undefined;

/** Takes the focus to what `find` finds, if what had it has gone. */
export function regain(find: () => Found, frames = FRAMES): void {
  if (document.activeElement !== document.body) return;
  const stop = find();
  if (stop) stop.focus();
  else if (frames > 0) requestAnimationFrame(() => regain(find, frames - 1));
}

/**
 * Gives the focus back if `element` was used with a pointer: its arrow keys would otherwise go on
 * changing the choice, where a person who clicked and now presses → means the next step.
 */
export function handBack(element: HTMLElement): void {
  if (pointing) element.blur();
}
