/** The step's sentence set in lines under a picture: words, symbols and numbers, each in its letters. */

import { formatNumber } from '../format';
import { symbolParts, type NameStyle } from '../refs';
import { pieces } from '../player/sentence';

export type Hand = 'text' | 'math' | 'italic';

/** Letters of one kind that stand together. */
export interface Run {
  readonly text: string;
  readonly hand: Hand;
  readonly size: number;
  /** How far the baseline is moved from the line's own, downwards. */
  readonly drop: number;
  /** How far it begins before the end of what stands left of it. */
  readonly back: number;
}

/** What a line may not be broken within. */
interface Word {
  readonly runs: readonly Run[];
  readonly width: number;
}

export interface Setting {
  readonly width: number;
  readonly size: number;
  readonly style: NameStyle;
  measure(run: Pick<Run, 'text' | 'hand' | 'size'>): number;
  valueOf(ref: string): number | undefined;
}

const SMALL = 0.7;
const LETTERS = /^[A-Za-zηφδ]/;
const STEM = /[A-Za-zηφδ]+|′|[^A-Za-zηφδ′]+/g;
/** Signs that never begin a line. */
const CLOSING = /^[,.;:!?)’”\]%，。；：！？）、」』》…]/;
/** Chinese may be broken after every sign, other text after spaces. */
const UNITS = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]+\s*|\s+/gu;

/** Letters lean, signs such as ′ and ∂ stand upright; a prime is the text's own, as on the page. */
function stem(text: string, upright: boolean, size: number): Run[] {
  const handOf = (part: string): Hand => (part === '′' ? 'text' : !upright && LETTERS.test(part) ? 'italic' : 'math');
  const parts = text.match(STEM) ?? [];
  return parts.map((part) => ({ text: part, hand: handOf(part), size, drop: 0, back: 0 }));
}

/** Where both are there one stands over the other: the wider one is written last, over the narrower. */
function scripts(sub: string, sup: string, size: number, measure: Setting['measure']): Run[] {
  const both = sub !== '' && sup !== '';
  const [low, high] = both ? [0.27, -0.5] : [0.22, -0.4];
  const run = (text: string, drop: number): Run => ({ text, hand: 'math', size: size * SMALL, drop: size * drop, back: 0 });
  const runs = [run(sub, low), run(sup, high)].filter(({ text }) => text !== '');
  if (!both) return runs;
  const [narrow, broad] = runs.sort((a, b) => measure(a) - measure(b)) as [Run, Run];
  return [narrow, { ...broad, back: measure(narrow) }];
}

function symbolRuns(ref: string, { size: text, style, measure }: Setting): Run[] {
  const { prefix, base, sub, sup, upright } = symbolParts(ref, style);
  const size = text * 1.08;
  return [...stem(prefix + base, upright, size), ...scripts(sub, sup, size, measure)];
}

function runsOf(template: string, setting: Setting): Run[][] {
  return pieces(template).flatMap((piece): Run[][] => {
    if (piece.kind === 'symbol') return [symbolRuns(piece.ref, setting)];
    if (piece.kind === 'number') {
      const value = setting.valueOf(piece.ref);
      const text = value === undefined ? '?' : formatNumber(value);
      return [[{ text, hand: 'math', size: setting.size * 1.08, drop: 0, back: 0 }]];
    }
    const units = piece.text.match(UNITS) ?? [];
    return units.map((text) => [{ text, hand: 'text', size: setting.size, drop: 0, back: 0 }]);
  });
}

/** Puts together what may not be parted: a sign that closes goes with what it closes. */
function words(template: string, setting: Setting): Word[] {
  const found: { runs: Run[]; width: number }[] = [];
  for (const runs of runsOf(template, setting)) {
    const width = runs.reduce((sum, run) => sum + setting.measure(run) - run.back, 0);
    const before = found.at(-1);
    const tied = before && (CLOSING.test(runs[0]?.text ?? '') || tiedTo(before.runs, runs));
    if (tied) {
      before.runs.push(...runs);
      before.width += width;
    } else found.push({ runs: [...runs], width });
  }
  return found;
}

const LATIN = /[^\s\u2e80-\uffef]/u;

/** Latin letters, symbols and numbers without a space between them are one word. */
function tiedTo(before: readonly Run[], after: readonly Run[]): boolean {
  const end = [...(before.at(-1)?.text ?? '')].at(-1) ?? ' ';
  const start = [...(after[0]?.text ?? '')][0] ?? ' ';
  return LATIN.test(end) && LATIN.test(start);
}

/** Letters of one kind side by side are one run. */
function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    const alike = last?.hand === run.hand && last.size === run.size && last.drop === run.drop && run.back === 0;
    if (alike) found[found.length - 1] = { ...last, text: last.text + run.text };
    else found.push(run);
  }
  return found;
}

/** The lines of a sentence, broken to the setting's width. */
export function lines(template: string, setting: Setting): Run[][] {
  const found: Run[][] = [[]];
  let left = setting.width;
  for (const { runs, width } of words(template, setting)) {
    if (width > left && found.at(-1)!.length > 0) {
      found.push([]);
      left = setting.width;
    }
    found.at(-1)!.push(...runs);
    left -= width;
  }
  return found.map(joined);
}

