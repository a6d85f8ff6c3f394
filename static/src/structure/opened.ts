/** Which column's panel is open: 0 is the inputs, null is none. */

import { signal } from '@preact/signals';

import { usedPointer } from '../ui/focus';

export const PANEL_ID = 'layer-panel';

export const openedLayer = signal<number | null>(null);

/** The column that was open when the pointer went down: pressing its head again only shuts the panel. */
let pressed: number | null = null;

export function notePress(): void {
  pressed = openedLayer.peek();
}

export function openLayer(layer: number): void {
  if (usedPointer() && pressed === layer) return;
  openedLayer.value = layer;
  document.getElementById(PANEL_ID)?.showPopover();
}

export function closeLayer(): void {
  document.getElementById(PANEL_ID)?.hidePopover();
}

/** Where columns are opened from: over the picture, or in the table that stands in its place. */
export const HEADS = '.diagram-panel :is(.heads [data-layer], .table-head)';

/** The head of a column. */
export const headOf = (layer: number): HTMLElement | SVGElement | null =>
  document.querySelector<HTMLElement | SVGElement>(`${HEADS}[data-layer="${layer}"]`);
