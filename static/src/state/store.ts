/** The page's whole state as signals. Named actions are their only writers; panels only read. */

import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';

import type { Boot, ExampleSummary, Experiment, Granularity, LayerDocument, Locale, Passes, Script } from '../api/types';
import { parseRef, type NameStyle } from '../refs';
import { NOTES, type Writing } from '../writing';
import { translate } from './catalogue';
import { usualNumbers, type Numbers } from './dense';
import { lookup } from './numbers';
import { isGiven, revealed } from './revealed';
import { UNSEEN, type Batch } from './pace';
import { quantityOf, reductionOf, turns } from './shares';
import { steady } from './steady';

const NOTHING: Experiment = { version: 1, inputs: 1, layers: [], loss: 'mse', x: [[0]], target: [[0]] };

/** What the user wrote and what the address holds: weights may still be a seed and `edits`. */
export const document: Signal<Experiment> = signal(NOTHING);
/** The same experiment with every number explicit: what the page draws. */
export const experiment: Signal<Experiment> = signal(NOTHING);
export const passes: Signal<Passes | null> = signal(null);
export const script: Signal<Script> = signal({ granularity: 'unit', sample: 1, steps: [], phases: [] });

/** Whose symbols are written, and which way round W stands; the numbers know nothing of it. */
export const writing: Signal<Writing> = signal(NOTES);
/** What was chosen: W turns on the page only together with the formulas that turn it. */
export const wantedWriting: Signal<Writing> = signal(NOTES);

/** How this network's quantities are named (one node a layer: without the unit). */
export const nameStyle: ReadonlySignal<NameStyle> = steady(
  () => {
    const { inputs, layers, x } = experiment.value;
    const chain = inputs === 1 && layers.every(({ units }) => units === 1);
    return { ...writing.value, chain, batch: x.length > 1, depth: layers.length };
  },
  (style) => Object.values(style).join(),
);

/** How many steps are done; the step shown is `steps[cursor - 1]`. */
export const cursor: Signal<number> = signal(0);
/** Where the picture is between two cursors; equal to `cursor` at rest. */
export const time: Signal<number> = signal(0);
export const playing: Signal<boolean> = signal(false);
/** How many times the usual speed; or slow, with a rest in which the sentence of each step can be read. */
export type Speed = number | 'reading';
export const speed: Signal<Speed> = signal(1);

/** What was chosen to stand on the edges: all their numbers, or those asked for; null: not chosen. */
export const wantedNumbers: Signal<Numbers | null> = signal(null);
/** Unless chosen, the numbers of a dense network wait to be asked for. */
export const edgeNumbers: ReadonlySignal<Numbers> = computed(
  () => wantedNumbers.value ?? usualNumbers(experiment.value),
);

/** The network as a picture, or as a table of all its numbers. */
export const view: Signal<'diagram' | 'table'> = signal('diagram');

/** The ref lit by pointing at one of its places. */
export const hovered: Signal<string | null> = signal(null);
/** The ref clicked: only what lies on its paths stays lit. */
export const selected: Signal<string | null> = signal(null);

/** The refs of the way back from the loss that is pointed at: only it stays lit. */
export const route: Signal<readonly string[] | null> = signal(null);

/** The ways from the loss that add up to the number explained, while each can have its own colour. */
export const ways: Signal<readonly (readonly string[])[] | null> = signal(null);

/** True from an edit until the numbers that depend on it have come. */
export const stale: Signal<boolean> = signal(false);
/** Stale for so long that it is seen: what a quick answer puts right within a glance never flickers. */
export const overdue: Signal<boolean> = signal(false);
export const locale: Signal<Locale> = signal('en');
export const sample: Signal<number> = signal(1);
export const granularity: Signal<Granularity> = signal('unit');

/** The example on the page, if it began as one; edits leave it named. */
export const exampleId: Signal<string | null> = signal(null);

export const examples: Signal<ExampleSummary[]> = signal([]);
export const version: Signal<string> = signal('');
/** How large an experiment the server takes. */
export const limits: Signal<Boot['limits']> = signal({} as Boot['limits']);

/** Whether the help lies over the page. */
export const helpOpen: Signal<boolean> = signal(false);

/** The quantity whose number field is open, and the element it stands beside. */
export const editing: Signal<{ ref: string; anchor: Element } | null> = signal(null);

/** How many samples there are: to listen to it alone, and not to every number. */
export const sampleCount: ReadonlySignal<number> = computed(() => experiment.value.x.length);

/** What is seen of the samples of a batch. */
export const batched: ReadonlySignal<Batch> = computed(() =>
  passes.value?.shares
    ? { turns: turns(sampleCount.value).length, mean: reductionOf(experiment.value) === 'mean' }
    : UNSEEN,
);

/** Tells of any ref whether its number is hidden: it is to be found out first. */
export const concealed: Signal<(ref: string) => boolean> = signal(() => false);

export const known: ReadonlySignal<(ref: string) => boolean> = computed(() => {
  const [reached, hidden] = [revealed(script.value.steps, cursor.value), concealed.value];
  return (ref) => reached(ref) && !hidden(ref);
});

const inputs = computed(() => experiment.value.x);
const labels = computed(() => experiment.value.target);
const layers: ReadonlySignal<LayerDocument | undefined>[] = [];

/** What of the experiment a given number stands in: an edit leaves alone what hangs on another part. */
function partOf(ref: string): ReadonlySignal<unknown> {
  const { kind, layer } = parseRef(ref) ?? {};
  if (kind === 'x') return inputs;
  if (kind === 't') return labels;
  return layer ? (layers[layer] ??= computed(() => experiment.value.layers[layer - 1])) : experiment;
}

/** The number a ref or a share names, known or not at the cursor; undefined where there is none, or it is hidden. */
export function valueOf(ref: string): number | undefined {
  if (concealed.value(quantityOf(ref))) return undefined;
  const told = script.value.sample;
  if (!isGiven(ref)) return lookup(experiment.peek(), passes.value, told, ref);
  void partOf(ref).value;
  return lookup(experiment.peek(), null, told, ref);
}

/** Opens the number field for a given quantity (w, b, x, t or eta) beside `anchor`. */
export function openEditor(ref: string, anchor: Element): void {
  editing.value = { ref, anchor };
}

/** The interface's words in the present language; `{name}` in them is put in from `params`. */
export function t(key: string, params?: Record<string, string | number>): string {
  return translate(locale.value, key, params);
}
