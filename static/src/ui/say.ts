/** A sentence of the catalogue in words: what it names by its table's key is said by its name. */

import { t } from '../state/store';
import type { Sentence } from '../structure/edits';

type Filling = string | number;

const NAMED: Readonly<Record<string, (value: Filling) => string>> = {
  loss: (value) => t(`diagram.loss.${value}`),
  activation: (value) => t(`diagram.activation.${value}`),
  meanwhile: (value) => t(`notice.meanwhile.${value}`),
};

export function say({ key, params = {} }: Sentence): string {
  const named = Object.entries(params).map(([name, value]): [string, Filling] => [name, NAMED[name]?.(value) ?? value]);
  return t(key, Object.fromEntries(named));
}
