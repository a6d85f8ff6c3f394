/**
 * Changes of the network itself: layers, units, samples. Steps, places and numbers change all at once,
 * so the page keeps what it has until the server's answer is there. Going back needs no server: the
 * page before is kept whole.
 */

import { batch } from '@preact/signals';

import { Refusal } from '../api/client';
import type { Experiment } from '../api/types';
import { shapeKey, shapeOf } from '../diagram/shape';
import type { Sentence, StructureEdit } from '../structure/edits';
import { proposeDocument, proposeStructure, type Pair, type Proposed } from '../structure/propose';
import { latest } from './hold';
import { announce, withdraw } from './notices';
import { refusalWords } from './refusals';
import { replacePage } from './session';
import * as store from './store';
import { askAside, takeAside, type Aside } from './sync';
import { inTurn } from './turns';

/** Says from what is on the page what is to become of it. Asked again where that has changed meanwhile. */
export type Propose = (page: Pair) => Proposed;

/** Why a change was not made; null where it was. */
export type Outcome = Sentence | null;

const present = (): Pair => ({ document: store.document.value, experiment: latest() });
const shapeNow = (): string => shapeKey(shapeOf(latest()));

/** Makes a change once the server has answered it; tells why not where it can't be made. */
export function arrange(propose: Propose): Promise<Outcome> {
  return inTurn(() => attempt(propose));
}

async function attempt(propose: Propose): Promise<Outcome> {
  const [before, shape] = [present(), shapeNow()];
  const proposed = propose(before);
  if (!proposed) return null;
  if ('refused' in proposed) return proposed.refused;
  let answer: Aside;
  try {
    answer = await askAside(proposed.ask);
  } catch (fault) {
    return failed(fault, proposed.ask);
  }
  // A number was typed meanwhile: it is to be kept. Another network has come: it is left alone.
  if (store.document.value !== before.document) return shapeNow() === shape ? attempt(propose) : null;
  commit(proposed.settle(answer.trace.experiment), answer, proposed.told);
  return null;
}

function failed(fault: unknown, asked: Experiment): Sentence {
  if (!(fault instanceof Refusal)) return { key: 'structure.unreachable' };
  const words = refusalWords(fault.problem, asked, store.wantedWriting.value, store.t);
  return { key: 'structure.refused', params: { words: words.join(store.locale.value === 'zh' ? '' : ' ') } };
}

function commit(after: Pair, answer: Aside, told: readonly Sentence[]): void {
  batch(() => {
    replacePage(() => {
      store.document.value = after.document;
      takeAside({ ...answer, trace: { ...answer.trace, experiment: after.experiment } });
      store.exampleId.value = exampleNow(after.document);
    }, true);
  });
  withdraw('consequence');
  const [first] = told;
  if (first) announce({ kind: 'consequence', ...first });
}

/** A network is no longer the example it began as once it has another title. */
function exampleNow({ title }: Experiment): string | null {
  const id = store.exampleId.value;
  const titles = store.examples.value.find((example) => example.id === id)?.title ?? {};
  return Object.values(titles).includes(title ?? '') ? id : null;
}

/** Whether the title is an example's, and not the person's own. */
function borrowed(): boolean {
  const { title } = store.document.value;
  return store.examples.value.some((example) => Object.values(example.title).includes(title ?? ''));
}

/** Changes layers, units, activations, biases or loss. */
export function changeStructure(edit: StructureEdit): Promise<Outcome> {
  return arrange((pair) => proposeStructure(pair, edit, store.limits.value, borrowed()));
}

/** Changes fields with which the network's or the batch's size changes, or weights are drawn anew. */
export function changeDocument(change: (pair: Pair) => Experiment): Promise<Outcome> {
  return arrange((pair) => {
    const next = change(pair);
    // The same table pasted over itself leaves nothing to take back.
    return JSON.stringify(next) === JSON.stringify(pair.document) ? null : proposeDocument(next);
  });
}
