/** Changing numbers and layers in the picture itself: what the picture leaves to others. */

export interface Hands {
  /** A pointer is down on a number. */
  grip(ref: string, anchor: HTMLElement | SVGElement, down: PointerEvent): void;
  /** Holds the page still under a finger that drags; an SVG mark's `touch-action` goes unheard. */
  keepStill(event: TouchEvent): void;
  /** Whether a key on a focused number was a step of it, and has been done. */
  nudge(ref: string, anchor: Element, event: KeyboardEvent): boolean;
  /** The head of a column was taken; layer 0 is the inputs. */
  arrange(layer: number): void;
}
