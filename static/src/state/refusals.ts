/** What the server refused, in the page's own words: places and losses are called what they are called here. Pure. */

import type { Experiment, Problem } from '../api/types';
import { formatNumber } from '../format';
import { parseRef, symbolText } from '../refs';
import type { Sentence } from '../structure/edits';
import { neededBy } from '../structure/fitting';
import type { Writing } from '../writing';
import { placeAt, styleOf } from './places';

type Entry = NonNullable<Problem['errors']>[number];
type Words = (key: string, params?: Sentence['params']) => string;

/** More would not be read by anybody. */
const MOST = 4;

/** These name what is missing or unknown themselves: the place is where that should be, or is. */
const NAMED = /^(missing|unknown_field|duplicate_key)/;

/** The beginning of a sentence, in the middle of one. */
const continued = (sentence: string): string =>
  /^[A-Z]([a-z]| [a-z])/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;

function placed({ pointer, code, message }: Entry, document: Experiment, writing: Writing, t: Words): string {
  const at = NAMED.test(code) ? (pointer ?? '').replace(/\/[^/]*$/, '') : (pointer ?? '');
  const place = placeAt(at, styleOf(document, writing));
  return place ? t('refused.placed', { place: t(place.key, place.params), sentence: continued(message) }) : message;
}

/** Labels that their loss can't take, as the table of samples numbers them. */
function labels({ loss, target }: Experiment, t: Words): string {
  const found = target.flatMap((row, at) =>
    row.flatMap((value, unit) => (typeof value !== 'number' || (value >= 0 && value <= 1) ? [] : [{ sample: at + 1, unit: unit + 1, value: formatNumber(value) }])),
  );
  const told = found.slice(0, MOST).map((place) => t('refused.label', place));
  const rest = found.length - told.length;
  const places = [...told, ...(rest > 0 ? [t('refused.labels_more', { count: rest })] : [])].join(t('refused.between'));
  return t('refused.labels', { loss: t(`loss.${loss}`), places, count: found.length, other: t('loss.mse') });
}

function overflow(code: string, ref: string, document: Experiment, writing: Writing, t: Words): string {
  const batch = Array.isArray(document.x) && document.x.length > 1;
  // The loss of a sample by itself is the loss.
  const name = symbolText(ref === 'l' && !batch ? 'L' : ref, { ...styleOf(document, writing), batch });
  if (code === 'not_finite_update') return t('refused.overflow_update', { name });
  const layer = parseRef(ref)?.layer ?? 0;
  return layer > 0 ? t('refused.overflow_layer', { name, layer }) : t('refused.overflow', { name });
}

/** The sentences of a refusal of `document`: the first few, each once, and how many more there are. */
export function refusalWords({ title, detail, errors, ref }: Problem, document: Experiment, writing: Writing, t: Words): string[] {
  const all = (errors ?? []).filter(({ code }) => code !== 'more');
  const [first] = all;
  if (!first) return [detail ?? title];
  if (ref) return [overflow(first.code, ref, document, writing, t)];
  const shares = all.some(({ code }) => code === 'label_share') && neededBy(document.loss) !== null;
  const others = all.filter(({ code }) => !shares || code !== 'label_share').map((entry) => placed(entry, document, writing, t));
  const sentences = [...new Set([...(shares ? [labels(document, t)] : []), ...others])];
  const rest = sentences.length - MOST;
  if (rest <= 0) return sentences;
  const more = all.length < (errors?.length ?? 0) ? 'refused.many' : 'refused.more';
  return [...sentences.slice(0, MOST), t(more, { count: rest })];
}
