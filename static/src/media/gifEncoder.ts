/** GIF: the pixels are read here, and become a file in a worker of its own. */

import type { Encoder } from './encoder';
import type { Answered, Sent } from './gif.worker';
import workerFile from './gif.worker?file';
import { hundredths } from './reel';

/** So many frames may wait for the worker; each holds its pixels. */
const WAITING = 3;

export function gifEncoder(width: number, height: number, fps: number, forever: boolean): Encoder {
  const worker = new Worker(new URL(workerFile, import.meta.url), { type: 'module' });
  let under = 0;
  let failed: Error | null = null;
  let wake: (() => void) | null = null;
  let file: Uint8Array<ArrayBuffer> | null = null;
  worker.onmessage = ({ data }: MessageEvent<Answered>): void => {
    under -= 1;
    if (data.kind === 'file') file = data.bytes;
    wake?.();
  };
  worker.onerror = ({ message }): void => {
    failed = new Error(message || 'the GIF could not be written');
    wake?.();
  };
  const until = async (enough: () => boolean): Promise<void> => {
    while (!failed && !enough()) await new Promise<void>((resolve) => (wake = resolve));
    if (failed) throw failed;
  };
  const send = async (message: Sent, taken: Transferable[] = []): Promise<void> => {
    await until(() => under < WAITING);
    under += 1;
    worker.postMessage(message, taken);
  };
  const pixels = (context: CanvasRenderingContext2D): ArrayBuffer =>
    context.getImageData(0, 0, width, height).data.buffer;
  void send({ kind: 'open', width, height, forever });
  return {
    samples: true,
    sample: (context) => {
      const buffer = pixels(context);
      return send({ kind: 'sample', pixels: buffer }, [buffer]);
    },
    add: (context, shot) => {
      const buffer = pixels(context);
      return send({ kind: 'frame', pixels: buffer, hundredths: hundredths(shot, fps) }, [buffer]);
    },
    finish: async () => {
      await send({ kind: 'close' });
      await until(() => file !== null);
      return new Blob([file!], { type: 'image/gif' });
    },
    close: () => {
      worker.terminate();
      return Promise.resolve();
    },
  };
}
