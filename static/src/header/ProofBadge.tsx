/** The badge that says whether every gradient on the page agrees with finite differences. */

import { signal } from '@preact/signals';

import type { VerifyAnswer, VerifyRow } from '../api/types';
import { predicting } from '../check/predict';
import { formatNumber } from '../format';
import { proof } from '../state/proof';
import { t } from '../state/store';
import { aloud } from '../ui/aloud';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';

const open = signal(false);

/** Errors are told by their size: 3e-10, not 2.98173e-10. */
const rough = (error: number): string => formatNumber(error, 1);

function count({ parameters }: VerifyAnswer, verdict: VerifyRow['verdict']): number {
  return parameters.filter((row) => row.verdict === verdict).length;
}

function summary(answer: VerifyAnswer): string {
  const [agree, kinks] = [count(answer, 'agrees'), count(answer, 'kink')];
  const all = answer.parameters.length;
  const worst = rough(answer.worst?.relative_error ?? 0);
  if (agree === all) return t('proof.all', { agree, all, worst });
  if (agree + kinks === all) return t('proof.kinks', { agree, all, kinks, worst });
  return t('proof.some', { agree, all, worst });
}

function Row({ row }: { row: VerifyRow }) {
  const hidden = predicting.value; // then only whether it agrees: the gradients are to be found out
  const error = row.verdict === 'kink' ? '–' : rough(row.relative_error);
  return (
    <tr class={`verdict-${row.verdict}`} data-ref={row.ref} data-value={hidden ? undefined : row.analytic}>
      <th scope="row">
        <Symbol text={row.ref} whole />
      </th>
      {[hidden ? '?' : formatNumber(row.analytic), hidden ? '?' : formatNumber(row.numeric), error].map((text, at) => (
        <td key={at} class="number">
          <Sentence text={text} />
        </td>
      ))}
      <td>{t(`proof.${row.verdict}`)}</td>
    </tr>
  );
}

function Table({ answer }: { answer: VerifyAnswer }) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={t('proof.table')}>
      <table class="proof-table">
        <thead>
          <tr>
            {['parameter', 'analytic', 'numeric', 'error', 'verdict'].map((column) => (
              <th key={column} scope="col">
                {t(`proof.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.parameters.map((row) => (
            <Row key={row.ref} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Details({ answer }: { answer: VerifyAnswer }) {
  return (
    <>
      <p><Sentence text={summary(answer)} /></p>
      <p class="soft">{t('proof.how')}</p>
      {count(answer, 'kink') > 0 && <p class="soft">{t('proof.kink_why')}</p>}
      {predicting.value && <p class="soft">{t('proof.hidden')}</p>}
      <Table answer={answer} />
    </>
  );
}

/** The badge while there is nothing to open. */
function Empty({ state }: { state: 'pending' | 'none' }) {
  return (
    <span class="proof-badge empty" title={t(`proof.${state}`)}>
      <span class="proof-long">{t(`proof.${state}`)}</span>
      <span class="proof-brief" aria-hidden="true">…</span>
    </span>
  );
}

export function ProofBadge() {
  const answer = proof.value;
  if (typeof answer === 'string') return <Empty state={answer} />;
  const [agree, all] = [count(answer, 'agrees'), answer.parameters.length];
  const disagree = count(answer, 'disagrees') > 0;
  // At corners nothing was proved, nor disproved.
  const verdict = disagree ? 'bad' : agree === all ? 'good' : '';
  return (
    <>
      <button
        type="button"
        class={`proof-badge ${verdict}`}
        aria-haspopup="dialog"
        title={summary(answer)}
        aria-description={aloud(summary(answer))}
        onClick={() => (open.value = true)}
      >
        <Icon name={disagree ? 'warning' : 'check'} />
        <span class="proof-long">{t('proof.short', { agree, all })}</span>
        <span class="proof-brief" aria-hidden="true">{`${agree}/${all}`}</span>
      </button>
      <Dialog open={open} title={t('proof.title')}>
        <Details answer={answer} />
      </Dialog>
    </>
  );
}
