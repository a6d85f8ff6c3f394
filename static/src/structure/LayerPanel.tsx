/** The popover of a column's head: it stays with its layer while the network around it changes. */

import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

import { experiment } from '../state/store';
import { underWay } from '../state/turns';
import { usedPointer } from '../ui/focus';
import { keepUnder, placeBeside, pressedIn, type Pressed } from '../ui/popover';
import { LayerRows } from './LayerRows';
import { layerName } from './names';
import { closeLayer, HEADS, headOf, inRows, layerOf, notePress, openedLayer, PANEL_ID } from './opened';

/** Where the keys go once the panel is shut: to its head, or to the walk for a person with a mouse. */
function giveBack(layer: number): void {
  const active = document.activeElement;
  const head = active?.closest<HTMLElement | SVGElement>(HEADS);
  // Where the last layer was removed, the one that is last now has the focus.
  const there = Math.min(layer, experiment.peek().layers.length);
  if (usedPointer()) head?.blur();
  else if (head || active === document.body || active?.closest(`#${PANEL_ID}`)) headOf(there)?.focus();
}

/**
 * The panel stands at the page's end, but is reached from its head: Tab leaves it for what follows the
 * head, as the browser does from there by itself, and Shift and Tab for the head.
 */
function leave(event: KeyboardEvent & { currentTarget: Element }): void {
  if (event.key !== 'Tab') return;
  const stops = [...event.currentTarget.querySelectorAll('select, button, input')];
  if (document.activeElement !== stops.at(event.shiftKey ? 0 : -1)) return;
  headOf(openedLayer.peek() ?? 0)?.focus();
  closeLayer();
  if (event.shiftKey) event.preventDefault();
}

export function LayerPanel() {
  const panel = useRef<HTMLDivElement>(null);
  const pressed = useRef<Pressed | null>(null);
  const layer = openedLayer.value;
  const put = (): void => {
    const whole = () => (openedLayer.peek() === null ? null : layerOf(openedLayer.peek() ?? 0, inRows()));
    if (!panel.current || !whole()) return;
    const scrolled = panel.current.scrollTop;
    // Right of a column; below a row, and below its head in the table.
    placeBeside(panel.current, whole, 'start', () => (inRows() ? 'below' : 'right'));
    if (pressed.current) keepUnder(pressed.current, panel.current, scrolled, headOf(openedLayer.peek() ?? 0));
    else panel.current.scrollTop = scrolled;
  };
  // The picture is drawn anew with every change of the network; its head may have moved.
  useSignalEffect(() => {
    const { layers } = experiment.value;
    if (openedLayer.value === null) return;
    if (openedLayer.value > layers.length) closeLayer();
    else requestAnimationFrame(put);
  });
  useEffect(() => {
    const press = ({ target }: Event): void => {
      notePress();
      pressed.current = panel.current && pressedIn(panel.current, target);
    };
    const forget = (): void => {
      pressed.current = null;
    };
    window.addEventListener('pointerdown', press, { capture: true });
    // What moves under a hand at rest is not held, nor what a key does.
    const moving = ['resize', 'wheel', 'touchmove', 'keydown'] as const;
    for (const kind of moving) window.addEventListener(kind, forget, { capture: true, passive: true });
    return () => {
      window.removeEventListener('pointerdown', press, { capture: true });
      for (const kind of moving) window.removeEventListener(kind, forget, { capture: true });
    };
  }, []);
  const enter = (): void => {
    // Who is quick has gone to another part of it already.
    if (openedLayer.peek() === null || panel.current?.contains(document.activeElement)) return;
    panel.current?.querySelector<HTMLElement>('select, button')?.focus();
  };
  useEffect(enter, [layer]);
  const onToggle = (): void => {
    const shut = openedLayer.peek();
    if (shut === null) return;
    if (panel.current?.matches(':popover-open')) {
      // Opened again before it was told that it had been shut: of the same layer as before.
      enter();
      return;
    }
    openedLayer.value = null;
    giveBack(shut);
  };
  return (
    <div
      id={PANEL_ID}
      ref={panel}
      popover="auto"
      role="dialog"
      aria-label={layer === null ? undefined : layerName(layer)}
      aria-busy={underWay.value}
      class="menu layer-panel"
      onToggle={onToggle}
      onKeyDown={leave}
    >
      {layer !== null && layer <= experiment.value.layers.length && <LayerRows key={layer} layer={layer} />}
    </div>
  );
}
