/** The mistakes made, told in the language and notation of the page. */

import { effect } from '@preact/signals';

import { locale, writing } from '../state/store';
import { graded } from './graded';
import { examples } from './predict';
import { nameOf } from './quiz';

/** Has each mistake said anew by grading its example again; what can't be stays as it was said. */
async function retell(): Promise<void> {
  for (const [name, { ref, answer }] of examples.peek()) {
    const grade = await graded(ref, answer).catch(() => null);
    const sentence = grade?.diagnoses.find((diagnosis) => nameOf(diagnosis) === name)?.explanation;
    if (sentence !== undefined) examples.value = new Map(examples.peek()).set(name, { ref, answer, sentence });
  }
}

export function keepLanguage(): void {
  effect(() => {
    void locale.value;
    void writing.value;
    void retell();
  });
}
