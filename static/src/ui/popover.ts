/** Places a popover beside its anchor, within the window, and shuts it when it is left. */

import { usedPointer } from './focus';
import { meet } from './meet';

const MARGIN = 8;

type Anchor = Pick<Element, 'getBoundingClientRect'> & Partial<Pick<Element, 'scrollIntoView'>>;

type Side = 'below' | 'above' | 'right';

interface Place {
  /** Both asked for anew each time: the picture may have been drawn anew, and the other way round. */
  readonly anchor: () => Anchor | null;
  readonly side: () => Side;
  readonly align: 'start' | 'centre';
}

const open = new Map<HTMLElement, Place>();

function put(panel: HTMLElement, { anchor, align, side: wanted }: Place): void {
  const at = anchor()?.getBoundingClientRect();
  if (!at) return;
  const side = wanted();
  panel.style.maxHeight = '';
  const { offsetWidth: width, offsetHeight: height } = panel;
  const { clientWidth, clientHeight } = document.documentElement;
  const right = at.right + MARGIN;
  const below = at.bottom + MARGIN;
  const above = at.top - height - MARGIN;
  const middle = align === 'start' ? at.left : at.left + at.width / 2 - width / 2;
  const beside = right + width <= clientWidth - MARGIN ? right : at.left - width - MARGIN;
  // Where neither side has room, the wider one covers least.
  const wider = above < MARGIN && clientHeight - at.bottom >= at.top;
  const fits = side === 'below' ? wider || below + height <= clientHeight - MARGIN : above < MARGIN;
  const [x, y] = side === 'right' ? [beside, at.top] : [middle, fits ? below : above];
  const left = Math.max(MARGIN, Math.min(x, clientWidth - width - MARGIN));
  const top = Math.max(MARGIN, Math.min(y, clientHeight - height - MARGIN));
  panel.style.left = `${left + window.scrollX}px`;
  panel.style.top = `${top + window.scrollY}px`;
}

/** A control that was pressed, and where. */
export interface Pressed {
  readonly control: Element;
  readonly left: number;
  readonly top: number;
}

export function pressedIn(panel: Element, target: EventTarget | null): Pressed | null {
  const control = target instanceof Element && panel.contains(target) ? target.closest('button, select, input') : null;
  return control && { control, ...pick(control) };
}

const pick = (element: Element): { left: number; top: number } => {
  const { left, top } = element.getBoundingClientRect();
  return { left, top };
};

/**
 * Moves `panel`, which has just been put, so that what was pressed in it is where it was: a quick finger presses it
 * again, and not what has come there. Beyond the window's edge it scrolls inside. Not so far that it lies over `free`.
 */
export function keepUnder({ control, left, top }: Pressed, panel: HTMLElement, scrolled: number, free: Element | null): void {
  if (!panel.contains(control)) return;
  const put = { left: panel.style.left, top: panel.style.top };
  const shift = (): void => {
    const now = pick(control);
    panel.style.left = `${parseFloat(panel.style.left) + left - now.left}px`;
    panel.style.top = `${parseFloat(panel.style.top) + top - now.top}px`;
  };
  shift();
  const box = panel.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  if ((free && meet(panel, free)) || box.top < 0 || box.left < 0 || box.right > clientWidth) {
    Object.assign(panel.style, put);
    return;
  }
  if (box.bottom <= clientHeight - MARGIN) return;
  panel.style.maxHeight = `${clientHeight - MARGIN - box.top}px`;
  // Now that it scrolls, as far as it was scrolled: what this moves in it, the panel makes up for.
  panel.scrollTop = scrolled;
  shift();
  panel.style.maxHeight = `${clientHeight - MARGIN - panel.getBoundingClientRect().top}px`;
}

/** In a window of another size the picture is measured, drawn, and scrolled to its step within so many frames. */
const SETTLING = 30;
let settling = 0;

/** The anchor may have been left outside what its scrollers show. */
function follow(panel: HTMLElement, place: Place): void {
  place.anchor()?.scrollIntoView?.({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  put(panel, place);
}

function settle(): void {
  settling -= 1;
  for (const [panel, place] of open) {
    if (panel.matches(':popover-open')) follow(panel, place);
    else open.delete(panel);
  }
  if (open.size === 0) window.removeEventListener('resize', putAgain);
  if (settling > 0) requestAnimationFrame(settle);
}

function putAgain(): void {
  if (settling <= 0) requestAnimationFrame(settle);
  settling = SETTLING;
}

/**
 * Puts `panel` on one side of `anchor` (on the other where there is no room), moved into the window,
 * and again whenever the window's size changes while it is open. Coordinates are the page's, so that
 * the panel stays with its anchor when the page scrolls.
 */
export function placeBeside(
  panel: HTMLElement,
  anchor: Anchor | (() => Anchor | null),
  align: Place['align'],
  side: Side | (() => Side) = 'below',
): void {
  const place = {
    anchor: typeof anchor === 'function' ? anchor : () => anchor,
    side: typeof side === 'function' ? side : () => side,
    align,
  };
  if (open.size === 0) window.addEventListener('resize', putAgain);
  open.set(panel, place);
  put(panel, place);
}

/** Gives the focus to a part of `panel`, which scrolls to it: the page behind stays where it is. */
export function focusIn(panel: HTMLElement, part: HTMLElement | null): void {
  part?.focus({ preventScroll: true });
  const [at, room] = [part?.getBoundingClientRect(), panel.getBoundingClientRect()];
  if (at && (at.top < room.top || at.bottom > room.bottom)) panel.scrollTop += at.top - room.top - (room.height - at.height) / 2;
}

/** To be called when something in `panel` loses the focus: left by Tab, it would lie over what has it next. */
export function shutWhenLeft({ currentTarget: panel, relatedTarget: to }: FocusEvent & { currentTarget: HTMLElement }): void {
  if (!usedPointer() && to instanceof Node && !panel.contains(to)) panel.hidePopover();
}

/** What has just come, as a sentence below a field, is not to stay under the edge of what scrolls. */
export const bringIntoView = (element: Element | null): void => element?.scrollIntoView({ block: 'nearest' });
