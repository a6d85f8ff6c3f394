/** What a factor is made of, unfolded in its place; the factors in it unfold in the same way. */

import { useEffect, useState } from 'preact/hooks';

import type { Explanation } from '../api/types';
import { t, writing } from '../state/store';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';
import { explained, numbers, shown } from './ask';
import { Chips } from './Chip';
import { Formula } from './Formula';
import { Terms } from './Rows';
import { numberAt, shownNumber } from './values';

/** The explanation of a number, as soon as it has come; the last one until then. */
function useExplanation(ref: string): Explanation | null {
  const [held, hold] = useState<Explanation | null>(null);
  useEffect(() => {
    let wanted = true;
    void explained(ref).then((answer) => wanted && hold(answer), () => undefined);
    return () => {
      wanted = false;
    };
  }, [ref, numbers.value, shown.value?.explanation]);
  return held;
}

export function Inside({ of: ref }: { of: string }) {
  const found = useExplanation(ref);
  return (
    <div class="inside" role="group" aria-label={t('why.inside')} data-inside={ref}>
      {found && <Unfolded of={found} />}
    </div>
  );
}

function Unfolded({ of }: { of: Explanation }) {
  const turned = writing.value.orientation === 'to_from';
  return (
    <>
      <Formula {...of} turned={turned} brief={false} />
      {of.factors.length > 0 && <Chips factors={of.factors} folds />}
      {of.terms.length > 0 && <Terms rows={of.terms} quiet />}
      <p class="inside-sum">
        <Symbol text={of.ref} />{' '}
        <span class="number computed" data-ref={of.ref} data-value={numberAt(of.ref)}>
          <Sentence text={`= ${shownNumber(numberAt(of.ref))}`} />
        </span>
      </p>
    </>
  );
}
