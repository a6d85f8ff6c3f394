/** The matrix formula that a number is a cell of, with every matrix in it, and how it comes about. */

import { computed, signal, useComputed, useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';

import type { Layout, MarkedMatrix } from '../api/types';
import { parseTemplate, withSymbols } from '../formula/fill';
import { symbolLatex, symbolText } from '../refs';
import { cursor, nameStyle, t } from '../state/store';
import { aloud, symbolAloud } from '../ui/aloud';
import { Symbol } from '../ui/Symbol';
import { numbers, told } from '../why/ask';
import { Latex } from '../why/Latex';
import { Course } from './Course';
import { MatrixTable } from './MatrixTable';
import type { Grid } from './grid';
import { place, type Placed } from './place';
import { turnAt, type Filling } from './product';
import { courseOf, shown, useFilling, useMoment, type Course as Taken } from './useCourse';
import { useDue } from './useDue';
import type { Show } from './useLooks';
import { wordsOf } from './words';

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
  show?: ReadonlySignal<Show | null>;
  /** The form it stands in, where the same matrix stands in others too. */
  form?: string | null;
}

const AT_REST: ReadonlySignal<Show | null> = signal(null);

/** The sign before a matrix, and the matrix. */
function Term({ placed, open, turn = null, show = AT_REST, form = null }: TermProps) {
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

interface MovingProps extends TermProps {
  at: number;
  course: Taken | null;
  filling: ReadonlySignal<Filling | null>;
}

/** A matrix that takes part in the course. */
function Moving({ at, course, filling, ...term }: MovingProps) {
  const { placed } = term;
  const show = useMemo(() => computed(() => shown(placed, at, course, filling.value)), [placed, at, course, filling]);
  return <Term {...term} show={show} />;
}

interface WordsProps {
  course: Taken;
  filling: ReadonlySignal<Filling | null>;
  chosen: Signal<number | null>;
  moment: ReadonlySignal<number>;
  result: Grid | undefined;
}

/** The course's slider, and what happens in words: apart from the tables, which are far more. */
function Told({ course, filling, chosen, moment, result }: WordsProps) {
  return <Course chosen={chosen} at={moment} words={wordsOf(course, filling.value, result)} />;
}

function Tables({ of, turned, open }: Omit<ViewProps, 'brief'>) {
  const chosen = useSignal<number | null>(null);
  useEffect(() => void (chosen.value = null), [of.ref, cursor.value]);
  const moment = useMoment(of.ref, chosen);
  const turn = useComputed(() => turnAt(moment.value));
  const tables = place(of.layout, source(turned), of.cell !== null);
  const course = courseOf(of.template, tables);
  const filling = useFilling(moment, course, tables[0]?.grid.cells ?? []);
  return (
    <>
      <div class="matrices">
        {tables.map((placed, at) => (
          <Moving
            key={`${placed.ref ?? placed.part.what} ${at}`}
            placed={placed}
            at={at}
            open={open}
            turn={placed.transposed && course ? turn : null}
            course={course}
            filling={filling}
          />
        ))}
        {of.layout.end !== '' && <Latex latex={of.layout.end} />}
      </div>
      {course && <Told course={course} filling={filling} chosen={chosen} moment={moment} result={tables[0]?.grid} />}
    </>
  );
}

/** The matrices, and the other forms that they are written in. */
function Forms({ of, turned, open }: Omit<ViewProps, 'brief'>) {
  return (
    <>
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
    </>
  );
}

const symbols = (text: string): string => withSymbols(parseTemplate(text), nameStyle.value);

export function MatrixView({ brief, ...forms }: ViewProps) {
  const section = useRef<HTMLElement>(null);
  const due = useDue(section);
  return (
    <section ref={section} class="why-part matrix-view" aria-label={t('matrix.label')}>
      <h3>{t('matrix.label')}</h3>
      {!brief && (
        <p class="why-line">
          <Latex latex={symbols(forms.of.template)} />
        </p>
      )}
      {due && <Forms {...forms} />}
    </section>
  );
}
