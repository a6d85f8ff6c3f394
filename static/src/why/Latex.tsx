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
}

function light(node: HTMLElement, ref: string | null): void {
  for (const leaf of leaves(node)) leaf.classList.toggle('lit', ref !== null && leaf.dataset.ref === ref);
}

export function Latex({ latex, numbers = false }: Props) {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const node = box.current;
    if (katex.value === null) void loadKatex();
    if (!node || katex.value === null) return;
    set(latex, node);
    for (const leaf of numbers ? leaves(node) : []) {
      const value = numberAt(leaf.dataset.ref ?? '');
      if (value !== undefined) leaf.dataset.value = String(value);
    }
    light(node, hovered.peek());
  }, [latex, numbers, katex.value]);
  useSignalEffect(() => {
    if (box.current) light(box.current, hovered.value);
  });
  return <span class="latex" ref={box} />;
}
