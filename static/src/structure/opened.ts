/** Which column's panel is open: 0 is the inputs, null is none. */

import { signal } from '@preact/signals';

import { usedPointer } from '../ui/focus';

export const PANEL_ID = 'layer-panel';
const HEAD_GAP = 8;

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

/** Whether layers lie one below the other: in a narrow picture, and in the table. */
export const inRows = (): boolean => document.querySelector('.diagram-panel .diagram:not(.down)') === null;

/** All of a layer in the picture, as one thing to stand beside: the other columns' heads stay free. */
export function layerOf(layer: number, down: boolean) {
  const head = headOf(layer);
  if (!head) return null;
  const first = layer === 0 ? 'x.' : `h.${layer}.`;
  const units = document.querySelectorAll(`.diagram-panel .unit:has([data-stop^="${first}"])`);
  return {
    getBoundingClientRect(): DOMRect {
      const [above, ...rects] = [head, ...units].map((part) => part.getBoundingClientRect()) as [DOMRect, ...DOMRect[]];
      const all = [above, ...rects];
      const top = down ? Math.min(...all.map((rect) => rect.top)) : above.bottom + HEAD_GAP;
      const left = Math.min(...all.map((rect) => rect.left));
      const right = Math.max(...all.map((rect) => rect.right));
      return new DOMRect(left, top, right - left, Math.max(...all.map((rect) => rect.bottom)) - top);
    },
    scrollIntoView: (how?: boolean | ScrollIntoViewOptions): void => head.scrollIntoView(how),
  };
}
