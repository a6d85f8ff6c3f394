/** A GIF from frames: one palette for all, and of each frame only what has changed. Pure. */

import { GIFEncoder, nearestColorIndex, quantize, type Rgb } from 'gifenc';

/** So many of the commonest colours are kept to the letter: grounds, inks, and the edges between. */
const EXACT = 96;
/** One of the 256 places stands for "as before". */
const COLOURS = 255;
/** A rare colour still counts, a common one not a million times. */
const weight = (count: number): number => 1 + Math.floor(Math.log2(count));

const rgb = (pixel: number): Rgb => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];

/** The palette of all colours counted, as opaque little-endian pixels. */
export function palette(counts: ReadonlyMap<number, number>): Rgb[] {
  const common = [...counts].sort(([, a], [, b]) => b - a);
  if (common.length <= COLOURS) return common.map(([pixel]) => rgb(pixel));
  const rest = common.slice(EXACT).flatMap(([pixel, count]) => Array<number>(weight(count)).fill(pixel));
  const bytes = new Uint8Array(Uint32Array.from(rest, (pixel) => pixel | 0xff000000).buffer);
  return [...common.slice(0, EXACT).map(([pixel]) => rgb(pixel)), ...quantize(bytes, COLOURS - EXACT)];
}

export class Gif {
  private readonly stream = GIFEncoder();
  private readonly counts = new Map<number, number>();
  private readonly places = new Map<number, number>();
  private colours: Rgb[] = [];
  private before: Uint32Array | null = null;

  constructor(
    private readonly width: number,
    private readonly height: number,
    private readonly forever: boolean,
  ) {}

  /** Counts the colours of a frame that will come; all samples go before the first frame. */
  sample(pixels: Uint32Array): void {
    for (let at = 0; at < pixels.length; ) {
      const pixel = pixels[at]!;
      const start = at;
      while (at < pixels.length && pixels[at] === pixel) at += 1;
      this.counts.set(pixel, (this.counts.get(pixel) ?? 0) + at - start);
    }
  }

  /** Writes a frame that stays for so many hundredths of a second. */
  frame(pixels: Uint32Array, hundredths: number): void {
    const first = this.before === null;
    if (first) this.colours = palette(this.counts);
    const same = this.colours.length;
    this.stream.writeFrame(this.indices(pixels, same), this.width, this.height, {
      palette: first ? [...this.colours, [0, 0, 0]] : undefined,
      delay: hundredths * 10,
      repeat: this.forever ? 0 : -1,
      transparent: !first,
      transparentIndex: same,
      dispose: 1,
    });
    this.before = pixels;
  }

  finish(): Uint8Array<ArrayBuffer> {
    this.stream.finish();
    return new Uint8Array(this.stream.bytes());
  }

  private indices(pixels: Uint32Array, same: number): Uint8Array {
    const { before } = this;
    const found = new Uint8Array(pixels.length);
    let [last, index] = [-1, 0];
    for (let at = 0; at < pixels.length; at += 1) {
      const pixel = pixels[at]!;
      if (before !== null && before[at] === pixel) found[at] = same;
      else {
        if (pixel !== last) [last, index] = [pixel, this.place(pixel)];
        found[at] = index;
      }
    }
    return found;
  }

  private place(pixel: number): number {
    let place = this.places.get(pixel);
    if (place === undefined) {
      place = nearestColorIndex(this.colours, rgb(pixel));
      this.places.set(pixel, place);
    }
    return place;
  }
}
