/** What one can do about a question beside answering it: a hint, the number itself, the next one. */

import { t } from '../state/store';
import { attempts, following, hint, next, question, questions, reveal } from './predict';

/** The keys stay in the field, where the next number is typed. */
export function goOn(): void {
  next();
  document.getElementById('own-number')?.focus({ preventScroll: true });
}

export function Prompts() {
  const open = question.value !== null;
  const ahead = following.value;
  const last = questions.value.every((name) => attempts.value.get(name)?.settled);
  const forward = t(last ? 'predict.sum' : 'predict.next');
  return (
    <p class="prompts">
      <button type="button" class="bordered-button" onClick={open ? reveal : goOn} data-prompt={open ? 'reveal' : 'next'}>
        {open ? t('check.show') : forward}
      </button>
      <button type="button" class="bordered-button" aria-disabled={ahead === null} data-prompt="hint" onClick={hint}>
        {t(ahead === null ? 'predict.hint' : `predict.hint_${ahead}`)}
      </button>
    </p>
  );
}
