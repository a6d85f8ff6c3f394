/** What stands on an edge: a small plate in the paper's colour, or text above and below a flat edge. */

import { useComputed, type ReadonlySignal } from '@preact/signals';

import { faded } from './fade';
import { Finger } from './Finger';
import { mixPoint, type Box, type Point } from './geometry';
import { dim, edgeRefs } from './dim';
import { useDrawn, type Drawn } from './drawn';
import type { EdgeLine } from './edges';
import type { Layout } from './layout';
import { Light, LIGHTS } from './Light';
import { baselines, KINDS, linePresence, refOf, rivals, roomFor, ROWS, type LineKind } from './lines';
import { Once } from './Once';
import { round } from './paths';
import type { Scene, Stagehand } from './scene';
import { hasNames, isQuiet, type Detail } from './sizes';
import { lineEms, TagLine } from './Tag';
import type { StopProps } from './useStops';

interface Props {
  readonly hand: Stagehand;
  readonly edge: EdgeLine;
  readonly stop: StopProps;
}

/** A line's part of a plate: what a step reads or makes known is lit, and not what stands beside it. */
const rowIn = (box: Box, { size, detail }: Layout, kind: LineKind) => ({
  y: box.y + size.line * ROWS[detail][kind],
  height: size.line + 3,
});

export function EdgeTag({ hand: { scene, layout }, edge, stop }: Props) {
  const { size, detail } = layout;
  const { box, stand, anchor } = edge.label;
  const places = baselines(edge, layout);
  const drawn = useDrawn(() => ({ class: tagLook(scene, edge, detail), transform: fanned(scene, layout, edge) }));
  const common = { scene, name: edge.id, size: size.label, named: hasNames(detail), slot: box.w - 4, anchor };
  const wide = useWidths(scene, layout, edge);
  const plate = usePlate(scene, layout, edge, wide);
  return (
    <g {...stop(edge.id)} {...drawn}>
      <Finger ground={layout.fingers.get(box) ?? box} />
      {stand === 'plate' ? (
        <Plate box={plate} />
      ) : (
        <rect class="plate bare" x={box.x} y={box.y} width={box.w} height={box.h} rx={size.label * 0.45} />
      )}
      {stand === 'plate' &&
        KINDS.map((kind) => (
          <Light key={kind} scene={scene} id={edge.id} kind={kind} box={() => ({ ...plate(), ...rowIn(box, layout, kind) })} />
        ))}
      {stand === 'straddle' &&
        KINDS.map((kind) => (
          <Once key={kind} when={() => scene.glow(refOf(kind, edge.id)) !== null}>
            {() => <LineGlow hand={{ scene, layout }} id={edge.id} kind={kind} at={places[kind]} />}
          </Once>
        ))}
      {KINDS.map((kind) => (
        <TagLine key={kind} {...common} kind={kind} at={places[kind]} wide={wide[kind]} rivals={rivals(edge.id, kind, detail)} />
      ))}
    </g>
  );
}

/** How far from the node that asks for it a number stands on its edge: there the edges lie apart. */
const FAR = 0.7;

/** Where numbers have no places of their own, those of a chosen node's edges stand towards the other ends. */
function fanned(scene: Scene, { detail }: Layout, edge: EdgeLine): string | undefined {
  const end = isQuiet(detail) ? scene.nearer(edge) : null;
  if (!end) return undefined;
  const { line, label } = edge;
  const to = mixPoint(line.from, line.to, end === 'from' ? FAR : 1 - FAR);
  return `translate(${round(to.x - label.at.x)} ${round(to.y - label.at.y)})`;
}

type Widths = Record<LineKind, ReadonlySignal<number>>;

/** Of each line its text's width in em: measured when the text changes, not at every frame. */
function useWidths(scene: Scene, { detail }: Layout, { id }: EdgeLine): Widths {
  const named = hasNames(detail);
  return {
    value: useComputed(() => lineEms(scene, 'value', id, named)),
    gradient: useComputed(() => lineEms(scene, 'gradient', id, named)),
    updated: useComputed(() => lineEms(scene, 'updated', id, named)),
  };
}

/** The plate covers what is written and no more: it grows as lines come. */
function usePlate(scene: Scene, { size, detail }: Layout, { id, label: { at, box, anchor } }: EdgeLine, wide: Widths): () => Drawn {
  const { label, line } = size;
  const rows = ROWS[detail];
  const all = KINDS.map((kind) => [kind, rivals(id, kind, detail)] as const);
  const fit = useComputed(() => {
    let [width, height] = [0, 0];
    for (const [kind, others] of all) {
      const presence = linePresence(scene, kind, id, others);
      if (presence <= 0) continue;
      width = Math.max(width, wide[kind].value * label * roomFor(presence));
      height = Math.max(height, (rows[kind] + roomFor(presence)) * line);
    }
    // The longest texts are measured a little short: their plate may reach as far beyond its place.
    return { width: Math.min(box.w + label * 0.5, width + label * 0.7), height: height + 3 };
  });
  return () => {
    const { width, height } = fit.value;
    const x = { start: box.x, middle: at.x - width / 2, end: box.x + box.w - width }[anchor];
    return { x, y: box.y, width, height, rx: label * 0.45 };
  };
}

function Plate({ box }: { readonly box: () => Drawn }) {
  const drawn = useDrawn(box);
  return <rect class="plate" {...drawn} />;
}

interface LineGlowProps {
  readonly hand: Pick<Stagehand, 'scene' | 'layout'>;
  readonly id: string;
  readonly kind: LineKind;
  readonly at: Point;
}

/** Text that stands free beside its edge is lit line by line. */
function LineGlow({ hand: { scene, layout }, id, kind, at }: LineGlowProps) {
  const { label, line } = layout.size;
  const ref = refOf(kind, id);
  const width = useComputed(() => lineEms(scene, kind, id, true) * label + label * 0.8);
  const glow = useDrawn(() => ({
    x: at.x - width.value / 2,
    width: width.value,
    ...faded((scene.glow(ref)?.amount ?? 0) * scene.presence(ref)),
  }));
  return <rect class={`glow ${LIGHTS[kind]}`} y={at.y - line * 0.8} height={line * 1.08} rx={label * 0.4} {...glow} />;
}

function tagLook(scene: Scene, edge: EdgeLine, detail: Detail): string {
  const off = dim(scene, scene.paths.value.edge(edge), edgeRefs(edge.id));
  const lit = scene.lit.value.has(edge.id) ? ' lit' : '';
  const named = lit || scene.told.value === edge.id || scene.nearer(edge) !== null;
  const asked = isQuiet(detail) && !named ? ' quiet' : '';
  return `tag ${edge.label.stand}${off}${lit}${asked}`;
}
