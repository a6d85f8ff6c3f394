/** An edge's numbers in full, over the picture: where edges are many, for the one that is asked for. */

import { useComputed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';

import type { EdgeLine } from './edges';
import { grow, overlap, type Box } from './geometry';
import { lensBox, tether } from './lens';
import { KINDS, refOf, roomFor } from './lines';
import { round, stretch } from './paths';
import { edgeOf, type Scene, type Stagehand } from './scene';
import { TagLine } from './Tag';

/** Name, number and arrow, in em. */
const WIDE = 6.8;
/** The rim of a label's place that its text seldom fills. */
const RIM = 1;
/** How far the ring of what has the focus reaches out of its plate. */
const FOCUS_RING = 2;

interface Props {
  readonly hand: Stagehand;
  /** The part of the picture in its frame, null where all of it is. */
  readonly seen: ReadonlySignal<Box | null>;
}

/** The edge pointed at, else the one chosen, else the one that the step is about. */
export function Magnifier({ hand, seen }: Props) {
  const { scene, layout } = hand;
  const { hovered, selected } = scene.store;
  const asked = useComputed(() => {
    const refs = [hovered.value, selected.value, scene.told.value];
    return refs.map((ref) => ref && edgeOf(ref)).find((id) => id) ?? null;
  });
  const edge = layout.edges.find(({ id }) => id === asked.value);
  if (!edge) return null;
  return <Lens key={edge.id} hand={hand} seen={seen} edge={edge} />;
}

interface LensProps extends Props {
  readonly edge: EdgeLine;
}

/** Its lines have their places on the plate from the start, wherever that goes; it grows down to the next as that one comes. */
function Lens({ hand: { scene, layout }, seen, edge }: LensProps) {
  const { id } = edge;
  const size = Math.max(12, layout.size.label);
  const line = size * 1.22;
  const [w, most] = [size * WIDE, line * KINDS.length + 8];
  const window = seen.value;
  const box = useMemo(() => lensBox(layout, edge, w, most, window), [layout, edge, w, most, window]);
  const own = grow(edge.label.box, FOCUS_RING);
  const height = useComputed(() => line * rows(scene, id) + 8);
  const plate = { ...box, h: height.value };
  const apart = tether(plate, edge.label.box);
  // Half a number would be read as another one.
  const chips = layout.units.flatMap(({ bias }) => (bias ? [grow(bias.chip, 1)] : []));
  const labels = layout.edges.filter((other) => other !== edge).map(({ label }) => label.box);
  const met = [...labels, ...chips].filter((other) => overlap(plate, grow(other, -RIM)));
  return (
    <g class="tag magnifier" data-line={id}>
      {overlap(plate, edge.label.box) && <rect class="cover" x={own.x} y={own.y} width={own.w} height={own.h} />}
      {met.map(({ x, y, w: wide, h: high }) => (
        <rect key={`${x} ${y}`} class="cover" x={x} y={y} width={wide} height={high} />
      ))}
      {apart && <path class="tether" d={stretch(apart, { width: 1, negative: false })} />}
      <g transform={`translate(${round(box.x)} ${round(box.y)})`}>
        <rect class="plate" x={0} y={0} width={w} height={height} rx={size * 0.45} />
        {KINDS.map((kind, row) => (
          <TagLine
            key={kind}
            scene={scene}
            name={id}
            kind={kind}
            at={{ x: w / 2, y: 4 + line * (row + 0.75) }}
            slot={w - 10}
            size={size}
            named
          />
        ))}
      </g>
    </g>
  );
}

/** How many of the lines there is room for. */
const rows = (scene: Scene, id: string): number =>
  KINDS.reduce((most, kind, row) => {
    const presence = scene.presence(refOf(kind, id));
    return presence > 0 ? row + roomFor(presence) : most;
  }, 0);
