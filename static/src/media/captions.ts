/** The step and its sentence under a picture, as part of the drawing. */

import type { Locale } from '../api/types';
import { sentenceAt } from '../player/sentence';
import { lines, type Hand, type Run } from './caption';
import { attribute, escaped, type Letters } from './markup';
import { styleOf, type Snapshot } from './snapshot';

export interface Inks {
  readonly ink: string;
  readonly soft: string;
  /** The style sheet's font stacks. */
  readonly fonts: Record<Hand, string>;
}

const LEADING = 1.45;

const fontOf = ({ hand, size }: Pick<Run, 'hand' | 'size'>, fonts: Inks['fonts']): string =>
  `${hand === 'italic' ? 'italic ' : ''}${size}px ${fonts[hand]}`;

export class Captions {
  private readonly context = document.createElement('canvas').getContext('2d');
  readonly height: number;
  private readonly size: number;

  /** Room is kept for the longest sentence among the `cursors`, so that nothing jumps in a film. */
  constructor(
    private readonly store: Snapshot,
    private readonly locale: Locale,
    private readonly width: number,
    private readonly margin: number,
    private readonly inks: Inks,
    cursors: readonly number[],
  ) {
    this.size = Math.min(17, Math.max(12, width / 66));
    const most = Math.max(...cursors.map((cursor) => this.lines(cursor).length));
    this.height = margin * 1.4 + this.size * (1.6 + most * LEADING);
  }

  private lines(cursor: number): Run[][] {
    const { store } = this;
    const { steps } = store.script.peek();
    const sentence = sentenceAt(steps, cursor, store.valueOf, this.locale, store.t);
    return lines(sentence, {
      width: this.width - 2 * this.margin,
      size: this.size,
      style: styleOf(store),
      measure: (run) => this.measure(run),
      valueOf: store.valueOf,
    });
  }

  private measure(run: Pick<Run, 'text' | 'hand' | 'size'>): number {
    if (!this.context) return run.text.length * run.size * 0.5;
    this.context.font = fontOf(run, this.inks.fonts);
    return this.context.measureText(run.text).width;
  }

  private kicker(cursor: number): string {
    const { script, t } = this.store;
    const { steps } = script.peek();
    const step = steps[cursor - 1];
    if (!step) return t('timeline.start');
    return t('timeline.value', { step: cursor, steps: steps.length, phase: t(`phase.${step.phase}`) });
  }

  /** The caption of a cursor with its upper edge at `top`. */
  markup(cursor: number, left: number, top: number, letters: Letters): string {
    const { ink, soft, fonts } = this.inks;
    const x = left + this.margin;
    let y = top + this.margin * 0.4 + this.size;
    const small: Run = { text: this.kicker(cursor), hand: 'text', size: this.size * 0.85, drop: 0, back: 0 };
    const line = (runs: readonly Run[], fill: string): string =>
      `<text${attribute('x', x)}${attribute('y', Math.round(y * 100) / 100)}${attribute('fill', fill)}>` +
      `${spans(runs, fonts, letters)}</text>`;
    let text = line([small], soft);
    y += this.size * (LEADING + 0.15);
    for (const runs of this.lines(cursor)) {
      text += line(runs, ink);
      y += this.size * LEADING;
    }
    return `<g>${text}</g>`;
  }
}

function spans(runs: readonly Run[], fonts: Inks['fonts'], letters: Letters): string {
  let drop = 0;
  const parts = runs.map((run) => {
    const style = run.hand === 'italic' ? 'italic' : 'normal';
    const key = `${style}|${fonts[run.hand]}`;
    const set = letters.get(key) ?? new Set();
    letters.set(key, set);
    for (const letter of run.text) set.add(letter);
    const moved = run.drop - drop;
    drop = run.drop;
    const lean = run.hand === 'italic' ? ' font-style="italic"' : '';
    const dy = moved === 0 ? '' : attribute('dy', Math.round(moved * 100) / 100);
    const dx = run.back === 0 ? '' : attribute('dx', Math.round(-run.back * 100) / 100);
    return `<tspan${attribute('font-family', fonts[run.hand])}${attribute('font-size', run.size)}${lean}${dx}${dy}>${escaped(run.text)}</tspan>`;
  });
  return parts.join('');
}
