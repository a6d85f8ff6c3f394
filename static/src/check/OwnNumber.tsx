/** "Your own number": a field for what somebody got by hand, and under it what is right or wrong with it. */

import { useEffect, useRef, useState } from 'preact/hooks';

import { describe } from '../formula/Terms';
import { formatNumber } from '../format';
import { place } from '../refs';
import { t } from '../state/store';
import { Icon } from '../ui/Icon';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';
import { dataValue } from '../ui/terms';
import { useFocusLeft } from '../ui/useFocusLeft';
import { below } from './below';
import { Diagnoses } from './Diagnoses';
import { Factors } from './Factors';
import { ask, forget, subject, text, verdict, waiting, type Verdict } from './own';
import { asked, predicting, question, questions } from './predict';
import { goOn, Prompts } from './Prompts';

/** The right number, once it is asked for; where it is known already it stands on the page. */
function Expected({ name, value }: { name: string; value: number | null }) {
  const [shown, setShown] = useState(false);
  if (!shown) {
    return (
      <button type="button" class="bordered-button" onClick={() => setShown(true)}>
        {t('check.show')}
      </button>
    );
  }
  return (
    <p class="expected" data-ref={name} data-value={dataValue(name)}>
      <Symbol text={name} /> <span class="number"><Sentence text={`= ${value === null ? t('check.beyond') : formatNumber(value)}`} /></span>
    </p>
  );
}

function Outcome({ name, found }: { name: string; found: Verdict }) {
  if (found.kind === 'bad') return null;
  if (found.kind === 'failed') {
    return (
      <div class="own-wrong">
        <p>{t('check.failed')}</p>
        {found.words.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    );
  }
  const { correct, diagnoses, expected } = found.grade;
  if (correct) {
    return (
      <p class="own-right">
        <Icon name="check" /> {t('check.right')}
      </p>
    );
  }
  return (
    <div class="own-wrong">
      <Diagnoses diagnoses={diagnoses} />
      {asked.value === null && dataValue(name) === undefined && <Expected key={name} name={name} value={expected} />}
    </div>
  );
}

function Field({ name, fault }: { name: string; fault: string | null }) {
  return (
    <form
      class="own-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (asked.value !== null && question.value === null) goOn();
        else void ask();
      }}
    >
      <label for="own-number">
        {t('check.got')} <Symbol text={name} /> =
      </label>
      <input
        id="own-number"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="done"
        maxLength={100}
        value={text.value}
        aria-invalid={fault !== null}
        aria-describedby="own-note"
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
          forget();
        }}
      />
      <button type="submit" class="bordered-button">
        {t('check.ask')}
      </button>
    </form>
  );
}

function Card({ name }: { name: string }) {
  const found = verdict.value;
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (found) outcome.current?.scrollIntoView({ block: 'nearest' });
  }, [found]);
  useEffect(() => {
    if (question.value !== null) document.getElementById('own-number')?.focus();
  }, [predicting.value]);
  const fault = found?.kind === 'bad' ? t(`editor.fault.${found.fault}`, { text: text.value }) : null;
  return (
    <>
      <p class="own-about">{describe(name)}</p>
      <Field name={name} fault={fault} />
      <p id="own-note" class={fault ? 'own-fault' : 'own-hint'} role={fault ? 'alert' : undefined}>
        {fault ?? t('check.hint')}
      </p>
      {asked.value !== null && <Prompts />}
      {question.value !== null && <Factors />}
      <div ref={outcome} class="own-outcome" role="status" aria-busy={waiting.value}>
        {found && <Outcome name={name} found={found} />}
      </div>
    </>
  );
}

function titleOf(): string {
  const all = questions.value;
  const at = asked.value === null ? 0 : all.indexOf(place(asked.value)) + 1;
  return at > 0 ? t('predict.title', { at, all: all.length }) : t('check.title');
}

export function OwnNumber() {
  const name = subject.value;
  // A step that makes no number known has no place for one.
  const box = useFocusLeft<HTMLElement>();
  if (name === null) return null;
  // Below the picture it comes before the formula's own heading.
  const Heading = below.value ? 'h2' : 'h3';
  return (
    <section ref={box} class="own-number" aria-label={t('check.title')}>
      <Heading>{titleOf()}</Heading>
      <Card name={name} />
    </section>
  );
}
