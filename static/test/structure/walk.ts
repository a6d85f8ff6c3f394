/** Drives the page's own session without a page: any changes of a network, all of them taken back and made again. */

import type { Experiment } from '../../src/api/types';
import { newNetwork, redrawn } from '../../src/network/build';
import * as rows from '../../src/samples/rows';
import { arrange, changeDocument, changeStructure, type Outcome } from '../../src/state/arranging';
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

/** Other samples: one more, one twice, one less, or two in each other's place. */
function otherSamples(of: rows.Samples, { layer, unit }: Drawn): rows.Samples {
  const at = unit % of.x.length;
  if (layer % 4 === 0) return rows.addRow(of, at);
  if (layer % 4 === 1) return rows.duplicateRow(of, at);
  if (layer % 4 === 2) return of.x.length > 1 ? rows.removeRow(of, at) : of;
  return at > 0 ? rows.moveRow(of, at, -1) : of;
}

/** Other weights or another network, as the panels of network and samples make them. */
function otherDocument(drawn: Drawn, document: Experiment): Experiment {
  const { what, layer, unit } = drawn;
  if (what < 32) return redrawn(document, { seed: unit });
  if (what < 36) {
    const wish = { sizes: [1 + (layer % 3), 1 + (unit % 4), 2], hidden: 'tanh', output: 'identity', biased: unit % 2 === 0 };
    return newNetwork(wish, document);
  }
  const { x, target } = otherSamples(document, drawn);
  return { ...document, x, target };
}

/** One change: of a number, of a field, of weights, samples or all at once, or of the network. */
export async function change(drawn: Drawn): Promise<Outcome> {
  const { what, unit } = drawn;
  if (what < 10) setNumber('x.1', unit / 8);
  else if (what < 20) setNumber(`w.1.1.1`, unit / 8 - 6);
  else if (what < 25) setFields({ reduction: unit % 2 ? 'sum' : undefined, title: unit % 3 ? `T${unit}` : undefined });
  else if (what < 50) return changeDocument(({ document }) => otherDocument(drawn, document));
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
