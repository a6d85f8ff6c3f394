/** Where a quantity or a layer stands in the picture or in the table, whichever is shown. */

import { stopOf } from '../diagram/nav';
import { scoped } from '../diagram/shape';
import { script } from '../state/store';
import { headOf } from '../structure/opened';

type Mark = HTMLElement | SVGElement;

const VIEW = '.diagram-panel :is(.diagram, .quantity-table)';

/** The mark of a quantity itself, or of what it stands on. */
export const ownMark = (ref: string): Mark | null =>
  document.querySelector<Mark>(`${VIEW} :is([data-stop="${stopOf(ref)}"], .table-number[data-ref="${scoped(ref, script.peek().sample)}"])`);

/** The mark that takes the focus for a quantity; the first one of all where it has none. */
export const markOf = (ref: string): Mark | null =>
  ownMark(ref) ?? ownMark(stopOf(ref)) ?? document.querySelector<Mark>(`${VIEW} :is([data-stop][tabindex="0"], .table-number)`);

/** How the mark of the same thing is found once the view has been drawn anew; null where the focus is not in it. */
export function markHeld(): (() => Mark | null) | null {
  const active = document.activeElement?.closest(VIEW) ? document.activeElement : null;
  const mark = active?.closest<Mark>('[data-stop], [data-ref], [data-layer]');
  if (!active) return null;
  const { stop, ref, layer } = mark?.dataset ?? {};
  return layer === undefined ? () => markOf(stop ?? ref ?? '') : () => headOf(Number(layer));
}
