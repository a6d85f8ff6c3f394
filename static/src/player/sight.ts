/** Whether what is to be seen lies under what stands over the page's lower edge. Pure. */

/**
 * How far the page goes so that what is asked is seen down to its field, and of the picture over it as much as there
 * is room for; negative back down.
 */
export function toField(picture: Pick<DOMRect, 'top'>, field: Pick<DOMRect, 'bottom'>, top: number, edge: number): number {
  const by = field.bottom - edge;
  return by >= 0 ? by : Math.max(by, Math.min(0, picture.top - top));
}

/** How far the page goes up to show a part down to its foot: never so far that its head is lost. */
export function toGo({ top, bottom }: Pick<DOMRect, 'top' | 'bottom'>, edge: number): number {
  // Who has gone on to read elsewhere is left there.
  if (top < 0 || top >= edge) return 0;
  return Math.max(0, Math.min(bottom - edge, top));
}
