/** The samples, one a row: inputs, labels, and the loss of each by itself. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { formatNumber } from '../format';
import { setSample } from '../state/session';
import { reductionOf } from '../state/shares';
import { concealed, experiment, passes, sample, sampleCount, t, valueOf } from '../state/store';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';
import { dataValue } from '../ui/terms';
import { Cell } from './Cell';
import { current, present } from './change';
import { inputsOf, outputsOf, rowOf } from './rows';
import { windowOf } from './window';

/** More columns than these of each kind are in the file alone. */
const MOST_COLUMNS = 40;

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

function lossOf(row: number): string {
  if (concealed.value('l')) return '?';
  const loss = passes.value?.forward.sample_losses?.[row];
  return loss === undefined ? '' : formatNumber(loss);
}

function Row({ row, columns, inputs, rows }: { row: number; columns: readonly number[]; inputs: number; rows: number }) {
  const numbers = rowOf(present(), row);
  const told = sample.value === row + 1;
  const ref = row === 0 ? 'l' : `l@${row + 1}`;
  return (
    <tr class={current.value.row === row ? 'current' : ''}>
      <th scope="row">
        <button
          type="button"
          class="sample-number"
          tabIndex={-1}
          aria-pressed={told}
          aria-label={t('samples.nth', { sample: row + 1 })}
          title={t('samples.tell', { sample: row + 1 })}
          onClick={() => {
            current.value = { ...current.value, row };
            setSample(row + 1);
          }}
        >
          {row + 1}
        </button>
      </th>
      {columns.map((column) => (
        <Cell key={column} row={row} column={column} inputs={inputs} rows={rows} columns={numbers.length} value={numbers[column] ?? 0} />
      ))}
      <td class="sample-loss number computed" data-ref={ref} data-value={dataValue(ref)}>
        <Sentence text={lossOf(row)} />
      </td>
    </tr>
  );
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td class="sample-spacer" style={{ height: `${height}px` }} />
    </tr>
  );
}

/** L, and how it is made of the losses above it. */
function Total({ span }: { span: number }) {
  const count = sampleCount.value;
  if (count < 2) return null;
  const value = valueOf('L');
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={span}>
          <Symbol text="L" /> <span class="soft">{t(`samples.${reductionOf(experiment.value)}`, { count })}</span>
        </th>
        <td class="sample-loss number computed" data-ref="L" data-value={dataValue('L')}>
          <Sentence text={concealed.value('L') ? '?' : value === undefined ? '' : formatNumber(value)} />
        </td>
      </tr>
    </tfoot>
  );
}

export function Table() {
  const box = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const [height, setHeight] = useState(0);
  const samples = present();
  const [count, inputs, outputs] = [samples.x.length, inputsOf(samples), outputsOf(samples)];
  const columns = upTo(inputs + outputs).filter((at) => at < MOST_COLUMNS || (at >= inputs && at < inputs + MOST_COLUMNS));
  useLayoutEffect(() => {
    setHeight(box.current?.querySelector<HTMLElement>('tbody tr:has(input)')?.offsetHeight ?? 0);
  }, []);
  const { first, end } = windowOf(count, scrolled, box.current?.clientHeight ?? 0, height);
  return (
    <div
      ref={box}
      class="samples-scroll"
      tabIndex={-1}
      role="region"
      aria-label={t('samples.table')}
      onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop)}
    >
      <table class="samples-table">
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{t('samples.one')}</span>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" class={column === inputs ? 'first-label' : ''}>
                <Symbol text={column < inputs ? `x.${column + 1}` : `t.${column - inputs + 1}`} whole />
              </th>
            ))}
            <th scope="col" class="sample-loss">
              {t('samples.loss')}
            </th>
          </tr>
        </thead>
        <tbody>
          <Spacer height={first * height} />
          {upTo(end - first).map((at) => (
            <Row key={first + at} row={first + at} columns={columns} inputs={inputs} rows={count} />
          ))}
          <Spacer height={(count - end) * height} />
        </tbody>
        <Total span={columns.length + 1} />
      </table>
      {columns.length < inputs + outputs && (
        <p class="soft">{t('samples.wide', { shown: columns.length, count: inputs + outputs })}</p>
      )}
    </div>
  );
}
