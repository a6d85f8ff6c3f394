/** Places a popover beside its anchor, within the window. */

const MARGIN = 8;

/**
 * Puts `panel` on one side of `anchor` (on the other where there is no room), moved sideways into the window.
 * Coordinates are the page's, so that the panel stays with its anchor when the page scrolls.
 */
export function placeBeside(
  panel: HTMLElement,
  anchor: Pick<Element, 'getBoundingClientRect'>,
  align: 'start' | 'centre',
  side: 'below' | 'above' = 'below',
): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const { clientWidth, clientHeight } = document.documentElement;
  const wanted = align === 'start' ? at.left : at.left + at.width / 2 - width / 2;
  const left = Math.max(MARGIN, Math.min(wanted, clientWidth - width - MARGIN));
  const below = at.bottom + MARGIN;
  const above = at.top - height - MARGIN;
  const fits = side === 'below' ? below + height <= clientHeight - MARGIN : above < MARGIN;
  const top = fits ? below : Math.max(MARGIN, above);
  panel.style.left = `${left + window.scrollX}px`;
  panel.style.top = `${top + window.scrollY}px`;
}

/** What has just come, as a sentence below a field, is not to stay under the edge of what scrolls. */
export const bringIntoView = (element: Element | null): void => element?.scrollIntoView({ block: 'nearest' });
