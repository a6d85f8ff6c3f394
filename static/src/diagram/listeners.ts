/** What the picture does when it is pointed at, clicked, or walked through with the keyboard. */

import type { ReadonlySignal, Signal } from '@preact/signals';

import { place } from '../refs';
import { letsGo } from '../state/keyboard';
import type { Hands } from './hands';
import type { Layout } from './layout';
import { edgeStop, nextStop, stops, type Arrow } from './nav';
import type { Scene } from './scene';
import { editable } from './useStops';

const within = (event: Event, selector: string): SVGElement | null =>
  event.target instanceof Element ? event.target.closest<SVGElement>(selector) : null;

/** What an event is about: a number, the line of an edge, or a stop of the arrow keys. */
function refAt(event: Event): string | null {
  const element = within(event, '[data-ref], [data-line], [data-stop]');
  const { ref, line, stop } = element?.dataset ?? {};
  return ref ?? line ?? stop ?? null;
}

/** Moves the focus to a stop, if it is drawn. */
export function focusStop(frame: Element, ref: string | null): void {
  if (ref !== null) frame.querySelector<SVGElement>(`[data-stop="${ref}"]`)?.focus();
}

/** The same to the head of a column. */
export function focusHead(frame: Element, layer: number): void {
  frame.querySelector<SVGElement>(`[role="button"][data-layer="${layer}"]`)?.focus();
}

const ARROWS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']);

export function listeners(
  scene: Scene,
  layout: ReadonlySignal<Layout>,
  current: Signal<string | null>,
  hands: Hands | undefined,
) {
  const { store } = scene;
  const choose = (ref: string | null): void => {
    store.selected.value = ref !== null && store.selected.value === ref ? null : ref;
  };
  const enter = (element: Element, ref: string, line: boolean): void => {
    if (editable(place(ref)) && !line) store.openEditor(ref, element);
    else choose(ref);
  };
  const go = (frame: Element, ref: string | null): void => {
    if (ref === null) return;
    current.value = ref;
    focusStop(frame, ref);
  };

  /** A key on the number under the focus. */
  const step = (event: KeyboardEvent): boolean => {
    const stop = within(event, '[data-scrub]');
    const ref = stop?.getAttribute('data-stop');
    return stop !== null && ref != null && (hands?.nudge(scene.own(ref), stop, event) ?? false);
  };

  /** A key that moves the focus, or takes what it stands on. */
  const walk = (event: KeyboardEvent & { currentTarget: Element }): boolean => {
    const all = stops(layout.value, scene.shape.value);
    const frame = event.currentTarget;
    if (ARROWS.has(event.key)) {
      const here = current.value ?? edgeStop(all, false);
      go(frame, nextStop(all, here, event.key as Arrow, layout.value.flow));
    } else if (event.key === 'Home' || event.key === 'End') go(frame, edgeStop(all, event.key === 'End'));
    else if (letsGo(event) && store.selected.value !== null) choose(null);
    else if (event.key === 'Enter' || (event.key === ' ' && within(event, '[data-stop][role="button"]'))) {
      const stop = within(event, '[data-stop]');
      const ref = stop?.getAttribute('data-stop');
      if (!stop || !ref) return false;
      enter(stop, scene.own(ref), event.shiftKey);
    } else return false;
    return true;
  };

  return {
    onPointerDown: (event: PointerEvent): void => {
      const ref = refAt(event);
      const mark = within(event, '[data-scrub]');
      if (ref !== null && mark && editable(place(ref))) hands?.grip(ref, mark, event);
    },
    onPointerOver: (event: PointerEvent): void => {
      if (event.pointerType !== 'touch') store.hovered.value = refAt(event);
    },
    onPointerLeave: (): void => {
      store.hovered.value = null;
    },
    onClick: (event: MouseEvent): void => {
      const ref = refAt(event);
      const element = within(event, '[data-ref], [data-line], [data-stop]');
      if (ref === null || !element) choose(null);
      else enter(element, ref, element.hasAttribute('data-line'));
    },
    onFocusIn: (event: FocusEvent): void => {
      const ref = within(event, '[data-stop]')?.getAttribute('data-stop');
      if (ref == null) return;
      current.value = ref;
      store.hovered.value = ref;
    },
    onFocusOut: (): void => {
      store.hovered.value = null;
    },
    onKeyDown: (event: KeyboardEvent & { currentTarget: Element }): void => {
      if (!step(event) && !walk(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
