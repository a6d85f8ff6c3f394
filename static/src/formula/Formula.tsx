/** The formula of the step shown, kept on the page between visits and lit with the diagram. */

import { useEffect, useRef } from 'preact/hooks';
import { effect } from '@preact/signals';

import type { Step } from '../api/types';
import { lookup, lookupMatrix } from '../state/numbers';
import { cursor, experiment, hovered, nameStyle, passes, script, selected, t } from '../state/store';
import { lighting } from '../ui/terms';
import { renderFormula, type Formula as Rendered, type Values } from './render';

/** More than a walk's length of formulas is not worth the memory. */
const KEPT = 300;

let cache = new Map<Step, Rendered>();
let cachedFor: unknown;

function rendered(step: Step, values: Values): Rendered {
  const steps = script.value.steps;
  if (cachedFor !== steps || cache.size > KEPT) {
    cache = new Map();
    cachedFor = steps;
  }
  const kept = cache.get(step);
  if (kept) {
    kept.patch(values);
    return kept;
  }
  const fresh = renderFormula(step, nameStyle.value, values);
  cache.set(step, fresh);
  return fresh;
}

function presentValues(): Values {
  const document = experiment.value;
  const numbers = passes.value;
  const { sample } = script.value;
  return (ref) => lookup(document, numbers, sample, ref) ?? lookupMatrix(document, numbers, ref);
}

function show(box: HTMLElement): void {
  const step = script.value.steps[cursor.value - 1];
  const values = presentValues();
  if (!step) {
    box.replaceChildren();
    return;
  }
  const { node } = rendered(step, values);
  if (box.firstChild !== node) box.replaceChildren(node);
  fit(node);
  light(box, hovered.peek() ?? selected.peek());
}

/** A line a little too wide is set smaller; one that is much too wide scrolls. */
const SMALLEST = 0.72;
/** Slanted letters lean out of their boxes by this much. */
const OVERHANG_PX = 4;

function fit(formula: Element): void {
  const [, ...lines] = [...formula.children] as HTMLElement[];
  for (const line of lines) line.style.removeProperty('--fit');
  const widths = lines.map((line) => [line.clientWidth, line.scrollWidth] as const);
  widths.forEach(([room, needed], at) => {
    if (needed <= room + OVERHANG_PX) return;
    lines[at]?.style.setProperty('--fit', String(Math.max(room / needed, SMALLEST)));
  });
}

function light(box: HTMLElement, ref: string | null): void {
  for (const element of box.querySelectorAll<HTMLElement>('[data-ref]')) {
    element.classList.toggle('lit', ref !== null && element.dataset.ref === ref);
  }
}

export function Formula() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const stopShowing = effect(() => show(element));
    const stopLighting = effect(() => light(element, hovered.value ?? selected.value));
    const widths = new ResizeObserver(() => element.firstElementChild && fit(element.firstElementChild));
    widths.observe(element);
    return () => {
      widths.disconnect();
      stopShowing();
      stopLighting();
    };
  }, []);
  // Scrollable where a matrix is wider than the box, so it must be reachable by keyboard.
  return (
    <div class="formula-box" ref={box} tabIndex={0} role="group" aria-label={t('formula.lines')} {...lighting} />
  );
}
