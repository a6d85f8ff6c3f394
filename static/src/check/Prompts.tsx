/** What one can do about a question beside answering it: a hint, the number itself, the next one. */

import { t } from '../state/store';
import { attempts, hint, next, question, questions, reveal, told } from './predict';
import { MOST_HINTS } from './quiz';

/** The keys stay in the field, where the next number is typed. */
export function goOn(): void {
  next();
  document.getElementById('own-number')?.focus({ preventScroll: true });
}

export function Prompts() {
  const open = question.value !== null;
  const hints = open && told.value < MOST_HINTS;
  const last = questions.value.every((name) => attempts.value.get(name)?.settled);
  const forward = t(last ? 'predict.sum' : 'predict.next');
  return (
    <p class="prompts">
      <button type="button" class="bordered-button" onClick={open ? reveal : goOn} data-prompt={open ? 'reveal' : 'next'}>
        {open ? t('check.show') : forward}
      </button>
      <button type="button" class="bordered-button" aria-disabled={!hints} data-prompt="hint" onClick={hint}>
        {t(!hints ? 'predict.hint' : told.value === 0 ? 'predict.hint_formula' : 'predict.hint_numbers')}
      </button>
    </p>
  );
}
