/** Changing numbers in the picture itself, without a field: what the picture leaves to the editor. */

export interface Hands {
  /** A pointer is down on a number. */
  grip(ref: string, anchor: Element, down: PointerEvent): void;
  /** Holds the page still under a finger that drags; an SVG mark's `touch-action` goes unheard. */
  keepStill(event: TouchEvent): void;
  /** Whether a key on a focused number was a step of it, and has been done. */
  nudge(ref: string, anchor: Element, event: KeyboardEvent): boolean;
}
