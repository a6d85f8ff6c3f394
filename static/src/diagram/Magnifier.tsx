/** An edge's numbers in full, over the picture: where edges are many, for the one that is asked for. */

import { useComputed } from '@preact/signals';

import { clamp } from './geometry';
import { edgeOf, type Stagehand } from './scene';
import { TagLine, type LineKind } from './Tag';

const KINDS: readonly LineKind[] = ['value', 'gradient', 'updated'];
/** Name, number and arrow, in em. */
const WIDE = 6.8;

interface Props {
  readonly hand: Stagehand;
}

/** The edge pointed at, else the one chosen, else the one that the step is about. */
export function Magnifier({ hand }: Props) {
  const { scene, layout } = hand;
  const { hovered, selected } = scene.store;
  const asked = useComputed(() => {
    const refs = [hovered.value, selected.value, scene.told.value];
    return refs.map((ref) => ref && edgeOf(ref)).find((id) => id) ?? null;
  });
  const edge = layout.edges.find(({ id }) => id === asked.value);
  if (!edge) return null;
  const size = Math.max(12, layout.size.label);
  const line = size * 1.22;
  const count = lines(scene, edge.id);
  const [w, h] = [size * WIDE, line * count + 8];
  const x = clamp(edge.label.at.x, w / 2 + 4, layout.width - w / 2 - 4);
  const y = clamp(edge.label.box.y + edge.label.box.h / 2 - h / 2, 4, layout.height - h - 4);
  return (
    <g class="tag magnifier" key={edge.id} data-line={edge.id}>
      <rect class="plate" x={x - w / 2} y={y} width={w} height={h} rx={size * 0.45} />
      {KINDS.map((kind, row) => (
        <TagLine
          key={kind}
          scene={scene}
          name={edge.id}
          kind={kind}
          at={{ x, y: y + 4 + line * (row + 0.75) }}
          slot={w - 10}
          size={size}
          named
        />
      ))}
    </g>
  );
}

/** How many of the lines are there. */
function lines(scene: Stagehand['scene'], id: string): number {
  return [id, `d${id}`, `new.${id}`].filter((ref) => scene.presence(ref) > 0).length;
}
