/**
 * Numbers under the hand: a sideways drag on one changes it, and so do + and − while it has the
 * focus. What one drag does, or the keys while the focus stays, is taken back at once.
 */

import { signal, type Signal } from '@preact/signals';

import { chord } from '../state/chords';
import { cancel, setNumber, writtenAt } from '../state/session';
import { editing, experiment } from '../state/store';
import { keyed, paced, pulledTo, pullFrom, repaced, type Pull } from './grid';
import { paceOf, type Pace } from './parseNumber';
import { stopAt } from './verdict';

/** The number in hand and the mark it is held by; by a drag, the power of ten of one step. */
export const held: Signal<{ ref: string; anchor: Element; power: number | null } | null> = signal(null);

/** Escape takes the drag back; so does undo, for the drag is the last that was done. */
const takesBack = (event: KeyboardEvent): boolean =>
  event.type === 'keydown' && (event.key === 'Escape' || chord(event) === 'Mod+z');

/** A hand that clicks trembles by less than this, in CSS pixels. */
const TREMBLE = 4;

/** The number whose field is open, or that has the focus: where a finger means it and not the picture. */
const isChosen = (ref: string, anchor: Element): boolean =>
  editing.peek()?.ref === ref || anchor === document.activeElement;

/** Whether the picture around a number is wider than its frame, so that a finger can move it sideways. */
function pans(anchor: Element): boolean {
  const frame = anchor.closest('.diagram-frame');
  return frame !== null && frame.scrollWidth > frame.clientWidth;
}

let gestures = 0;
const nextGesture = (): string => `hand ${(gestures += 1)}`;

/** The click that ends a drag is none. */
function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}

/** One pointer from its going down to its being let go; it may turn out to be a mere click. */
class Drag {
  private readonly gesture = nextGesture();
  private readonly ended = new AbortController();
  private pull: Pull | null = null;
  private x: number;
  private readonly chosen: boolean;

  constructor(
    private readonly ref: string,
    private readonly anchor: HTMLElement | SVGElement,
    private readonly start: number,
    private readonly down: PointerEvent,
  ) {
    this.x = down.clientX;
    this.chosen = isChosen(ref, anchor);
    const listening = { signal: this.ended.signal, capture: true };
    window.addEventListener('pointermove', this.onMove, listening);
    window.addEventListener('pointerup', this.onUp, listening);
    // The browser scrolls instead; or a second finger comes, and the two mean something else.
    window.addEventListener('pointercancel', this.takeBack, listening);
    window.addEventListener('pointerdown', this.takeBack, listening);
    window.addEventListener('keydown', this.onKey, listening);
    window.addEventListener('keyup', this.onKey, listening);
  }

  /** A finger that moves up or down scrolls, and so does one that moves a wide picture sideways. */
  private sideways({ clientX, clientY, pointerType }: PointerEvent): boolean {
    const [dx, dy] = [Math.abs(clientX - this.down.clientX), Math.abs(clientY - this.down.clientY)];
    if (dx <= TREMBLE) return false;
    return pointerType !== 'touch' || (dx > dy && (this.chosen || !pans(this.anchor)));
  }

  private begin(pace: Pace, x: number): void {
    const { anchor, down, ref, start } = this;
    this.pull = pullFrom(ref, start, x, pace);
    editing.value = null;
    // It stays chosen: the next drag goes on from here.
    if (this.chosen) anchor.focus({ preventScroll: true });
    anchor.setPointerCapture(down.pointerId);
    document.documentElement.classList.add('scrubbing');
  }

  private write(pace: Pace, x: number): void {
    if (!this.pull) return;
    const pull = repaced(this.pull, this.x, pace);
    const { ref, anchor, start, gesture } = this;
    this.pull = pull;
    this.x = x;
    held.value = { ref, anchor, power: paced(pull.power, pace) };
    const value = stopAt(ref, experiment.peek().loss, pulledTo(pull, x));
    // Back at the start the drag leaves no trace, as if it had never begun.
    if (value === start) cancel(gesture);
    else setNumber(ref, value, gesture);
  }

  private end(): void {
    this.ended.abort();
    if (!this.pull) return;
    held.value = null;
    document.documentElement.classList.remove('scrubbing');
  }

  private readonly takeBack = (): void => {
    if (this.pull) cancel(this.gesture);
    this.end();
  };

  private readonly onMove = (event: PointerEvent): void => {
    if (event.pointerId !== this.down.pointerId) return;
    const { clientX: x } = event;
    if (!this.pull && this.sideways(event)) {
      // A key has changed the number, or taken it away, before the hand began to move.
      if (writtenAt(this.ref) !== this.start) {
        this.end();
        return;
      }
      this.begin(paceOf(event), x);
    }
    this.write(paceOf(event), x);
  };

  private readonly onUp = (event: PointerEvent): void => {
    if (event.pointerId !== this.down.pointerId) return;
    if (this.pull) swallowClick();
    this.end();
  };

  /** While a number is in hand every key is the hand's: no other change may come in between. */
  private readonly onKey = (event: KeyboardEvent): void => {
    if (!this.pull) return;
    // Of Alt alone, too: it would open the browser's menu.
    event.preventDefault();
    event.stopPropagation();
    if (takesBack(event)) {
      this.takeBack();
      window.addEventListener('pointerup', swallowClick, { capture: true, once: true });
    } else this.write(paceOf(event), this.x);
  };
}

/** A pointer is down on a number. Moved sideways it changes it; Escape puts everything back. */
export function grip(ref: string, anchor: HTMLElement | SVGElement, down: PointerEvent): void {
  const start = writtenAt(ref);
  if (start === undefined || down.button !== 0 || !down.isPrimary) return;
  new Drag(ref, anchor, start, down);
}

/** The browser must not scroll sideways under a finger that drags; to be asked of the mark from the start. */
export function keepStill(event: TouchEvent): void {
  if (held.peek()?.power != null && event.cancelable) event.preventDefault();
}

let visit: { anchor: Element; gesture: string } | null = null;

/** All that is done while a number has the focus is one gesture. */
function gestureOn(anchor: Element): string {
  if (visit?.anchor !== anchor) {
    visit = { anchor, gesture: nextGesture() };
    const leave = (): void => {
      visit = null;
      held.value = null;
    };
    anchor.addEventListener('focusout', leave, { once: true });
  }
  return visit.gesture;
}

const PRESSED: Record<string, readonly [1 | -1, Pace]> = {
  '+': [1, 'normal'],
  '=': [1, 'normal'],
  '-': [-1, 'normal'],
  PageUp: [1, 'coarse'],
  PageDown: [-1, 'coarse'],
};

/** The step that a key means on a number with the focus. */
function stepOf({ key, altKey, shiftKey }: KeyboardEvent): readonly [1 | -1, Pace] | undefined {
  if (!altKey) return PRESSED[key];
  const direction = { ArrowUp: 1, ArrowDown: -1 }[key] as 1 | -1 | undefined;
  return direction && [direction, shiftKey ? 'fine' : 'normal'];
}

/** Whether a key on a focused number was a step of it, and has been done. */
export function nudge(ref: string, anchor: Element, event: KeyboardEvent): boolean {
  const step = event.ctrlKey || event.metaKey ? undefined : stepOf(event);
  const value = writtenAt(ref);
  if (!step || value === undefined) return false;
  const gesture = gestureOn(anchor);
  held.value = { ref, anchor, power: null };
  setNumber(ref, stopAt(ref, experiment.peek().loss, keyed(ref, value, ...step)), gesture);
  return true;
}
