/** What each sample of a batch adds to a weight's or bias's gradient: bars, numbers, and their sum. */

import type { Explanation } from '../api/types';
import { setSample } from '../state/session';
import { sample as told, t } from '../state/store';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';
import { numberAt, shownNumber } from './values';

/** More would be a list to scroll, not a sum to see. */
const MOST_ROWS = 12;
const WIDTH = 100;
const MIDDLE = WIDTH / 2;

type Shares = NonNullable<Explanation['samples']>;

/** From the middle to the right, or, of a negative part, to the left: told by its side, not by colour. */
function Bar({ part, largest }: { part: number; largest: number }) {
  const length = largest > 0 ? (Math.abs(part) / largest) * MIDDLE : 0;
  return (
    <svg class="share-bar" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
      <path class="share-zero" d={`M${MIDDLE} 0V10`} />
      <rect x={part < 0 ? MIDDLE - length : MIDDLE} y="1.5" width={length} height="7" />
    </svg>
  );
}

function Row({ of, at, largest, known }: { of: Shares; at: number; largest: number; known: boolean }) {
  const part = of.parts[at] ?? 0;
  const own = of.own[at];
  const name = t('why.share_of', { sample: at + 1 });
  return (
    <tr class={told.value === at + 1 ? 'told' : ''}>
      <th scope="row">
        <button type="button" class="share-name" aria-pressed={told.value === at + 1} onClick={() => setSample(at + 1)}>
          {name}
        </button>
      </th>
      {of.mean && <td class="number computed"><Sentence text={known && own != null ? shownNumber(own) : '?'} /></td>}
      {of.mean && <td class="share-mean">÷ {of.count} =</td>}
      <td class="number computed share-part"><Sentence text={shownNumber(known ? part : undefined)} /></td>
      <td class="share-cell">{known && <Bar part={part} largest={largest} />}</td>
    </tr>
  );
}

export function SampleShares({ of, shares }: { of: string; shares: Shares }) {
  const total = numberAt(of);
  const known = total !== undefined;
  const rows = shares.parts.slice(0, MOST_ROWS);
  const largest = Math.max(...shares.parts.map(Math.abs));
  const rest = shares.count - rows.length;
  const columns = shares.mean ? 3 : 1;
  return (
    <section class="why-part why-shares" aria-label={t('why.shares')}>
      <h3>{t('why.shares')}</h3>
      <p class="soft">{t(shares.mean ? 'why.shares_mean' : 'why.shares_sum', { count: shares.count })}</p>
      <table class="shares">
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t('samples.one')}</th>
            {shares.mean && <th scope="col">{t('why.share_own')}</th>}
            {shares.mean && <th scope="col">{t('why.share_mean')}</th>}
            <th scope="col">{t('why.share_part')}</th>
            <th scope="col">{t('why.share_size')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((_, at) => (
            <Row key={at} of={shares} at={at} largest={largest} known={known} />
          ))}
          {rest > 0 && (
            <tr>
              <td class="soft" colSpan={columns + 2}>
                {t('why.shares_more', { count: rest })}
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={columns}>
              {t('why.shares_total')} <Symbol text={of} />
            </th>
            <td class="number computed share-part" data-ref={of} data-value={total}>
              <Sentence text={shownNumber(total)} />
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
