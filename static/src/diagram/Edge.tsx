/** One weight as a line: thickness its size, two rails a minus, hue what it last carried. */

import { useComputed, type ReadonlySignal } from '@preact/signals';

import { useFade } from './fade';
import type { EdgeLine } from './edges';
import { Once } from './Once';
import { mixStroke, round, stretch, strokeWidth } from './paths';
import { route } from './moves';
import type { Look, Stroke } from './scales';
import type { Stagehand } from './scene';
import { hasNames } from './sizes';
import { reach } from './tracks';

interface Part {
  readonly look: Look;
  readonly stroke: Stroke;
  readonly d: string;
  readonly opacity: number;
}

const nothing = (look: Look): Part => ({ look, stroke: { width: 0, negative: false }, d: '', opacity: 0 });

/** The line at rest and, while a step changes it, the part that has its next look already. */
function useParts({ scene, layout, tracks }: Stagehand, edge: EdgeLine) {
  const unit = layout.size.font * (hasNames(layout.detail) ? 1 : 0.8);
  return useComputed((): readonly [Part, Part] => {
    const look = scene.look(edge.id);
    const stroke = scene.stroke(edge.id, look, unit);
    const part = (of: Look, s: Stroke, k0: number, k1: number, opacity = 1): Part => ({
      look: of, stroke: s, d: stretch(edge.line, s, k0, k1), opacity,
    });
    const change = scene.change(edge.id);
    if (!change) return [part(look, stroke, 0, 1), nothing(look)];
    const next = scene.stroke(edge.id, change.look, unit);
    if (change.way === 'all') {
      const between = mixStroke(stroke, next, change.along);
      const k = change.along;
      return [part(look, between, 0, 1, 1 - k), part(change.look, between, 0, 1, k)];
    }
    const path = tracks.path(route(change.way, edge.layer, edge.to, edge.from));
    const k = path ? reach(path, change) : 1;
    return change.way === 'edge'
      ? [part(look, stroke, k, 1), part(change.look, next, 0, k)]
      : [part(look, stroke, 0, 1 - k), part(change.look, next, 1 - k, 1)];
  });
}

/** All that a step can read from an edge or make known on it. */
const told = (id: string): string[] => [id, `d${id}`, `p${id.slice(1)}`, `q${id.slice(1)}`];

interface Props {
  readonly hand: Stagehand;
  readonly edge: EdgeLine;
}

export function Edge({ hand, edge }: Props) {
  const { scene } = hand;
  const parts = useParts(hand, edge);
  const look = useComputed(() => {
    const off = scene.paths.value.edge(edge) ? '' : ' off';
    const lit = scene.lit.value.has(edge.id) ? ' lit' : '';
    return `edge${off}${lit}`;
  });
  const glow = useComputed(() => Math.max(...told(edge.id).map((ref) => scene.glow(ref)?.amount ?? 0)));
  const whole = stretch(edge.line, { width: 1, negative: false });
  return (
    <g class={look} data-line={edge.id}>
      <path class="reach" d={whole} />
      <Strand parts={parts} at={0} glow={glow} />
      <Once when={() => parts.value[1].d !== ''}>{() => <Strand parts={parts} at={1} glow={glow} />}</Once>
    </g>
  );
}

/** How strong a line is drawn at rest; one that the step is about is drawn full. */
const STRENGTH: Record<Look, number> = { idle: 1, fwd: 0.62, bwd: 0.72, new: 0.6 };

interface StrandProps {
  readonly parts: ReturnType<typeof useParts>;
  readonly at: 0 | 1;
  readonly glow: ReadonlySignal<number>;
}

function Strand({ parts, at, glow }: StrandProps) {
  const look = useComputed(() => `strand ${parts.value[at].look}`);
  const d = useComputed(() => parts.value[at].d);
  const width = useComputed(() => strokeWidth(parts.value[at].stroke));
  const strength = useComputed(() => {
    const rest = STRENGTH[parts.value[at].look];
    return round(rest + (1 - rest) * glow.value);
  });
  const fade = useFade(() => (parts.value[at].d === '' ? 0 : parts.value[at].opacity));
  return <path class={look} d={d} stroke-width={width} stroke-opacity={strength} {...fade} />;
}
