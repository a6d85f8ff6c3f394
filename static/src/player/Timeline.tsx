/** The walk as a line of steps, coloured by phase: shows where it stands, and is dragged to scrub. */

import { useRef } from 'preact/hooks';

import type { PhaseSpan } from '../api/types';
import { jumpTo } from '../state/clock';
import { cursor, script, t } from '../state/store';
import { low, narrow } from '../ui/windows';

/** More marks than this cannot be told apart any more: the phases become plain bars. */
const MOST_MARKS = 150;
/** On a phone the timeline may be 260 px wide. */
const MOST_MARKS_SMALL = 90;
const LARGE_STEP = 10;

function Marks({ first, last, at }: PhaseSpan & { at: number }) {
  const marks = [];
  for (let index = first; index <= last; index += 1) {
    const state = index < at ? 'done' : index === at ? 'now' : '';
    marks.push(<i key={index} class={state} />);
  }
  return <>{marks}</>;
}

function Bar({ first, last, at }: PhaseSpan & { at: number }) {
  const share = Math.min(Math.max((at - first + 1) / (last - first + 1), 0), 1);
  return <b style={{ transform: `scaleX(${share})` }} />;
}

function PhaseGroup({ span, at, plain }: { span: PhaseSpan; at: number; plain: boolean }) {
  const { phase, first, last } = span;
  const present = at >= first && at <= last ? ' present' : '';
  return (
    <div
      class={`timeline-phase phase-${phase}${present}`}
      style={{ flexGrow: last - first + 1 }}
      data-first={first}
      data-last={last}
    >
      <span class="timeline-label">{t(`phase.${phase}`)}</span>
      <div class={plain ? 'timeline-bar' : 'timeline-marks'}>
        {plain ? <Bar {...span} at={at} /> : <Marks {...span} at={at} />}
      </div>
    </div>
  );
}

/** The step under a horizontal place: within a phase's group its steps are equally wide. */
function stepAt(track: HTMLElement, x: number): number {
  let step = 0;
  for (const group of track.querySelectorAll<HTMLElement>('[data-first]')) {
    const { left, width } = group.getBoundingClientRect();
    const first = Number(group.dataset.first);
    const count = Number(group.dataset.last) - first + 1;
    if (x < left) break;
    step = first + Math.min(Math.floor(((x - left) / width) * count), count - 1);
  }
  return step;
}

function keyTarget(key: string): number | null {
  const at = cursor.value;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return at + 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - 1;
    case 'PageUp':
      return at + LARGE_STEP;
    case 'PageDown':
      return at - LARGE_STEP;
    case 'Home':
      return 0;
    case 'End':
      return script.value.steps.length;
    default:
      return null;
  }
}

function onKeyDown(event: KeyboardEvent): void {
  const to = keyTarget(event.key);
  // With Shift the arrows go by phases, here as everywhere.
  if (to === null || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  jumpTo(to);
}

function valueText(): string {
  const { steps } = script.value;
  const step = steps[cursor.value - 1];
  if (!step) return t('timeline.start');
  return t('timeline.value', { step: step.index, steps: steps.length, phase: t(`phase.${step.phase}`) });
}

export function Timeline() {
  const track = useRef<HTMLDivElement>(null);
  const { steps, phases } = script.value;
  const plain = steps.length > (narrow.value || low.value ? MOST_MARKS_SMALL : MOST_MARKS);
  const scrub = (event: PointerEvent): void => {
    if (track.current) jumpTo(stepAt(track.current, event.clientX));
  };
  return (
    <div
      class="timeline"
      ref={track}
      role="slider"
      tabIndex={0}
      aria-label={t('timeline.label')}
      aria-valuemin={0}
      aria-valuemax={steps.length}
      aria-valuenow={cursor.value}
      aria-valuetext={valueText()}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        scrub(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub(event);
      }}
    >
      {phases.map((span) => (
        <PhaseGroup key={span.phase} span={span} at={cursor.value} plain={plain} />
      ))}
    </div>
  );
}
