/** The matrix formula that a number is a cell of, with every matrix in it, and how it comes about. */

import { useComputed, useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

import type { MarkedMatrix, Operand } from '../api/types';
import { parseTemplate, withSymbols } from '../formula/fill';
import { isMatrix, parseRef, symbolText } from '../refs';
import { lookupMatrix } from '../state/numbers';
import { cursor, experiment, nameStyle, passes, script, t, time } from '../state/store';
import { Symbol } from '../ui/Symbol';
import { told } from '../why/ask';
import { Latex } from '../why/Latex';
import { Course } from './Course';
import { layGrid, type Grid, type Mark } from './grid';
import { MatrixTable, type Show } from './MatrixTable';
import { fillingAt, fits, productIn, stateOf, turnAt, type Filling } from './product';
import { wordsOf } from './words';

const marked = ({ row, column }: Mark, cell: readonly number[] | null): Mark | null =>
  cell === null ? null : { row, column };

/** η is a number, and stands in the formula. */
const drawn = ({ ref }: Operand): boolean => {
  const parsed = parseRef(ref);
  return parsed !== null && isMatrix(parsed);
};

interface Placed {
  ref: string;
  transposed: boolean;
  grid: Grid;
}

/** The matrices of a formula as tables, the result first. */
function place({ ref, cell, operands }: MarkedMatrix, turned: boolean): Placed[] {
  const [row = null, column = null] = cell ?? [];
  const all = [
    { ref, transposed: false, mark: cell && { row, column } },
    ...operands.filter(drawn).map((operand) => ({ ...operand, mark: marked(operand, cell) })),
  ];
  return all.flatMap(({ ref: matrix, transposed, mark }) => {
    const values = lookupMatrix(experiment.value, passes.value, matrix);
    return values ? [{ ref: matrix, transposed, grid: layGrid({ matrix, values, turned, transposed, mark }) }] : [];
  });
}

interface Course {
  left: Placed;
  right: Placed;
  plain: boolean;
  /** One of the two is transposed, and is seen to turn. */
  turns: boolean;
}

/** The product in the formula, where its matrices are all there and fit together. */
function courseOf(template: string, [result, ...operands]: readonly Placed[]): Course | null {
  const product = productIn(template);
  const find = (ref: string | undefined): Placed | undefined => operands.find((placed) => placed.ref === ref);
  const [left, right] = [find(product?.left), find(product?.right)];
  if (!product || !result || !left || !right || !fits(result.grid, left.grid, right.grid)) return null;
  return { left, right, plain: product.plain, turns: left.transposed || right.transposed };
}

/** What is lit of a matrix while a cell of the result is filled: a row of the left one, a column of the right. */
function shown(placed: Placed, at: number, course: Course | null, filling: Filling | null): Show | null {
  if (!course || !filling) return null;
  const { row, column } = filling;
  if (at === 0) return (i, j) => stateOf(filling, i, j);
  if (row < 0) return () => 'filled';
  if (placed === course.left) return (i) => (i === row ? 'band' : 'filled');
  if (placed === course.right) return (_, j) => (column === null || j === column ? 'band' : 'filled');
  return () => 'filled';
}

/** The moment of the page's own step, if it makes this matrix; else all is done. */
function useMoment(ref: string, chosen: ReadonlySignal<number | null>): ReadonlySignal<number> {
  return useComputed(() => {
    if (chosen.value !== null) return chosen.value;
    if (script.value.steps[cursor.value - 1]?.target !== ref) return 1;
    return Math.min(1, Math.max(0, time.value - cursor.value + 1));
  });
}

interface ViewProps {
  of: MarkedMatrix;
  /** Whether W is written with a row for where an edge leads. */
  turned: boolean;
  /** Whether its formula stands elsewhere on the page already. */
  brief: boolean;
  open(ref: string): void;
}

function Tables({ of, turned, open }: Omit<ViewProps, 'brief'>) {
  const chosen = useSignal<number | null>(null);
  useEffect(() => void (chosen.value = null), [of.ref, cursor.value]);
  const moment = useMoment(of.ref, chosen);
  const turn = useComputed(() => turnAt(moment.value));
  const tables = place(of, turned);
  const course = courseOf(of.template, tables);
  const result = tables[0]?.grid.cells ?? [];
  const filling = course ? fillingAt(moment.value, course.turns, [result.length, result[0]?.length ?? 0]) : null;
  return (
    <>
      <div class="matrices">
        {tables.map((placed, at) => (
          <MatrixTable
            key={`${placed.ref} ${at}`}
            name={symbolText(placed.ref, nameStyle.value) + (placed.transposed ? 'ᵀ' : '')}
            symbol={<Caption placed={placed} />}
            grid={placed.grid}
            turn={placed.transposed && course ? turn : null}
            show={shown(placed, at, course, filling)}
            known={told.value}
            open={open}
          />
        ))}
      </div>
      {course && <Course chosen={chosen} at={moment.value} words={wordsOf(course, filling, tables[0]?.grid)} />}
    </>
  );
}

function Caption({ placed: { ref, transposed } }: { placed: Placed }) {
  return (
    <span class="matrix-name" data-ref={ref}>
      <Symbol text={ref} />
      {transposed && <sup>⊤</sup>}
    </span>
  );
}

export function MatrixView({ of, turned, brief, open }: ViewProps) {
  const symbols = (text: string): string => withSymbols(parseTemplate(text), nameStyle.value);
  return (
    <section class="why-part matrix-view" aria-label={t('matrix.label')}>
      <h4>{t('matrix.label')}</h4>
      {!brief && (
        <p class="why-line">
          <Latex latex={symbols(of.template)} />
        </p>
      )}
      <Tables of={of} turned={turned} open={open} />
      {of.forms.map((form) => (
        <p key={form.form} class="why-line why-form">
          <span class="soft">{t(`matrix.form.${form.form}`)}</span>
          <Latex latex={symbols(form.template)} />
        </p>
      ))}
    </section>
  );
}
