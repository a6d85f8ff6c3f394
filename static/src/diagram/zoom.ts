/** Two fingers, or the wheel with Ctrl, make the picture larger; the place under them stays. */

import type { Signal } from '@preact/signals';

export const LARGEST = 4;
/** A trackpad's pinch comes as a wheel of small turns. */
const TURN = 0.01;

/** Within what can be shown; close to its own size it is its own size. */
export function limited(zoom: number): number {
  return zoom < 1.03 ? 1 : Math.min(LARGEST, zoom);
}

/** Where to scroll so that what is at `focus` in the window stays there. Pure. */
export function kept(scroll: number, focus: number, before: number, after: number): number {
  return ((scroll + focus) * after) / before - focus;
}

interface Grip {
  /** The distance of the fingers and the zoom when they came down. */
  readonly spread: number;
  readonly zoom: number;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

const between = ([a, b]: readonly [Touch, Touch]): Spot => ({
  x: (a.clientX + b.clientX) / 2,
  y: (a.clientY + b.clientY) / 2,
});

const spreadOf = ([a, b]: readonly [Touch, Touch]): number =>
  Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

function pair({ touches }: TouchEvent): readonly [Touch, Touch] | null {
  const [a, b] = touches;
  return a && b && touches.length === 2 ? [a, b] : null;
}

/** Listens on `frame`, which scrolls; `apply` shows the new size at once. Gives back how to stop. */
export function watchZoom(frame: HTMLElement, zoom: Signal<number>, apply: (zoom: number) => void): () => void {
  let grip: Grip | null = null;
  let last: Spot = { x: 0, y: 0 };
  const set = (wanted: number, from: Spot, to: Spot): void => {
    const { left, top } = frame.getBoundingClientRect();
    const [before, after] = [zoom.peek(), limited(wanted)];
    const { scrollLeft, scrollTop } = frame;
    if (after !== before) {
      zoom.value = after;
      apply(after);
    }
    frame.scrollTo({
      left: kept(scrollLeft, from.x - left, before, after) + from.x - to.x,
      top: kept(scrollTop, from.y - top, before, after) + from.y - to.y,
      behavior: 'instant',
    });
  };
  const onTouch = (event: TouchEvent): void => {
    const fingers = pair(event);
    grip = fingers && { spread: spreadOf(fingers), zoom: zoom.peek() };
    if (fingers) last = between(fingers);
  };
  const onMove = (event: TouchEvent): void => {
    const fingers = pair(event);
    if (!grip || !fingers) return;
    event.preventDefault();
    const at = between(fingers);
    set((grip.zoom * spreadOf(fingers)) / grip.spread, last, at);
    last = at;
  };
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const at = { x: event.clientX, y: event.clientY };
    set(zoom.peek() * Math.exp(-TURN * event.deltaY), at, at);
  };
  const ended = new AbortController();
  const active = { passive: false, signal: ended.signal };
  frame.addEventListener('touchstart', onTouch, { passive: true, signal: ended.signal });
  frame.addEventListener('touchend', onTouch, { passive: true, signal: ended.signal });
  frame.addEventListener('touchmove', onMove, active);
  frame.addEventListener('wheel', onWheel, active);
  return () => ended.abort();
}
