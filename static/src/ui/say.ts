/** A sentence of the catalogue in words: what it names by its table's key is said by its name. */

import { t } from '../state/store';
import type { Sentence } from '../structure/edits';

const TABLES: readonly string[] = ['loss', 'activation'];

export function say({ key, params = {} }: Sentence): string {
  const named = Object.entries(params).map(([name, value]) => [name, TABLES.includes(name) ? t(`diagram.${name}.${value}`) : value]);
  return t(key, Object.fromEntries(named) as Sentence['params']);
}
