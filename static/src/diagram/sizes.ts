/** Every length of the picture, from one font size and how much an edge's label shows. Pure. */

/**
 * How much stands on an edge. `full`: name, value, gradient, new value, a line each. `named`: two
 * lines, the new value in the old one's place. `values`: the same without the name. `single`: one
 * number, the latest. `asked`: nothing but on the edges that are pointed at, chosen or told. `focus`:
 * the same, and no names of gradients either.
 */
export type Detail = 'full' | 'named' | 'values' | 'single' | 'asked' | 'focus';
export type Flow = 'right' | 'down';

/** No text is smaller than this many CSS pixels (subscripts apart). */
export const LEAST = 11;

export interface Sizes {
  readonly font: number;
  readonly label: number;
  readonly symbol: number;
  readonly line: number;
  /** One half of a unit: its width and its height, and the room for the gradient beside it. */
  readonly cellW: number;
  readonly cellH: number;
  /** The height of a place for a number without a name. */
  readonly valueH: number;
  readonly trayW: number;
  readonly trayH: number;
  readonly trayGap: number;
  readonly captionAbove: number;
  readonly captionBelow: number;
  readonly captionSide: number;
  /** The height of a name in its cell, and of an input's over it; 0 where names stand beside. */
  readonly captionInside: number;
  readonly gradientSide: number;
  readonly radius: number;
  readonly bias: { w: number; h: number; stalk: number };
  /** Before a biased unit: where edges meet beside the chip of its bias, if that stands over the sum. */
  readonly porch: number;
  readonly rowGap: number;
  readonly margin: number;
  readonly head: number;
  /** A column's head says its place and its activation on two lines; in a low frame on one. */
  readonly headLines: 1 | 2;
  readonly plate: { w: number; h: number; above: number };
  readonly straddle: { w: number; h: number; above: number; rise: number } | undefined;
  readonly pulse: { w: number; h: number };
  /** How thick a pulse without its number is. */
  readonly bead: number;
}

const LINES: Record<Detail, number> = { full: 3, named: 2, values: 2, single: 1, asked: 1, focus: 1 };
/** Name, number and arrow, in em of the label. */
const NAME = 2.15;
const NUMBER = 4.2;
const ARROW = 0.85;

/** Whether the edges' numbers have their names beside them. */
export const hasNames = (detail: Detail): boolean => detail === 'full' || detail === 'named';
/** Whether the edges' numbers wait to be asked for. */
export const isQuiet = (detail: Detail): boolean => detail === 'asked' || detail === 'focus';
/** Whether gradients have their names below their cells. */
export const namesGradients = (detail: Detail): boolean => hasNames(detail) || detail === 'asked';

/** How long the names beside a unit usually are, in em. */
export const USUAL_NAME = 1.47;

/** Between a chip over its sum and the sum, and between it and where edges come in beside it. */
export const FOOT = 4;
export const STEM = 2.5;

/** No column's head of two lines is lower, and none takes more than this share of the frame to stay in sight there. */
const HEAD = 58;
export const MOST_HEAD = 0.2;
export const isLow = (height: number): boolean => HEAD > MOST_HEAD * height;

export interface Arrangement {
  /** The longest name beside a unit, in em. */
  readonly longest?: number | undefined;
  /** Reading down, whether biases stand over their sums. */
  readonly over?: boolean;
  /** Reading down, whether a unit's names stand in its cells, over and under their numbers. */
  readonly inside?: boolean;
  /** Whether the frame is so low that the columns' heads take one line. */
  readonly low?: boolean;
}

export function sizes(
  font: number,
  detail: Detail,
  flow: Flow,
  { longest = USUAL_NAME, over = false, inside = false, low = false }: Arrangement = {},
): Sizes {
  const label = Math.max(LEAST, Math.round(font * 9) / 10);
  const symbol = Math.max(LEAST, Math.round(font * 9.6) / 10);
  const line = label * 1.22;
  const named = hasNames(detail);
  const roomy = namesGradients(detail);
  const plateW = label * (named ? NAME + NUMBER : NUMBER - 0.5 + ARROW) + 6;
  const plateH = line * LINES[detail] + 3;
  const pulse = { w: label * 3.6, h: label * 1.55 };
  const down = flow === 'down';
  // With one number an edge there are many of everything: eight biased units a layer, one window high.
  const crowded = LINES[detail] === 1;
  const cellW = font * (inside ? 3.5 : down ? 3.6 : roomy ? 3.45 : 3.75);
  const valueH = font * (down ? 2.1 : roomy ? 2.35 : crowded ? 1.85 : 2);
  const biasH = line * (detail === 'full' ? 3 : Math.min(2, LINES[detail])) + 4;
  return {
    font,
    label,
    symbol,
    line,
    cellW,
    cellH: inside ? font * 3 : down ? font * 2.75 : valueH,
    valueH,
    trayW: cellW,
    trayH: font * (roomy ? 1.8 : crowded ? 1.36 : 1.5),
    trayGap: roomy ? 3 : 2,
    captionAbove: symbol * (roomy ? 1.55 : 1.3),
    captionBelow: roomy ? symbol * 1.35 : 0,
    captionInside: inside ? symbol * 1.2 : 0,
    captionSide: inside ? 0 : symbol * (0.43 + Math.max(USUAL_NAME, longest)),
    gradientSide: inside ? 2 : roomy ? symbol * 3.2 : symbol * 0.3,
    radius: font * 1.55,
    bias: { w: label * (named ? NAME + NUMBER - 0.6 : over ? NUMBER - 0.2 : NUMBER), h: biasH, stalk: font * (named ? 0.8 : 0.35) },
    porch: over ? biasH + FOOT + 3 : 0,
    rowGap: font * (roomy ? 0.9 : 0.35),
    margin: inside ? 10 : Math.max(10, font * 1.1),
    head: down ? 8 : low ? 28 : Math.max(HEAD, font * 3.2),
    headLines: low ? 1 : 2,
    plate: { w: plateW, h: plateH, above: (line * Math.min(2, LINES[detail])) / 2 + 1.5 },
    straddle:
      detail === 'full' && !down
        ? { w: plateW, h: line * 3 + pulse.h + 8, above: line * 1.05 + pulse.h / 2 + 4, rise: pulse.h / 2 }
        : undefined,
    pulse,
    bead: label * 0.62,
  };
}
