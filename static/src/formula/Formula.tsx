/** The formula of the step shown, kept on the page between visits and lit with the diagram. */

import { useEffect, useRef } from 'preact/hooks';
import { computed, effect } from '@preact/signals';

import type { Step } from '../api/types';
import { told } from '../check/predict';
import { isBeyond, lookup, lookupMatrix } from '../state/numbers';
import { concealed, cursor, experiment, hovered, nameStyle, passes, script, selected, t } from '../state/store';
import { lighting } from '../ui/terms';
import { fit, fits, foresee } from './fit';
import { katex, loadKatex, missing } from './katex';
import { renderFormula, type Formula as Rendered, type Values } from './render';

/** More than a walk's length of formulas is not worth the memory. */
const KEPT = 300;
/** Setting a formula takes a few milliseconds: never more than a frame has left. */
const QUIET_MS = 8;

const cache = new Map<Step, Rendered>();
/** The same text for the same way of writing, whatever has been edited since. */
const style = computed(() => Object.values(nameStyle.value).join());
let warming = 0;

function rendered(step: Step, values: Values): Rendered {
  const kept = cache.get(step);
  if (kept) {
    kept.patch(values);
    return kept;
  }
  if (cache.size >= KEPT) cache.clear();
  const fresh = renderFormula(step, nameStyle.peek(), values);
  cache.set(step, fresh);
  return fresh;
}

/**
 * Sets the formulas ahead while nothing else is to be done, so that playing finds them ready. One
 * at a time: a slow machine shall answer between any two of them.
 */
function warm(steps: readonly Step[]): void {
  if (typeof requestIdleCallback === 'undefined') return;
  cancelIdleCallback(warming);
  let next = cursor.peek();
  const go = (deadline: IdleDeadline): void => {
    const step = steps[next];
    if (deadline.timeRemaining() > QUIET_MS) {
      if (step && !cache.has(step)) cache.set(step, renderFormula(step, nameStyle.peek(), presentValues()));
      next += 1;
    }
    if (next < Math.min(steps.length, KEPT)) warming = requestIdleCallback(go);
  };
  warming = requestIdleCallback(go);
}

function presentValues(): Values {
  const [document, numbers, hidden] = [experiment.value, passes.value, concealed.value];
  const { sample } = script.value;
  return (ref) => {
    if (hidden(ref)) return undefined;
    if (isBeyond(document, numbers, sample, ref)) return Number.NaN;
    return lookup(document, numbers, sample, ref) ?? lookupMatrix(document, numbers, ref);
  };
}

/** The box's width as last seen by its observer: asking the element would force a layout. */
let width = 0;

/** `measured` is told of every formula that comes, and of those whose numbers have grown: after the layout. */
function show(box: HTMLElement, measured: ResizeObserver): void {
  void style.value;
  const step = script.value.steps[cursor.value - 1];
  const values = presentValues();
  if (!step || katex.value === null) {
    if (step) void loadKatex();
    box.replaceChildren(...(step && missing.value ? [absence()] : []));
    return;
  }
  const { node } = rendered(step, values);
  foresee(node);
  if (box.firstChild !== node) box.replaceChildren(node);
  // Hidden lines have no width to be fitted to.
  box.dataset.told = String(told.value);
  if (width > 0 && !fits(node, width, told.value)) {
    measured.unobserve(node);
    measured.observe(node);
  }
  light(box, hovered.peek() ?? selected.peek());
}

/** Said where a formula would stand. */
function absence(): HTMLElement {
  const words = document.createElement('p');
  words.className = 'soft';
  words.textContent = t('formula.not_loaded');
  return words;
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
    const stopWarming = effect(() => {
      void style.value;
      cache.clear();
      if (katex.value !== null) warm(script.value.steps);
    });
    const widths = new ResizeObserver((entries) => {
      const box = entries.find(({ target }) => target === element);
      if (box) width = box.contentRect.width;
      const formula = element.firstElementChild;
      if (width > 0 && formula instanceof HTMLElement) fit(formula, width, told.peek());
    });
    widths.observe(element);
    const stopShowing = effect(() => show(element, widths));
    const stopLighting = effect(() => light(element, hovered.value ?? selected.value));
    return () => {
      widths.disconnect();
      stopWarming();
      stopShowing();
      stopLighting();
    };
  }, []);
  // Scrollable where a matrix is wider than the box, so it must be reachable by keyboard.
  return (
    <div class="formula-box" ref={box} tabIndex={0} role="group" aria-label={t('formula.lines')} {...lighting} />
  );
}
