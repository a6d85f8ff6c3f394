/** What the page writes, as it is read aloud in its language. */

import { computed } from '@preact/signals';

import { heard } from '../heard';
import { symbolText, type NameStyle } from '../refs';
import { locale, nameStyle, t } from '../state/store';

/** The same names are said of every number that changes. */
const MOST_SAID = 4096;
const said = computed(() => ({ of: locale.value, texts: new Map<string, string>() }));

export function aloud(text: string): string {
  const { texts } = said.value;
  let words = texts.get(text);
  if (words === undefined) {
    words = heard(text, t);
    if (texts.size >= MOST_SAID) texts.clear();
    texts.set(text, words);
  }
  return words;
}

/** A quantity's symbol. */
export const symbolAloud = (ref: string, style: NameStyle = nameStyle.value): string => aloud(symbolText(ref, style));
