/** While the player runs, what nobody sees is not built: the next step would take it away again. */

import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { playing } from '../state/store';

/** Whether what stands in `place` is to be built: when it comes into sight, or as soon as nothing plays. Then it stays. */
export function useDue(place: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  const built = useRef(false);
  built.current ||= seen || !playing.value;
  const due = built.current;
  useEffect(() => {
    const element = place.current;
    if (due || !element) return undefined;
    const observer = new IntersectionObserver((entries) => setSeen(entries.some(({ isIntersecting }) => isIntersecting)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [due]);
  return due;
}
