/** Drives the page's own session without a page: any changes of a network, all of them taken back and made again. */

import type { Experiment } from '../../src/api/types';
import { arrange, changeStructure, type Outcome } from '../../src/state/arranging';
import { tidy } from '../../src/state/document';
import { drawNow, latest } from '../../src/state/hold';
import { canRedo, canUndo, redo, setFields, setNumber, undo } from '../../src/state/session';
import * as store from '../../src/state/store';
import { inTurn } from '../../src/state/turns';
import { proposeDocument } from '../../src/structure/propose';
import { changeFor, type Drawn } from './changes';

Object.assign(globalThis, {
  document: { documentElement: { lang: 'en' } },
  matchMedia: () => ({ matches: true }),
  requestAnimationFrame: () => 0,
  cancelAnimationFrame: () => undefined,
});

/** What is on the page, as text: a link or a file would hold the same. */
export const written = (): string => JSON.stringify(store.document.value);

export async function begin(document: Experiment): Promise<Outcome> {
  while (canUndo.value) undo();
  store.document.value = tidy(document);
  // Nothing that an earlier walk still held may come over this one.
  drawNow(store.document.value);
  const outcome = await arrange(() => proposeDocument(tidy(document)));
  return outcome;
}

/** One change, of a number, of a field or of the network. */
export async function change(drawn: Drawn): Promise<Outcome> {
  const { what, unit } = drawn;
  if (what < 10) setNumber('x.1', unit / 8);
  else if (what < 20) setNumber(`w.1.1.1`, unit / 8 - 6);
  else if (what < 25) setFields({ reduction: unit % 2 ? 'sum' : undefined, title: unit % 3 ? `T${unit}` : undefined });
  else return changeStructure(changeFor(drawn, latest()));
  return null;
}

/** Undoes everything and does it all again, keeping what was on the page at every place. */
export async function thereAndBack(): Promise<{ back: string[]; again: string[] }> {
  const go = async (can: typeof canUndo, step: () => void): Promise<string[]> => {
    const seen = [written()];
    while (can.value) {
      step();
      await inTurn(() => undefined);
      seen.push(written());
    }
    return seen;
  };
  return { back: await go(canUndo, undo), again: await go(canRedo, redo) };
}
