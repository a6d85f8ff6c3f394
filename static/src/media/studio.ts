/** Sets the stage for an order: the page's state held still, its room, its ground, its captions. */

import type { Experiment, Locale } from '../api/types';
import type { Room } from '../diagram/fit';
import { symbolText } from '../refs';
import { pieces, sentenceAt } from '../player/sentence';
import { formatNumber } from '../format';
import { locale } from '../state/store';
import { Captions } from './captions';
import { colour } from './colour';
import { Draughtsman } from './drawing';
import { roomFor, type Ground, type PictureShape } from './order';
import { snapshot, styleOf, type Snapshot } from './snapshot';
import { setStage, type Stage } from './stage';

export interface Look {
  readonly shape: PictureShape;
  readonly ground: Ground;
  readonly captioned: boolean;
  /** Whether what is chosen on the page stands out. */
  readonly focused: boolean;
  /** The cursors whose sentences the caption has to hold. */
  readonly cursors: readonly number[];
  /** The moment that the drawing's description tells. */
  readonly told: number;
}

/** The room the page gives its own diagram. */
function pageRoom(): Room {
  const frame = document.querySelector('.diagram-frame');
  const [w, h] = [frame?.clientWidth ?? 0, frame?.clientHeight ?? 0];
  return w > 0 && h > 0 ? { w, h } : roomFor('wide', { w, h });
}

/** The experiment's title, or its sizes where it has none. */
export const networkName = ({ title, inputs, layers }: Experiment): string =>
  title?.trim() || [inputs, ...layers.map(({ units }) => units)].join('-');

/** The sentence of a cursor as plain text. */
function plainSentence(store: Snapshot, cursor: number, language: Locale): string {
  const style = styleOf(store);
  const told = sentenceAt(store.script.peek().steps, cursor, store.valueOf, language, store.t);
  return pieces(told)
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'symbol') return symbolText(piece.ref, style);
      const value = store.valueOf(piece.ref);
      return value === undefined ? '?' : formatNumber(value);
    })
    .join('');
}

function captionsOn(stage: Stage, store: Snapshot, look: Look, width: number): Captions {
  const stack = (name: string): string => stage.value('font-family', `var(${name})`);
  const ink = (name: string): string => colour(stage.value('color', `var(${name})`)).hex;
  const inks = {
    ink: ink('--ink'),
    soft: ink('--soft'),
    fonts: { text: stack('--font-text'), math: stack('--font-math'), italic: stack('--font-math-italic') },
  };
  return new Captions(store, locale.peek(), width, stage.layout.size.margin, inks, look.cursors);
}

export interface Studio {
  readonly store: Snapshot;
  readonly draughtsman: Draughtsman;
  end(): void;
}

export function openStudio(look: Look, titled: boolean): Studio {
  const store = snapshot(look.focused);
  const stage = setStage(store, roomFor(look.shape, pageRoom()), look.ground);
  const draughtsman = new Draughtsman(stage, {
    ground: look.ground,
    titled,
    title: `Gradwalk: ${networkName(store.experiment.peek())}`,
    description: plainSentence(store, look.told, locale.peek()),
    captions: (width) => (look.captioned ? captionsOn(stage, store, look, width) : null),
  });
  return { store, draughtsman, end: stage.end };
}
