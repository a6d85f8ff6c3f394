/** The line under the diagram: what its marks mean, and how it is to be seen. */

import type { ComponentChildren } from 'preact';

import * as page from '../state/store';
import { Legend } from './Legend';
import type { DiagramStore } from './scene';

interface Props {
  readonly store?: DiagramStore;
  /** Whether there are marks to explain. */
  readonly legend: boolean;
  /** The switches at its end. */
  readonly children?: ComponentChildren;
}

export function Foot({ store = page, legend, children }: Props) {
  return (
    <div class="diagram-foot">
      {legend && <Legend store={store} />}
      {children && <div class="diagram-tools">{children}</div>}
    </div>
  );
}
