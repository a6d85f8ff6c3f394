/** Which part of a picture larger than its frame is seen, told when the scrolling has come to rest. */

import type { Box } from './geometry';

/** Scrolling that pauses for as long as this has come to rest; not every browser says so itself. */
const REST_MS = 120;

/** `covered`: how much of the frame's upper edge the heads cover, in CSS pixels. */
export function seenOf(frame: Element, zoom: number, covered: number): Box {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = frame;
  return {
    x: scrollLeft / zoom,
    y: (scrollTop + covered) / zoom,
    w: clientWidth / zoom,
    h: (clientHeight - covered) / zoom,
  };
}

/** Calls `tell` after each scrolling of `frame`; returns what ends that. */
export function watchRest(frame: Element, tell: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(tell, REST_MS);
  };
  frame.addEventListener('scroll', wait, { passive: true });
  return () => {
    clearTimeout(timer);
    frame.removeEventListener('scroll', wait);
  };
}
