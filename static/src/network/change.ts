/** What the header changes of the network: each is one entry of the history. */

import { changeDocument, changeStructure, type Outcome } from '../state/arranging';
import { announce } from '../state/notices';
import { document as experimentDocument, experiment } from '../state/store';
import { setLoss } from '../structure/edits';
import { newNetwork, redrawn, type Wish } from './build';

/** The largest seed: a whole number that every language holds exactly. */
export const MOST_SEED = Number.MAX_SAFE_INTEGER;

/** Another loss, and with it the output it needs. Where it can't be, the page says so. */
export async function chooseLoss(loss: string): Promise<void> {
  const outcome = await changeStructure(setLoss(loss));
  if (outcome) announce({ kind: 'consequence', barred: true, ...outcome });
}

/** Draws all weights anew. */
export const draw = (wish: { init?: string; seed?: number }): Promise<Outcome> =>
  changeDocument(({ document }) => redrawn(document, wish));

/** Draws all weights from the seed that follows, so that a class draws the same ones. */
export function drawAgain(): Promise<Outcome> {
  const seed = experimentDocument.value.seed ?? experiment.value.seed ?? 0;
  return draw({ seed: seed < MOST_SEED ? seed + 1 : 0 });
}

export const make = (wish: Wish): Promise<Outcome> => changeDocument(({ document }) => newNetwork(wish, document));
