/** Whether two elements share any area of the window. */

import { overlap, type Box } from '../diagram/geometry';

function boxOf(element: Element): Box {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, w: width, h: height };
}

export const meet = (a: Element, b: Element): boolean => overlap(boxOf(a), boxOf(b));
