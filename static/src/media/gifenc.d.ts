/** The part of gifenc that is used here; the package brings no types. */
declare module 'gifenc' {
  export type Rgb = [number, number, number];

  interface FrameOptions {
    /** Given with the first frame, it holds for all. */
    palette?: Rgb[];
    /** In milliseconds. */
    delay?: number;
    /** 0 for ever, -1 once. */
    repeat?: number;
    transparent?: boolean;
    transparentIndex?: number;
    /** 1: the next frame is drawn over this one. */
    dispose?: number;
  }

  interface Encoder {
    writeFrame(indices: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array;
  }

  export function GIFEncoder(): Encoder;
  export function quantize(rgba: Uint8Array, colours: number): Rgb[];
  export function nearestColorIndex(palette: Rgb[], pixel: Rgb): number;
}
