/** What a person asks for: the choices of the dialog, and what follows from them. Pure. */

import type { Room } from '../diagram/fit';

export const SHAPES = ['page', 'wide', 'upright'] as const;
export type PictureShape = (typeof SHAPES)[number];

/** The grounds a picture can stand on; the last two are see-through, for light and for dark pages. */
export const GROUNDS = ['light', 'white', 'dark', 'clear_light', 'clear_dark'] as const;
export type Ground = (typeof GROUNDS)[number];

export const MOMENTS = ['step', 'start', 'end'] as const;
export type Moment = (typeof MOMENTS)[number];

export const STILLS = ['svg', 'png'] as const;
export type Still = (typeof STILLS)[number];
export const ZOOMS = [1, 2, 3, 4] as const;

export const SPANS = ['walk', 'step', 'range'] as const;
export type Span = (typeof SPANS)[number];
export const FILMS = ['gif', 'mp4', 'webm'] as const;
export type Film = (typeof FILMS)[number];
export const WIDTHS = [480, 640, 960, 1280, 1920] as const;
export const RATES = [10, 15, 20, 25, 30, 50] as const;

const ROOMS: Record<Exclude<PictureShape, 'page'>, Room> = {
  wide: { w: 1040, h: 600 },
  upright: { w: 390, h: 690 },
};

export const roomFor = (shape: PictureShape, page: Room): Room => (shape === 'page' ? page : ROOMS[shape]);

export const themeOf = (ground: Ground): 'light' | 'dark' => (ground.endsWith('dark') ? 'dark' : 'light');
export const isClear = (ground: Ground): boolean => ground.startsWith('clear');

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** No browser draws a canvas with a longer side. */
export const LONGEST = 16_384;
/** Most browsers draw no larger one. */
export const LARGEST = 2 ** 28;

export const fits = ({ width, height }: Size): boolean =>
  width <= LONGEST && height <= LONGEST && width * height <= LARGEST;

export const zoomed = ({ width, height }: Size, zoom: number): Size => ({
  width: Math.round(width * zoom),
  height: Math.round(height * zoom),
});

/** A film's frame of about `width`: video encoders want even sides. */
export function frameSize(picture: Size, width: number): Size {
  const even = (side: number): number => Math.max(2, 2 * Math.round(side / 2));
  return { width: even(width), height: even((picture.height * width) / picture.width) };
}

/** The steps of a range as typed, in order and within the walk. */
export function rangeOf(span: Span, cursor: number, typed: readonly [number, number], steps: number): [number, number] {
  if (span === 'walk') return [1, steps];
  const within = (step: number): number => Math.min(Math.max(Math.round(step) || 1, 1), steps);
  if (span === 'step') return [within(cursor), within(cursor)];
  const [a, b] = [within(typed[0]), within(typed[1])];
  return [Math.min(a, b), Math.max(a, b)];
}

const MOST_LETTERS = 60;

/** A file's name as the server makes them: letters and digits of the title, dashes between. */
export function fileName(title: string, about: string, ending: string): string {
  const words = title.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${['gradwalk', ...words].join('-').slice(0, MOST_LETTERS).replace(/-$/, '')}-${about}.${ending}`;
}

/** About how many bytes a pixel of a GIF takes in a frame where something moves. */
const GIF_PIXEL = 0.012;

/** About how large the file will be. */
export function weightOf(film: Film, { width, height }: Size, fps: number, frames: number, moving: number): number {
  if (film === 'gif') return width * height * (0.05 + moving * GIF_PIXEL);
  return (Math.max(600_000, width * height * fps * 0.12) / 8) * (frames / fps) * 0.5;
}
