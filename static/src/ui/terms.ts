/** What every place that names quantities shares: pointing at a term lights it everywhere. */

import { effect } from '@preact/signals';

import { cursor, hovered, known, selected, valueOf } from '../state/store';

function refAt(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('[data-ref]')?.getAttribute('data-ref') ?? null) : null;
}

/** What was lit from a text: the text changes with the step, under a pointer that stays. */
let lit: string | null = null;

/** What is lit while nothing is pointed at, if it is not what was chosen. */
let resting: string | null = null;

export function pointAt(ref: string | null): void {
  lit = ref;
  hovered.value = ref ?? resting;
}

/** From now on `ref` is lit while nothing in the text is pointed at; null: what was chosen. */
export function restOn(ref: string | null): void {
  resting = ref;
  pointAt(null);
}

/** Puts out with every step what the text of the last one had lit. */
export function keepLit(): void {
  effect(() => {
    void cursor.value;
    if (lit !== null && hovered.peek() === lit) pointAt(null);
  });
}

/** Listeners for an element whose descendants carry `data-ref`. */
export const lighting = {
  onPointerOver: (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') pointAt(refAt(event.target));
  },
  onPointerLeave: (): void => pointAt(null),
  onClick: (event: MouseEvent): void => {
    const ref = refAt(event.target);
    if (ref) toggleSelected(ref);
  },
};

/** Clicking a term keeps only its paths lit; clicking it again lets all be seen. */
export function toggleSelected(ref: string): void {
  selected.value = selected.value === ref ? null : ref;
}

/** The attribute `data-value`: the full number while it is known at the cursor. */
export function dataValue(ref: string): number | undefined {
  return known.value(ref) ? valueOf(ref) : undefined;
}

/** Whether a term is lit: pointed at, or selected while nothing is pointed at. */
export function isLit(ref: string): boolean {
  return hovered.value === null ? selected.value === ref : hovered.value === ref;
}
