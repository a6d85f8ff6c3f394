/** What goes away with the focus in it leaves it to the picture: a person at the keyboard is not set back to the page's start. */

import { useLayoutEffect, useRef } from 'preact/hooks';

import { regain, usedPointer } from './focus';
import { markOf } from './marks';

/** A reference for the box whose parts, or which itself, may go. */
export function useFocusLeft<E extends HTMLElement>() {
  const box = useRef<E>(null);
  const held = useRef(false);
  held.current = box.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (held.current && !usedPointer()) regain(() => markOf(''));
  });
  return box;
}
