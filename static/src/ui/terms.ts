/** What every place that names quantities shares: pointing at a term lights it everywhere. */

import { hovered, known, script, selected, valueOf } from '../state/store';

function refAt(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('[data-ref]')?.getAttribute('data-ref') ?? null) : null;
}

/** Listeners for an element whose descendants carry `data-ref`. */
export const lighting = {
  onPointerOver: (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') hovered.value = refAt(event.target);
  },
  onPointerLeave: (): void => {
    hovered.value = null;
  },
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

/** The target of the step shown. */
export function currentTarget(at: number): string | null {
  return script.value.steps[at - 1]?.target ?? null;
}
