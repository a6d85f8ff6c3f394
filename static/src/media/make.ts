/** From an order to the file: a picture of one moment, or a film of many. */

import { canvasOf, pngOf, put } from './canvas';
import type { Encoder } from './encoder';
import { frameSize, zoomed, type Film, type Size, type Still } from './order';
import { framesOf, shots, type Reel, type Shot } from './reel';
import { openStudio, type Look } from './studio';

export interface StillOrder {
  readonly look: Look;
  readonly time: number;
  readonly format: Still;
  readonly zoom: number;
}

export interface Drawn {
  readonly svg: string;
  readonly size: Size;
}

export async function drawn({ look, time }: Pick<StillOrder, 'look' | 'time'>): Promise<Drawn> {
  const studio = openStudio(look, true);
  try {
    return { svg: await studio.draughtsman.draw(time), size: studio.draughtsman.size };
  } finally {
    studio.end();
  }
}

export async function makeStill(order: StillOrder): Promise<Blob> {
  const { svg, size } = await drawn(order);
  if (order.format === 'svg') return new Blob([svg], { type: 'image/svg+xml' });
  const context = canvasOf(zoomed(size, order.zoom));
  await put(context, svg);
  return pngOf(context);
}

export interface FilmOrder {
  readonly look: Look;
  readonly reel: Reel;
  readonly format: Film;
  readonly width: number;
  readonly forever: boolean;
}

async function encoderFor(order: FilmOrder, { canvas }: CanvasRenderingContext2D): Promise<Encoder> {
  const { format, reel, forever } = order;
  if (format === 'gif') {
    const { gifEncoder } = await import('./gifEncoder');
    return gifEncoder(canvas.width, canvas.height, reel.fps, forever);
  }
  const { videoEncoder } = await import('./video');
  return videoEncoder(format, canvas, reel.fps);
}

/** So many moments, spread over the film, show the colours that will be needed. */
const SAMPLES = 20;

const spread = (film: readonly Shot[]): Shot[] =>
  film.filter((_, at) => at % Math.max(1, Math.floor(film.length / SAMPLES)) === 0);

/** Lets the page do what it has to between two frames, in a hidden tab as well. */
function breathe(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Makes the film frame by frame; `report` hears how many are done, `signal` ends it at once. */
export async function makeFilm(
  order: FilmOrder,
  report: (done: number, all: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const studio = openStudio(order.look, false);
  let encoder: Encoder | null = null;
  try {
    const film = shots(studio.store.script.peek().steps, order.reel);
    const [all, { draughtsman }] = [framesOf(film), studio];
    const context = canvasOf(frameSize(draughtsman.size, order.width));
    encoder = await encoderFor(order, context);
    const show = async ({ time }: Shot): Promise<void> => {
      await breathe();
      signal.throwIfAborted();
      await put(context, await draughtsman.draw(time));
      signal.throwIfAborted();
    };
    if (encoder.samples) {
      for (const shot of spread(film)) {
        await show(shot);
        await encoder.sample(context);
      }
    }
    for (const shot of film) {
      await show(shot);
      await encoder.add(context, shot);
      report(shot.at + shot.frames, all);
    }
    return await encoder.finish();
  } finally {
    studio.end();
    await encoder?.close();
  }
}
