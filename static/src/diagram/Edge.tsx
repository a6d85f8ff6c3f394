/** One weight as a line: thickness its size, two rails a minus, hue what it last carried. */

import { useComputed, type ReadonlySignal } from '@preact/signals';

import { dim, edgeRefs } from './dim';
import { useDrawn } from './drawn';
import type { EdgeLine } from './edges';
import { faded } from './fade';
import { mix } from './geometry';
import { reach } from './legs';
import { route } from './moves';
import { Once } from './Once';
import { round, stretch, strokeWidth } from './paths';
import type { Look, Stroke } from './scales';
import type { Stagehand } from './scene';
import { hasNames } from './sizes';
import { useSteady } from './useSteady';

/** A line, or a part of one, with one look. */
interface Part {
  look(): Look;
  stroke(): Stroke;
  d(): string;
  /** How much of it is there, 0 to 1. */
  amount(): number;
}

const strokeKey = ({ width, negative }: Stroke): string => `${width}|${negative}`;

/**
 * The line at rest and, while a step changes it, the part that has its next look already. While a
 * pulse runs along, only the outlines of the two are new at every frame.
 */
function useParts({ scene, layout, tracks }: Stagehand, edge: EdgeLine): readonly [Part, Part] {
  const unit = layout.size.font * (hasNames(layout.detail) ? 1 : 0.8);
  const look = useComputed(() => scene.look(edge.id));
  const own = useSteady(() => scene.stroke(edge.id, look.value, unit), strokeKey);
  const turning = useComputed(() => scene.change(edge.id));
  const next = useComputed(() => (turning.value ? scene.stroke(edge.id, turning.value.look, unit) : null));
  /** How much of the line has its next look: a part from one end, or all of it by so much. */
  const k = useComputed(() => {
    if (!turning.value) return 0;
    const along = scene.along(edge.id);
    if (turning.value.way === 'all') return along;
    const path = tracks.path(route(turning.value.way, edge.layer, edge.to, edge.from));
    return path ? reach(path, turning.value, along) : 1;
  });
  const whole = (): boolean => turning.value?.way === 'all';
  const back = (): boolean => turning.value?.way === 'back';
  const part = (look: () => Look, given: () => Stroke, span: () => readonly [number, number], amount: () => number): Part => {
    const stroke = (): Stroke => (whole() ? { ...given(), width: mix(own.value.width, (next.value ?? own.value).width, k.value) } : given());
    const d = (): string => stretch(edge.line, stroke(), ...(whole() ? [0, 1] as const : span()));
    return { look, stroke, d, amount: () => (whole() ? amount() : 1) };
  };
  return [
    part(() => look.value, () => own.value, () => (back() ? [0, 1 - k.value] : [k.value, 1]), () => 1 - k.value),
    part(() => turning.value?.look ?? look.value, () => next.value ?? own.value, () => (back() ? [1 - k.value, 1] : [0, k.value]), () => k.value),
  ];
}

interface Props {
  readonly hand: Stagehand;
  readonly edge: EdgeLine;
}

export function Edge({ hand, edge }: Props) {
  const { scene } = hand;
  const parts = useParts(hand, edge);
  const refs = edgeRefs(edge.id);
  const drawn = useDrawn(() => ({ class: `edge${dim(scene, scene.paths.value.edge(edge), refs)}${scene.lit.value.has(edge.id) ? ' lit' : ''}` }));
  const glow = useComputed(() => Math.max(...refs.map((ref) => scene.glow(ref)?.amount ?? 0)));
  const whole = stretch(edge.line, { width: 1, negative: false });
  return (
    <g data-line={edge.id} {...drawn}>
      <path class="reach" d={whole} />
      <Strand part={parts[0]} glow={glow} />
      <Once when={() => parts[1].d() !== ''}>{() => <Strand part={parts[1]} glow={glow} />}</Once>
    </g>
  );
}

/** How strong a line is drawn at rest; one that the step is about is drawn full. */
const STRENGTH: Record<Look, number> = { idle: 1, fwd: 0.62, bwd: 0.72, new: 0.6 };

interface StrandProps {
  readonly part: Part;
  readonly glow: ReadonlySignal<number>;
}

function Strand({ part, glow }: StrandProps) {
  const drawn = useDrawn(() => {
    const [look, d] = [part.look(), part.d()];
    const rest = STRENGTH[look];
    return {
      class: `strand ${look}`,
      d,
      'stroke-width': strokeWidth(part.stroke()),
      'stroke-opacity': round(rest + (1 - rest) * glow.value),
      ...faded(d === '' ? 0 : part.amount()),
    };
  });
  return <path {...drawn} />;
}
