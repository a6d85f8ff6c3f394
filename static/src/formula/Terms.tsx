/** "Where": each quantity of the formula with what it is and its number; the keyboard's way to them. */

import type { Step } from '../api/types';
import { formatNumber } from '../format';
import { isMatrix, parseRef } from '../refs';
import { editable } from '../state/document';
import { lookupMatrix } from '../state/numbers';
import { experiment, passes, sampleCount, selected, t, valueOf } from '../state/store';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';
import { dataValue, isLit, pointAt, toggleSelected } from '../ui/terms';
import { parseTemplate } from './fill';

/** The quantities a step speaks of, its target first, each once. */
export function termsOf({ target, template, expanded }: Step): string[] {
  const refs = [template, expanded ?? ''].flatMap((text) => parseTemplate(text).slots.map(({ ref }) => ref));
  return [...new Set([target, ...refs])];
}

/** What a quantity is, in words: "weight in layer 2, to unit 1, from unit 2". */
export function describe(text: string): string {
  const ref = parseRef(text);
  if (!ref) return text;
  const { layer, unit, to, from, sample } = ref;
  const words = t(`quantity.${ref.kind}`, { layer, unit, to, from });
  return text.includes('@') && sampleCount.value > 1 ? t('quantity.of_sample', { words, sample }) : words;
}

function valueText(text: string): string {
  const ref = parseRef(text);
  if (ref && isMatrix(ref)) {
    const rows = lookupMatrix(experiment.value, passes.value, text);
    return rows ? `${rows.length} × ${rows[0]?.length ?? 0}` : '';
  }
  const value = valueOf(text);
  return value === undefined ? '' : formatNumber(value);
}

function Term({ text }: { text: string }) {
  return (
    <li>
      <button
        type="button"
        class={`term ${isLit(text) ? 'lit' : ''}`}
        data-ref={text}
        data-value={dataValue(text)}
        aria-pressed={selected.value === text}
        onPointerEnter={() => pointAt(text)}
        onPointerLeave={() => pointAt(null)}
        onFocus={() => pointAt(text)}
        onBlur={() => pointAt(null)}
        onClick={() => toggleSelected(text)}
      >
        <Symbol text={text} />
        <span class="term-words">{describe(text)}</span>
        <span class={`term-value number ${editable(text) ? '' : 'computed'}`}><Sentence text={valueText(text)} /></span>
      </button>
    </li>
  );
}

export function Terms({ step }: { step: Step }) {
  return (
    <section class="terms" aria-label={t('formula.terms')}>
      <h3>{t('formula.terms')}</h3>
      <ul>
        {termsOf(step).map((text) => (
          <Term key={text} text={text} />
        ))}
      </ul>
    </section>
  );
}
