/** Where a frame that scrolls has more to show than is seen: a shadow at that side says so. */

import { useComputed, useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

type Sides = Record<'left' | 'right' | 'above' | 'below', boolean>;
const NONE: Sides = { left: false, right: false, above: false, below: false };

/** The sides that hide something; a pixel is lost to rounding. */
export function hiddenSides(box: Pick<Element, 'scrollLeft' | 'scrollTop' | 'scrollWidth' | 'scrollHeight' | 'clientWidth' | 'clientHeight'>): Sides {
  return {
    left: box.scrollLeft > 1,
    right: box.scrollLeft + box.clientWidth < box.scrollWidth - 1,
    above: box.scrollTop > 1,
    below: box.scrollTop + box.clientHeight < box.scrollHeight - 1,
  };
}

/** The classes that draw the shadows; `key` changes with the size of what is framed. */
export function useMore(frame: RefObject<HTMLElement | null>, key: string): ReadonlySignal<string> {
  const sides = useSignal<Sides>(NONE);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const look = (): void => {
      const next = hiddenSides(element);
      const same = (Object.keys(next) as (keyof Sides)[]).every((side) => next[side] === sides.peek()[side]);
      if (!same) sides.value = next;
    };
    // It looks at once where it observes, after the layout and not in the middle of it.
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [key]);
  return useComputed(() =>
    Object.entries(sides.value).map(([side, more]) => (more ? ` more-${side}` : '')).join(''),
  );
}
