/** The course of a matrix product: a slider from the stored matrices to the finished result, and a button that plays it. */

import type { ReadonlySignal, Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

import { t } from '../state/store';
import { Icon } from '../ui/Icon';
import { named } from '../ui/named';

/** How long the whole course takes. */
const LENGTH_MS = 3200;
const STEPS = 100;

interface Props {
  /** The moment chosen by hand, 0 to 1; null: that of the page's own step. */
  chosen: Signal<number | null>;
  /** The moment shown. */
  at: ReadonlySignal<number>;
  /** What happens at this moment, in words. */
  words: string;
}

export function Course({ chosen, at: moment, words }: Props) {
  const at = moment.value;
  const frame = useRef(0);
  const stop = (): void => cancelAnimationFrame(frame.current);
  useEffect(() => stop, []);
  const play = (): void => {
    stop();
    const start = performance.now() - (at < 1 ? at : 0) * LENGTH_MS;
    const tick = (now: number): void => {
      const p = Math.min(1, Math.max(0, (now - start) / LENGTH_MS));
      chosen.value = p < 1 ? p : null;
      if (p < 1) frame.current = requestAnimationFrame(tick);
    };
    frame.current = requestAnimationFrame(tick);
  };
  const set = (event: Event): void => {
    stop();
    chosen.value = Number((event.currentTarget as HTMLInputElement).value) / STEPS;
  };
  return (
    <div class="matrix-course">
      <button type="button" class="icon-button course-play" {...named(t('matrix.play'))} onClick={play}>
        <Icon name="play" />
      </button>
      <input
        type="range"
        min={0}
        max={STEPS}
        step={1}
        value={Math.round(at * STEPS)}
        aria-label={t('matrix.course')}
        aria-valuetext={words}
        onInput={set}
        onKeyDown={(event) => event.stopPropagation()}
      />
      <p class="course-words">{words}</p>
    </div>
  );
}
