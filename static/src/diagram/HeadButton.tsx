/** A column's head as a button: all heads are one stop of the Tab key, arrow keys go from one to the next. */

import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { Hands } from './hands';
import type { Head } from './layout';
import type { DiagramStore } from './scene';

interface Props {
  readonly head: Head;
  readonly size: number;
  readonly oneLine: boolean;
  readonly words: readonly [place: string, what: string];
  readonly last: number;
  /** The head that takes the focus. */
  readonly current: Signal<number>;
  readonly arrange: Hands['arrange'];
  readonly t: DiagramStore['t'];
  readonly children: ComponentChildren;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const TARGET = 44;
/** Room for the mark that says there is more. */
const MORE = 13;

const grown = ({ x, y, width, height }: Box, by: number, across: number): Box => ({
  x: x - by,
  y: y - across,
  width: width + 2 * by,
  height: height + 2 * across,
});

const atLeast = (box: Box, side: number): Box =>
  grown(box, Math.max(0, side - box.width) / 2, Math.max(0, side - box.height) / 2);

/** The widths of its lines, measured as drawn; again once the page's faces are there. */
function useWidths(words: string, size: number) {
  const group = useRef<SVGGElement>(null);
  const [widths, setWidths] = useState<readonly number[]>([0]);
  useLayoutEffect(() => {
    const measure = (): void => {
      const texts = group.current?.querySelectorAll('text') ?? [];
      setWidths(Array.from(texts, (text) => text.getComputedTextLength()));
    };
    measure();
    void document.fonts.ready.then(measure);
  }, [words, size]);
  return { group, widths };
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

export function HeadButton({ head, size, oneLine, words, last, current, arrange, t, children }: Props) {
  const { layer, x, y, anchor } = head;
  const { group, widths } = useWidths(words.join('|'), size);
  const lines = words[1] && !oneLine ? 1 : 0;
  const width = Math.max(...widths);
  const left = anchor === 'middle' ? x - width / 2 : x;
  // The mark stands behind the last line, in the middle of its small letters.
  const run = widths[lines] ?? 0;
  const [end, middle] = [(anchor === 'middle' ? x + run / 2 : x + run) + 5, y + size * (1.4 * lines - 0.3)];
  const right = Math.max(left + width, end + MORE - 5);
  const box = grown({ x: left, y: y - size * 0.9, width: right - left, height: size * (1.2 + 1.4 * lines) }, 7, 3);
  // What lies over the picture's edge is met by nobody.
  const reach = atLeast(box, TARGET);
  const onKeyDown = (event: KeyboardEvent & { currentTarget: SVGGElement }): void => {
    const to = { Home: 0, End: last }[event.key] ?? layer + (STEPS[event.key] ?? Number.NaN);
    if (event.key === 'Enter' || event.key === ' ') arrange(layer);
    else if (Number.isNaN(to)) return;
    else event.currentTarget.parentElement?.querySelector<SVGElement>(`[role="button"][data-layer="${to}"]`)?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <g
      ref={group}
      class="head-button"
      data-layer={layer}
      role="button"
      aria-haspopup="dialog"
      aria-description={t('structure.head')}
      tabindex={Math.min(current.value, last) === layer ? 0 : -1}
      onFocus={() => (current.value = layer)}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        event.stopPropagation();
        arrange(layer);
      }}
    >
      <rect class="head-reach" {...reach} y={Math.max(0, reach.y)} />
      <rect class="head-ground" {...box} rx={6} />
      {children}
      <path class="head-more" d={`M${end} ${middle - 2}l4 4 4 -4`} />
    </g>
  );
}
