/** At the end of the questions: how they went, and what was confused how often. */

import { t } from '../state/store';
import { Dialog } from '../ui/Dialog';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';
import { attempts, examples, questions, summing } from './predict';
import { mistakeOf, summaryOf, type Summary } from './quiz';

const COUNTS = ['alone', 'helped', 'shown', 'left', 'hints'] as const;

/** A mistake in words that hold of every quantity it was made at, and which these were. */
function Mistake({ mistake: { name, count, refs } }: { mistake: Summary['mistakes'][number] }) {
  const { code, general } = mistakeOf(name);
  return (
    <tr data-mistake={code}>
      <th scope="row">
        <Sentence text={general ? t(`mistake.${code}`) : (examples.value.get(name)?.sentence ?? '')} naming />{' '}
        <span class="mistake-note">
          {refs.map((ref, at) => (
            <span key={ref}>
              {at > 0 && ', '}
              <Symbol text={ref} />
            </span>
          ))}
        </span>
      </th>
      <td class="number">{t('predict.times', { count })}</td>
    </tr>
  );
}

export function PredictSummary() {
  const summary = summaryOf(questions.value, attempts.value);
  const { mistakes, unknown } = summary;
  return (
    <Dialog open={summing} title={t('predict.summary')}>
      <table class="predict-counts">
        <tbody>
          {COUNTS.map((name) => (
            <tr key={name} data-count={name}>
              <th scope="row">{t(`predict.${name}`)}</th>
              <td class="number">{summary[name]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('predict.confused')}</h3>
      {mistakes.length + unknown === 0 && <p>{t('predict.clean')}</p>}
      {mistakes.length + unknown > 0 && (
        <table class="predict-counts">
          <tbody>
            {mistakes.map((mistake) => (
              <Mistake key={mistake.name} mistake={mistake} />
            ))}
            {unknown > 0 && (
              <tr>
                <th scope="row">{t('predict.unknown')}</th>
                <td class="number">{t('predict.times', { count: unknown })}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
