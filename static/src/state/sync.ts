/** Keeps numbers, steps and the server together. The only place that asks for passes and traces. */

import { batch } from '@preact/signals';

import { post, Refusal } from '../api/client';
import type { Experiment, Granularity, Locale, Passes, Script, TraceAnswer } from '../api/types';
import { shapeOf, storyKey } from '../diagram/shape';
import { drawNow, release } from './hold';
import { announce, withdraw } from './notices';
import { samePlace } from './placement';
import { refusalWords } from './refusals';
import { channel } from './requests';
import type { Writing } from '../writing';
import * as clock from './clock';
import * as store from './store';

const PARTS = 'forward,backward,update,products,slopes,shares';

/** A document that is to replace the one on the page, once the server has understood it. */
export interface Load {
  document: Experiment;
  exampleId: string | null;
  /** Where to stand in it. */
  step: number;
  /** What the page goes on to show where it is refused: what a person had there, or what it began with. */
  meanwhile: 'kept' | 'first';
  /** Puts the new document in the old one's place by calling `write`. */
  commit(write: () => void): void;
  /** Told when it is on the page, or has been refused. */
  settled(): void;
}

interface Job {
  document: Experiment;
  sample: number;
  /** Null: the numbers alone are wanted, the steps on the page still hold. */
  steps: { granularity: Granularity; locale: Locale; writing: Writing } | null;
  load: Load | null;
}

interface Answer {
  passes: Passes;
  trace: TraceAnswer | null;
}

export interface Aside {
  trace: TraceAnswer;
  steps: NonNullable<Job['steps']>;
  /** The sample that was told when this was asked for. */
  told: number;
}

async function ask({ document, sample, steps }: Job): Promise<Answer> {
  const query = { include: PARTS, sample };
  if (!steps) return { passes: await post<Passes>('/passes', document, query), trace: null };
  const told = { ...query, lang: steps.locale, ...steps.writing };
  let trace = await post<TraceAnswer>('/trace', document, { ...told, granularity: steps.granularity });
  // Too long for one answer: left to itself, the server picks the finest granularity that is not.
  if (trace.steps.length < trace.total_steps) trace = await post<TraceAnswer>('/trace', document, told);
  return { passes: trace.passes, trace };
}

function accept(job: Job, { passes, trace }: Answer): void {
  const write = (): void => {
    if (job.load) {
      store.document.value = job.load.document;
      store.exampleId.value = job.load.exampleId;
      store.selected.value = null;
      store.editing.value = null;
    }
    release();
    store.passes.value = passes;
    if (trace && job.steps) takeSteps(trace, job.steps.writing, job.load);
    store.stale.value = false;
  };
  batch(() => (job.load ? job.load.commit(write) : write()));
  withdraw('unreachable');
  withdraw('refused');
  if (job.load) withdraw('opening');
  job.load?.settled();
}

function takeSteps(trace: TraceAnswer, writing: Writing, load: Load | null): void {
  const { experiment, granularity, sample, steps, phases } = trace;
  const script: Script = { granularity, sample, steps, phases };
  const before = store.script.value.steps;
  const cursor = load
    ? Math.min(load.step, steps.length)
    : samePlace(before, store.cursor.value, steps);
  // Only the language changed: an animation under way may go on.
  const moved = cursor !== store.cursor.value || before.length !== steps.length;
  drawNow(experiment);
  store.writing.value = writing;
  store.script.value = script;
  store.granularity.value = granularity;
  store.sample.value = sample;
  // A step that was under way is of the steps before.
  if (moved || load) clock.jumpTo(cursor);
}

function refuse(job: Job, fault: unknown): void {
  const { document } = job;
  const words = fault instanceof Refusal ? refusalWords(fault.problem, document, store.writing.value, store.t) : [String(fault)];
  // What is not opened is not read in its notation either.
  if (job.load) store.wantedWriting.value = store.writing.value;
  if (job.load) announce({ kind: 'opening', key: 'notice.load_refused', params: { meanwhile: job.load.meanwhile }, words });
  else announce({ kind: 'refused', key: 'notice.refused', words });
  withdraw('unreachable');
  job.load?.settled();
}

/** A hand that moves faster than answers come still sees numbers follow it; they stay marked stale. */
function overtaken(job: Job, { passes }: Answer, wanted: Job): void {
  const alike = !job.steps && !wanted.steps && job.sample === wanted.sample;
  const key = ({ document }: Job): string => storyKey(shapeOf(document));
  if (!alike || key(job) !== key(wanted)) return;
  batch(() => {
    release();
    store.passes.value = passes;
  });
}

const server = channel<Job, Answer>({
  ask,
  accept,
  overtaken,
  refuse,
  lost: () => announce({ kind: 'unreachable', key: 'notice.unreachable' }),
});

function view(): NonNullable<Job['steps']> {
  return { granularity: store.granularity.value, ...words() };
}

/** How the steps are to be told. */
function words(): Pick<NonNullable<Job['steps']>, 'locale' | 'writing'> {
  return { locale: store.locale.value, writing: store.wantedWriting.value };
}

/** After an edit of a number: what was asked before is void, but steps still owed stay owed. */
export function askNumbers(): void {
  const owed = server.pending();
  const steps = owed?.steps && !owed.load ? view() : null;
  server.request({ document: store.document.value, sample: store.sample.value, steps, load: null });
}

/** After a change of architecture, granularity, sample, language or notation. */
export function askSteps(): void {
  const owed = server.pending();
  // A document on its way in keeps its way, in the language and notation chosen meanwhile.
  if (owed?.load && owed.steps) {
    server.request({ ...owed, steps: { ...owed.steps, ...words() } });
    return;
  }
  const { document, sample } = store;
  server.request({ document: document.value, sample: sample.value, steps: view(), load: null });
}

/** Asks for a whole other document; the present one stays until the answer has come. */
export function askFor(load: Load, sample: number, granularity: Granularity): void {
  const steps = { granularity, ...words() };
  server.request({ document: load.document, sample, steps, load });
}

/** The numbers and steps of a document that is not on the page; rejects where there are none. */
export async function askAside(document: Experiment): Promise<Aside> {
  const steps = view();
  const told = store.sample.value;
  const { trace } = await ask({ document, sample: Math.min(told, document.x.length), steps, load: null });
  if (!trace) throw new Error('steps were asked for');
  return { trace, steps, told };
}

/** Puts such an answer onto the page, in place of all that is still being asked. */
export function takeAside({ trace, steps, told }: Aside): void {
  const [sample, granularity] = [store.sample.value, store.granularity.value];
  settle();
  store.passes.value = trace.passes;
  takeSteps(trace, steps.writing, null);
  // What was chosen meanwhile counts.
  if (sample !== told) store.sample.value = Math.min(sample, trace.experiment.x.length);
  if (granularity !== steps.granularity) store.granularity.value = granularity;
  const rewritten = steps.locale !== store.locale.value || steps.writing !== store.wantedWriting.value;
  if (rewritten || sample !== told || granularity !== steps.granularity) askSteps();
}

/** The page is exact again without the server (an undo restored it whole). */
export function settle(): void {
  server.drop();
  store.stale.value = false;
  withdraw('refused');
  withdraw('unreachable');
}

export function listenForNetwork(): void {
  window.addEventListener('online', () => server.retry());
}
