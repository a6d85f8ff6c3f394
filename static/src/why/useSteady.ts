/** While a number is in hand no part of its explanation shrinks: what stands below stays where it is. */

import { computed } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

import { held } from '../editor/scrub';

const inHand = computed(() => held.value !== null);

const HEIGHT = 'min-height';
const keep = ({ target, borderBoxSize: [size] }: ResizeObserverEntry): void => {
  if (target instanceof HTMLElement && size) target.style.setProperty(HEIGHT, `${size.blockSize}px`);
};

/** The parts are the section's own children; `of` changes where others come. */
export function useSteady(section: RefObject<HTMLElement | null>, of: unknown): void {
  const steady = inHand.value;
  useEffect(() => {
    if (!steady) return undefined;
    const parts = [...(section.current?.children ?? [])].filter((part) => part instanceof HTMLElement);
    // It tells heights after the layout: to ask for them would force one at every move of the hand.
    const heights = new ResizeObserver((entries) => entries.forEach(keep));
    for (const part of parts) heights.observe(part);
    return () => {
      heights.disconnect();
      for (const part of parts) part.style.removeProperty(HEIGHT);
    };
  }, [steady, of]);
}
