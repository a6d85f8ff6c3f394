/** The dialog's choices as orders, and the picture they come to. */

import { computed, effect, signal, type Signal } from '@preact/signals';

import * as page from '../state/store';
import { svgAddress } from './canvas';
import {
  captioned, film, forever, fps, ground, instant, mode, moment, open, pace, range, shape, still, width, zoom,
} from './choices';
import { faultKey } from './faults';
import { drawn, type Drawn, type FilmOrder, type StillOrder } from './make';
import { fileName, frameSize, weightOf, type Size } from './order';
import { framesOf, shots, type Reel } from './reel';
import { networkName, type Look } from './studio';

export const reel = computed((): Reel => {
  const [first, last] = range.value;
  return { first, last, fps: fps.value, speed: pace.value, locale: page.locale.value, batch: page.batched.value };
});

/** A still shows what the page shows; a film tells of the whole network, whatever is chosen just now. */
const look = (cursors: readonly number[], told: number, focused: boolean): Look => ({
  shape: shape.value,
  ground: ground.value,
  captioned: captioned.value,
  focused,
  cursors,
  told,
});

export function stillOrder(): StillOrder {
  const time = instant.value;
  return { look: look([time], time, true), time, format: still.value, zoom: zoom.value };
}

export function filmOrder(): FilmOrder {
  const { first, last } = reel.value;
  const cursors = Array.from({ length: last - first + 2 }, (_, at) => first - 1 + at);
  return {
    look: look(cursors, last, false),
    reel: reel.value,
    format: film.value,
    width: width.value,
    forever: forever.value,
  };
}

/** The name of the file that the present choices make. */
export function nameOf(): string {
  const name = networkName(page.experiment.value);
  if (mode.value === 'film') {
    const { first, last } = reel.value;
    const all = first === 1 && last === page.script.value.steps.length;
    return fileName(name, all ? 'walk' : first === last ? `step-${first}` : `steps-${first}-${last}`, film.value);
  }
  const about = moment.value === 'step' ? `step-${instant.value}` : moment.value;
  return fileName(name, still.value === 'png' ? `${about}@${zoom.value}x` : about, still.value);
}

export interface Shown extends Drawn {
  /** An address of the drawing, given back when the next one comes. */
  readonly address: string;
}

/** The picture as it will be; null until the first is drawn. */
export const shown: Signal<Shown | null> = signal(null);

/** Why there is no picture: the key of a sentence. */
export const unseen: Signal<string | null> = signal(null);

function put(made: Shown | null, fault: string | null): void {
  if (shown.peek()) URL.revokeObjectURL(shown.peek()!.address);
  shown.value = made;
  unseen.value = fault;
}

/** Read whole before it is on the page: Safari leaves out for good the letters that come after its first painting. */
async function read(made: Drawn): Promise<Shown> {
  const image = new Image();
  image.src = svgAddress(made.svg);
  await image.decode().catch(() => undefined);
  return { ...made, address: image.src };
}

/** Draws the preview anew whenever a choice or the experiment has changed, while the dialog is open. */
export function keepShown(): () => void {
  let latest = 0;
  const stop = effect(() => {
    if (!open.value) return;
    void [page.experiment.value, page.passes.value, page.script.value, page.locale.value];
    const order = mode.value === 'film' ? filmOrder() : stillOrder();
    const time = 'time' in order ? order.time : Math.min(Math.max(page.cursor.value, order.reel.first), order.reel.last);
    const mine = (latest += 1);
    void drawn({ look: order.look, time }).then(read).then(
      (made) => (mine === latest ? put(made, null) : URL.revokeObjectURL(made.address)),
      (fault: unknown) => mine === latest && put(null, faultKey(fault)),
    );
  });
  return () => {
    latest += 1;
    stop();
  };
}

export interface Estimate {
  readonly size: Size;
  readonly frames: number;
  readonly seconds: number;
  readonly bytes: number;
}

/** What the film will be; null until its shape is known. */
export const estimate = computed((): Estimate | null => {
  if (!shown.value) return null;
  const size = frameSize(shown.value.size, width.value);
  const plan = shots(page.script.value.steps, reel.value);
  const frames = framesOf(plan);
  return { size, frames, seconds: frames / fps.value, bytes: weightOf(film.value, size, fps.value, frames, plan.length) };
});
