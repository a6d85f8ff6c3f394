/** MP4 and WebM, where the browser can encode them: its own encoder, packed by Mediabunny. */

import {
  BufferTarget, canEncodeVideo, CanvasSource, Mp4OutputFormat, Output, WebMOutputFormat, type VideoCodec,
} from 'mediabunny';

import type { Encoder } from './encoder';

export type Container = 'mp4' | 'webm';

/** What players can be counted on to read in each container, the best first. */
const CODECS: Record<Container, readonly VideoCodec[]> = { mp4: ['avc'], webm: ['vp9', 'vp8'] };

/** Lines and letters want more than films of faces do. */
export const bitrate = (width: number, height: number, fps: number): number =>
  Math.round(Math.max(600_000, width * height * fps * 0.12));

export interface Measure {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
}

/** The codec this browser can fill the container with; null where it cannot. */
export async function codecFor(container: Container, { width, height, fps }: Measure): Promise<VideoCodec | null> {
  if (typeof VideoEncoder === 'undefined') return null;
  for (const codec of CODECS[container]) {
    if (await canEncodeVideo(codec, { width, height, bitrate: bitrate(width, height, fps) })) return codec;
  }
  return null;
}

export async function videoEncoder(container: Container, canvas: HTMLCanvasElement, fps: number): Promise<Encoder> {
  const { width, height } = canvas;
  const codec = await codecFor(container, { width, height, fps });
  if (!codec) throw new Error(`no encoder for ${container}`);
  const target = new BufferTarget();
  const format = container === 'mp4' ? new Mp4OutputFormat() : new WebMOutputFormat();
  const output = new Output({ format, target });
  const source = new CanvasSource(canvas, { codec, bitrate: bitrate(width, height, fps), keyFrameInterval: 2 });
  output.addVideoTrack(source, { frameRate: fps });
  await output.start();
  return {
    samples: false,
    sample: () => Promise.resolve(),
    add: async (_, { at, frames }) => {
      for (let frame = at; frame < at + frames; frame += 1) await source.add(frame / fps, 1 / fps);
    },
    finish: async () => {
      await output.finalize();
      return new Blob([target.buffer ?? new ArrayBuffer()], { type: `video/${container}` });
    },
    close: () => (output.state === 'started' ? output.cancel() : Promise.resolve()),
  };
}
