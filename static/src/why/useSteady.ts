/** While a number is in hand no part of its explanation shrinks: what stands below stays where it is. */

import { computed } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

import { held } from '../editor/scrub';

const inHand = computed(() => held.value !== null);

/** To be used by what is drawn anew with every explanation; the parts are the section's own children. */
export function useSteady(section: RefObject<HTMLElement | null>): void {
  const steady = inHand.value;
  useLayoutEffect(() => {
    const parts = [...(section.current?.children ?? [])].filter((part) => part instanceof HTMLElement);
    if (!steady) {
      for (const part of parts) part.style.removeProperty('min-height');
      return;
    }
    const heights = parts.map((part) => part.getBoundingClientRect().height);
    parts.forEach((part, at) => part.style.setProperty('min-height', `${heights[at] ?? 0}px`));
  });
}
