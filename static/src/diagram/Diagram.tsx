/**
 * The node diagram: the notes' own picture of a network, alive. It reads the page's state and
 * writes two things back, what is pointed at and what is chosen; numbers are edited by the editor.
 */

import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';

import * as page from '../state/store';

import { layout } from './layout';
import { Picture } from './Picture';
import { createScene, stagehand, type DiagramStore } from './scene';
import { shapeKey } from './shape';
import { follow } from './follow';
import type { Box } from './geometry';
import type { Hands } from './hands';
import { focusHead, focusStop, listeners } from './listeners';
import { edgeStop, stops } from './nav';
import { seenOf, watchRest } from './seen';
import { MOST_HEAD } from './sizes';
import { stopProps, useHeard } from './useStops';
import { watchZoom } from './zoom';

interface Props {
  /** The page's own state, or that of one picture among several. */
  readonly store?: DiagramStore;
  /** Where numbers can be dragged and stepped; always the same object. */
  readonly hands?: Hands;
}

/** Until the frame has been measured nothing is drawn, and no place is looked for. */
const UNMEASURED = { w: 0, h: 0 };
const NOTHING = { inputs: 1, layers: [{ units: 1, activation: 'identity', biased: false }], samples: 1 };

/** Only the page's first picture comes part by part: one that takes another's place is there at once. */
let begun = false;

export function Diagram({ store = page, hands }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const room = useSignal(UNMEASURED);
  const current = useSignal<string | null>(null);
  const sheets = useRef<HTMLDivElement>(null);
  const zoom = useSignal(1);
  const seen = useSignal<Box | null>(null);
  const scene = useMemo(() => createScene(store), [store]);
  const heard = useHeard(scene);
  const stop = useMemo(() => stopProps(scene, current, heard, hands), [scene, current, heard, hands]);
  const plan = useComputed(() =>
    room.value === UNMEASURED
      ? layout(NOTHING, UNMEASURED, 'focus')
      : layout(scene.shape.value, room.value, store.edgeNumbers?.value, scene.longest.value),
  );
  const pinned = useComputed(() => {
    const { flow, height, size } = plan.value;
    return flow === 'right' && height > room.value.h && size.head < MOST_HEAD * room.value.h;
  });
  const covered = useComputed(() => (pinned.value ? plan.value.size.head * zoom.value : 0));
  const hand = useComputed(() => stagehand(scene, plan.value));
  const on = useMemo(() => listeners(scene, plan, current, hands), [scene, plan, current, hands]);
  const look = useComputed(() => {
    const chosen = store.selected.value === null && store.route.value === null && store.ways.value === null ? '' : ' choosing';
    return `diagram ${plan.value.flow} ${plan.value.detail}${chosen}${store.overdue.value ? ' stale' : ''}`;
  });

  useEffect(() => scene.stop, [scene]);
  const measure = (): void => {
    const { clientWidth: w = 0, clientHeight: h = 0 } = frame.current ?? {};
    if (w > 0 && h > 0 && (w !== room.peek().w || h !== room.peek().h)) room.value = { w, h };
  };
  // The page is seen before its first picture; a later one takes its place without a gap.
  useLayoutEffect(() => {
    if (begun) measure();
  }, []);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [room]);
  useEffect(() => {
    const element = frame.current;
    return element ? watchRest(element, () => (seen.value = seenOf(element, zoom.peek(), covered.peek()))) : undefined;
  }, [seen]);
  useSignalEffect(() => {
    const { width, height } = plan.value;
    const { w, h } = room.value;
    const whole = zoom.value === 1 && width <= w && height <= h;
    seen.value = whole || !frame.current ? null : seenOf(frame.current, zoom.value, covered.value);
  });
  const attend = (atOnce: boolean): void => {
    const { steps } = store.script.value;
    const at = store.cursor.value;
    const step = steps[at - 1];
    const { w, h } = room.value;
    // Where all of it is seen, the frame need not be asked how far it scrolls: that forces a layout.
    const whole = zoom.peek() === 1 && plan.value.width <= w && plan.value.height <= h;
    if (!step || !frame.current || room.value === UNMEASURED || whole) return;
    // What a step reads is seen with what it makes; the last one's sentence ends with the loss.
    const targets = at === steps.length ? [step.target, 'L'] : [step.target, ...step.inputs];
    follow(frame.current, plan.value, scene.shape.value, { targets, zoom: zoom.peek(), covered: covered.peek(), atOnce });
  };
  useSignalEffect(() => attend(false));

  const enlarge = (by: number): void => {
    if (sheets.current) sheets.current.style.zoom = String(by);
  };
  useEffect(() => (frame.current ? watchZoom(frame.current, zoom, enlarge) : undefined), [zoom]);
  const own = (): void => {
    zoom.value = 1;
    enlarge(1);
  };

  const { width, height } = plan.value;
  const key = `${shapeKey(scene.shape.value)}|${width}|${height}|${room.value.w}|${room.value.h}|${plan.value.detail}|${plan.value.size.captionSide}|${scene.own('x.1')}`;
  // A new layout draws every mark anew: the focus goes over to the mark of the same name.
  const held = useRef<Element | null>(null);
  held.current = frame.current?.contains(document.activeElement) ? document.activeElement : null;
  useLayoutEffect(() => {
    const lost = held.current !== null && !frame.current?.contains(document.activeElement);
    const all = stops(plan.peek(), scene.shape.peek());
    // Tab would pass the picture by if what it last stood on is no more.
    if (!all.some(({ ref }) => ref === current.peek())) current.value = null;
    if (!lost || !frame.current) return;
    const head = held.current?.getAttribute('data-layer');
    if (head == null) focusStop(frame.current, current.peek() ?? edgeStop(all, false));
    else focusHead(frame.current, Math.min(Number(head), scene.shape.peek().layers.length));
  }, [key]);
  const drawing = room.value !== UNMEASURED;
  useEffect(() => {
    begun ||= drawing;
  });
  return (
    <div class={look}>
      <div
        ref={frame}
        class="diagram-frame"
        style={{ scrollPaddingTop: `${covered.value}px` }}
        role="application"
        aria-label={store.t('diagram.label')}
        aria-description={store.t('diagram.help')}
        {...on}
      >
        <div ref={sheets} class="diagram-sheets" style={{ '--aspect': String(width / height) }}>
          {drawing && <Picture key={key} hand={hand.value} stop={stop} arrange={hands?.arrange} gradual={!begun} pinned={pinned.value} seen={seen} drawn={() => attend(true)} />}
        </div>
      </div>
      {zoom.value > 1 && (
        <button type="button" class="bordered-button zoom-off" onClick={own}>
          {store.t('diagram.own_size')}
        </button>
      )}
    </div>
  );
}
