/** Whose symbols are written, and which way round W stands: the reader's choice, and never a number. */
import tables from '../../app/trace/conventions.json';

export type Names = keyof typeof tables;
export type Orientation = 'from_to' | 'to_from';

export interface Writing {
  readonly names: Names;
  readonly orientation: Orientation;
}

/** How a kind of quantity is written; `last`: with the index of the last layer. */
export interface Written {
  base: string;
  prefix?: string;
  sup?: string;
  last?: boolean;
}

/** As in app/trace/writing.py: where the layer's index goes, the order of a weight's two ends. */
export interface Convention {
  layer: string;
  order: string;
  upright?: boolean;
  names: Record<string, Written>;
}

export const CONVENTIONS: Record<Names, Convention> = tables;
export const NAMES = Object.keys(tables) as Names[];
export const ORIENTATIONS: readonly Orientation[] = ['from_to', 'to_from'];
export const NOTES: Writing = { names: 'notes', orientation: 'from_to' };

/** The writing that was asked for, as far as it is known here. */
export function readWriting(names: unknown, orientation: unknown): Writing {
  return {
    names: NAMES.find((known) => known === names) ?? NOTES.names,
    orientation: ORIENTATIONS.find((known) => known === orientation) ?? NOTES.orientation,
  };
}

export const sameWriting = (one: Writing, other: Writing): boolean =>
  one.names === other.names && one.orientation === other.orientation;
