/** The sentence of the step shown, its symbols and numbers alive; heard in words when the walk rests. */

import { useEffect, useState } from 'preact/hooks';

import { question } from '../check/predict';
import { formatNumber } from '../format';
import { isPerSample, parseRef } from '../refs';
import { editable } from '../state/document';
import { hinting } from '../state/hint';
import { concealed, cursor, locale, nameStyle, playing, script, stale, t, valueOf } from '../state/store';
import { aloud, symbolAloud } from '../ui/aloud';
import { Symbol } from '../ui/Symbol';
import { dataValue, isLit, lighting } from '../ui/terms';
import { followedBy, pieces, sentenceAt, type Piece } from './sentence';

/** Someone who steps quickly wants to hear where they end up, not every step on the way. */
const SPEAK_AFTER_MS = 250;
/** By then it has been taken up: who reads on comes upon the sentence once, where it stands. */
const FORGET_AFTER_MS = 7_000;

function present(): Piece[] {
  const { steps } = script.value;
  const asked = steps[cursor.value - 1] ? question.value : null;
  if (asked !== null) return pieces(t('predict.question', { ref: asked }));
  return pieces(sentenceAt(steps, cursor.value, valueOf, locale.value, t));
}

function numberText(ref: string): string {
  const value = valueOf(ref);
  if (value !== undefined) return formatNumber(value);
  return concealed.value(ref) ? '?' : '';
}

const ofSample = (ref: string): boolean => {
  const parsed = parseRef(ref);
  return parsed !== null && isPerSample(parsed);
};

/** In a batch the sample is named once and not with every symbol. */
function spoken(): string {
  const style = nameStyle.value;
  const told = present();
  const words = told.map((piece) => {
    if (piece.kind === 'text') return aloud(piece.text);
    return piece.kind === 'number' ? aloud(numberText(piece.ref)) : symbolAloud(piece.ref, { ...style, batch: false });
  });
  const named = style.batch && told.some((piece) => piece.kind === 'symbol' && ofSample(piece.ref));
  return (named ? t('heard.of_sample', { sample: script.value.sample }) : '') + words.join('');
}

function Part({ piece }: { piece: Piece }) {
  if (piece.kind === 'text') return <>{piece.text}</>;
  const lit = isLit(piece.ref) ? ' lit' : '';
  const computed = piece.kind === 'number' && !editable(piece.ref) ? ' computed' : '';
  return (
    <span class={`slot ${piece.kind}${lit}${computed}`} data-ref={piece.ref} data-value={dataValue(piece.ref)}>
      {piece.kind === 'symbol' ? <Symbol text={piece.ref} /> : numberText(piece.ref)}
    </span>
  );
}

/** What a screen reader is told: nothing while playing, the last sentence once it rests. */
function Spoken() {
  const [text, setText] = useState('');
  const words = playing.value || stale.value ? null : spoken();
  useEffect(() => {
    if (words === null) return undefined;
    const timers = [setTimeout(() => setText(words), SPEAK_AFTER_MS), setTimeout(() => setText(''), FORGET_AFTER_MS)];
    return () => timers.forEach(clearTimeout);
  }, [words, locale.value]);
  return (
    <p class="visually-hidden" aria-live="polite">
      {text}
    </p>
  );
}

interface Props {
  /** Whether what a first visitor can do is said here: where the panel that says it lies out of sight. */
  readonly first?: boolean;
}

export function Narration({ first = false }: Props) {
  const { steps } = script.value;
  return (
    <div class="narration">
      <p class="narration-text" {...lighting}>
        {present().map((piece, at) => (
          <Part key={at} piece={piece} />
        ))}
        {first && cursor.value === 0 && hinting.value && followedBy('', t('start.brief'), locale.value)}
      </p>
      <p class="narration-count">{t('player.count', { step: cursor.value, steps: steps.length })}</p>
      <Spoken />
    </div>
  );
}
