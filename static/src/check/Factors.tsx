/** What the hints have told of the open question: one quantity after the other, each before its value. */

import { describe } from '../formula/Terms';
import { formatNumber } from '../format';
import { t, valueOf } from '../state/store';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';
import { pointAt } from '../ui/terms';
import { factors } from './predict';
import type { Told } from './quiz';

/** What is asked for itself stays hidden until its own question is settled. */
function worth(ref: string): string {
  const value = valueOf(ref);
  return value === undefined ? t('predict.hidden') : `= ${formatNumber(value)}`;
}

function Factor({ factor: { ref, valued } }: { factor: Told }) {
  return (
    <li data-factor={ref} onPointerEnter={() => pointAt(ref)} onPointerLeave={() => pointAt(null)}>
      <Symbol text={ref} /> <span class="number"><Sentence text={valued ? worth(ref) : '= ?'} /></span>
      <span class="factor-words">{describe(ref)}</span>
    </li>
  );
}

export function Factors() {
  return (
    <div role="status">
      <ol class="told-factors" aria-label={t('predict.told')}>
        {factors.value.map((factor) => (
          <Factor key={factor.ref} factor={factor} />
        ))}
      </ol>
    </div>
  );
}
