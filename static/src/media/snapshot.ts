/** The page's state held still, with a time of its own: what a picture or a film is made from. */

import { computed, signal, type Signal } from '@preact/signals';

import type { DiagramStore } from '../diagram/scene';
import { nameStyle, shapeOf } from '../diagram/shape';
import type { NameStyle } from '../refs';
import { translate } from '../state/catalogue';
import { lookup } from '../state/numbers';
import { revealed } from '../state/revealed';
import { quantityOf } from '../state/shares';
import * as page from '../state/store';

export interface Snapshot extends DiagramStore {
  readonly time: Signal<number>;
}

/** Nothing done to the page afterwards changes it. `focused`: with what is chosen there. */
export function snapshot(focused: boolean): Snapshot {
  const experiment = page.experiment.peek();
  const passes = page.passes.peek();
  const script = page.script.peek();
  const hidden = page.concealed.peek();
  const locale = page.locale.peek();
  const time = signal(page.cursor.peek());
  const cursor = computed(() => Math.ceil(time.value));
  return {
    experiment: signal(experiment),
    writing: signal(page.writing.peek()),
    script: signal(script),
    time,
    cursor,
    hovered: signal(null),
    selected: signal(focused ? page.selected.peek() : null),
    route: signal(focused ? page.route.peek() : null),
    ways: signal(focused ? page.ways.peek() : null),
    overdue: signal(false),
    edgeNumbers: signal(page.edgeNumbers.peek()),
    known: computed(() => {
      const reached = revealed(script.steps, cursor.value);
      return (ref) => reached(ref) && !hidden(ref);
    }),
    valueOf: (ref) => (hidden(quantityOf(ref)) ? undefined : lookup(experiment, passes, script.sample, ref)),
    openEditor: () => undefined,
    t: (key, params) => translate(locale, key, params),
  };
}

export const styleOf = ({ experiment, writing }: Snapshot): NameStyle =>
  nameStyle(shapeOf(experiment.peek()), writing.peek());
