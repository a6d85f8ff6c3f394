/** Writes a GIF beside the page: frames come as pixels, the file goes back. */

import { Gif } from './gif';

export type Sent =
  | { kind: 'open'; width: number; height: number; forever: boolean }
  | { kind: 'sample'; pixels: ArrayBuffer }
  | { kind: 'frame'; pixels: ArrayBuffer; hundredths: number }
  | { kind: 'close' };

/** After each message but the last: that it is done. */
export type Answered = { kind: 'ready' } | { kind: 'file'; bytes: Uint8Array<ArrayBuffer> };

const answer = (message: Answered): void => postMessage(message);

let gif: Gif | null = null;

onmessage = ({ data }: MessageEvent<Sent>): void => {
  if (data.kind === 'open') gif = new Gif(data.width, data.height, data.forever);
  else if (data.kind === 'sample') gif?.sample(new Uint32Array(data.pixels));
  else if (data.kind === 'frame') gif?.frame(new Uint32Array(data.pixels), data.hundredths);
  else if (gif) return answer({ kind: 'file', bytes: gif.finish() });
  answer({ kind: 'ready' });
};
