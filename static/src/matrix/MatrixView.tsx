/** The matrix formula that a number is a cell of, with every matrix in it, and how it comes about. */

import { useComputed, useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';

import type { Layout, MarkedMatrix } from '../api/types';
import { parseTemplate, withSymbols } from '../formula/fill';
import { symbolLatex, symbolText } from '../refs';
import { steady } from '../state/steady';
import { cursor, nameStyle, script, t, time } from '../state/store';
import { aloud, symbolAloud } from '../ui/aloud';
import { Symbol } from '../ui/Symbol';
import { numbers, told } from '../why/ask';
import { Latex } from '../why/Latex';
import { Course } from './Course';
import { MatrixTable, type Show } from './MatrixTable';
import type { Grid } from './grid';
import { place, type Placed } from './place';
import { fillingAt, fits, productIn, stateOf, turnAt, type Filling } from './product';
import { wordsOf } from './words';

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

/** What is being filled: it changes from cell to cell, not with every frame. */
function useFilling(moment: ReadonlySignal<number>, course: Course | null, cells: Grid['cells']): ReadonlySignal<Filling | null> {
  const [product, turns] = [course !== null, course?.turns ?? false];
  const [rows, columns] = [cells.length, cells[0]?.length ?? 0];
  return useMemo(
    () => steady(() => (product ? fillingAt(moment.value, turns, [rows, columns]) : null), (filling) => JSON.stringify(filling)),
    [moment, product, turns, rows, columns],
  );
}

interface ViewProps {
  of: MarkedMatrix;
  /** Whether W is written with a row for where an edge leads. */
  turned: boolean;
  /** Whether its formula stands elsewhere on the page already. */
  brief: boolean;
  open(ref: string): void;
}

/** A Jacobian, and a 0 beside a diagonal, have no ref: the one is known with the outputs. */
const known = (ref: string | null): boolean => ref === null || told.value(ref);

interface TermProps {
  placed: Placed;
  open(ref: string): void;
  /** Of the matrices that move: how far they have turned, and what is lit of them. */
  turn?: ReadonlySignal<number> | null;
  show?: Show | null;
  /** The form it stands in, where the same matrix stands in others too. */
  form?: string | null;
}

/** The sign before a matrix, and the matrix. */
function Term({ placed, open, turn = null, show = null, form = null }: TermProps) {
  const { ref, part, grid } = placed;
  const outputs = part.what !== 'jacobian' || grid.rows.every((side) => 'ref' in side && told.value(side.ref));
  return (
    <div class="matrix-term">
      {part.before !== '' && <Latex latex={part.before} />}
      <MatrixTable
        name={nameOf(placed)}
        symbol={<Caption placed={placed} />}
        grid={grid}
        turn={turn}
        show={show}
        known={(cell) => outputs && known(cell)}
        open={open}
        copies={ref === null ? null : copyName(ref, form)}
      />
    </div>
  );
}

/** What a table is called for who hears it. */
function nameOf({ ref, part, transposed }: Placed): string {
  if (ref !== null) return aloud(symbolText(ref, nameStyle.value) + (transposed ? 'ᵀ' : ''));
  const of = part.ref === null ? '' : symbolAloud(part.ref);
  return t(`matrix.what.${part.what}`, { name: of, sample: part.sample ?? 1 });
}

function copyName(ref: string, form: string | null): string {
  const of = symbolText(ref, nameStyle.value);
  return form === null ? t('copy.of', { of }) : t('copy.of_form', { of, form });
}

/** A matrix by its symbol; what is worked out, or folded from others, by its formula. */
function Caption({ placed: { ref, part, transposed } }: { placed: Placed }) {
  const named = ref !== null && part.latex === symbolLatex(ref, nameStyle.value);
  return (
    <span class="matrix-name" data-ref={ref ?? undefined}>
      {named ? <Symbol text={ref} /> : <Latex latex={part.latex} />}
      {transposed && <sup>⊤</sup>}
    </span>
  );
}

const source = (turned: boolean) => ({ ...numbers.value, turned });

interface StillProps {
  name: string;
  layout: Layout;
  turned: boolean;
  marked: boolean;
  open(ref: string): void;
}

/** The matrices of a form that does not move. */
function Still({ name, layout, turned, marked, open }: StillProps) {
  return (
    <div class="matrices">
      {place(layout, source(turned), marked).map((placed, at) => (
        <Term key={at} placed={placed} open={open} form={name} />
      ))}
      {layout.end !== '' && <Latex latex={layout.end} />}
    </div>
  );
}

function Tables({ of, turned, open }: Omit<ViewProps, 'brief'>) {
  const chosen = useSignal<number | null>(null);
  useEffect(() => void (chosen.value = null), [of.ref, cursor.value]);
  const moment = useMoment(of.ref, chosen);
  const turn = useComputed(() => turnAt(moment.value));
  const tables = place(of.layout, source(turned), of.cell !== null);
  const course = courseOf(of.template, tables);
  const filling = useFilling(moment, course, tables[0]?.grid.cells ?? []).value;
  return (
    <>
      <div class="matrices">
        {tables.map((placed, at) => (
          <Term
            key={`${placed.ref ?? placed.part.what} ${at}`}
            placed={placed}
            open={open}
            turn={placed.transposed && course ? turn : null}
            show={shown(placed, at, course, filling)}
          />
        ))}
        {of.layout.end !== '' && <Latex latex={of.layout.end} />}
      </div>
      {course && <Course chosen={chosen} at={moment} words={wordsOf(course, filling, tables[0]?.grid)} />}
    </>
  );
}

export function MatrixView({ of, turned, brief, open }: ViewProps) {
  const symbols = (text: string): string => withSymbols(parseTemplate(text), nameStyle.value);
  return (
    <section class="why-part matrix-view" aria-label={t('matrix.label')}>
      <h3>{t('matrix.label')}</h3>
      {!brief && (
        <p class="why-line">
          <Latex latex={symbols(of.template)} />
        </p>
      )}
      <Tables of={of} turned={turned} open={open} />
      {of.forms.map(({ form, template, layout }) => {
        const name = t(`matrix.form.${form}`);
        return (
          <section key={form} class="why-form" aria-label={name}>
            <p class="why-line">
              <span class="soft">{name}</span>
              <Latex latex={symbols(template)} />
            </p>
            <Still name={name} layout={layout} turned={turned} marked={of.cell !== null} open={open} />
          </section>
        );
      })}
    </section>
  );
}
