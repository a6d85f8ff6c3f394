/** A line of mathematics whose terms know their quantity: they light up, and open when clicked. */

import { useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';

import { katex, loadKatex } from '../formula/katex';
import { leaves, set } from '../formula/render';
import { hovered } from '../state/store';
import { numberAt } from './values';

interface Props {
  latex: string;
  /** Whether its terms stand for numbers; symbols alone are only lit. */
  numbers?: boolean;
  /** False where words beside it say the same. */
  heard?: boolean;
}

/** More than this is not worth the memory. */
const MODELS = 300;

/** Symbols set before, by their LaTeX: the same ones stand in many ways, and are copied. */
const models = new Map<string, HTMLElement>();

function setSymbols(latex: string, node: HTMLElement, heard: boolean): void {
  const key = `${heard} ${latex}`;
  let model = models.get(key);
  if (!model) {
    model = document.createElement('span');
    set(latex, model, heard ? 'htmlAndMathml' : 'html');
    if (models.size >= MODELS) models.clear();
    models.set(key, model);
  }
  node.replaceChildren(...model.cloneNode(true).childNodes);
}

function light(node: HTMLElement, ref: string | null): void {
  for (const leaf of leaves(node)) leaf.classList.toggle('lit', ref !== null && leaf.dataset.ref === ref);
}

export function Latex({ latex, numbers = false, heard = true }: Props) {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const node = box.current;
    if (katex.value === null) void loadKatex();
    if (!node || katex.value === null) return;
    if (numbers) set(latex, node);
    else setSymbols(latex, node, heard);
    for (const leaf of numbers ? leaves(node) : []) {
      const value = numberAt(leaf.dataset.ref ?? '');
      if (value !== undefined) leaf.dataset.value = String(value);
    }
    light(node, hovered.peek());
  }, [latex, numbers, heard, katex.value]);
  useSignalEffect(() => {
    if (box.current) light(box.current, hovered.value);
  });
  return <span class="latex" ref={box} />;
}
