/** At the end of the questions: how they went, and what was confused how often. */

import { t } from '../state/store';
import { Dialog } from '../ui/Dialog';
import { attempts, examples, questions, summing } from './predict';
import { summaryOf } from './quiz';

const COUNTS = ['alone', 'helped', 'shown', 'left', 'hints'] as const;

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
            {mistakes.map(({ code, count }) => (
              <tr key={code} data-mistake={code}>
                <th scope="row">{examples.value.get(code)?.sentence}</th>
                <td class="number">{t('predict.times', { count })}</td>
              </tr>
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
