/** The drawing of one layout: what lies under what, nothing else. */

import { Edge } from './Edge';
import { EdgeTag } from './EdgeTag';
import { Heads } from './Heads';
import { Input } from './Input';
import { Loss, Target, Wire } from './Loss';
import { Pulses } from './Pulses';
import type { Stagehand } from './scene';
import { Unit } from './Unit';
import type { StopProps } from './useStops';

interface Props {
  readonly hand: Stagehand;
  readonly stop: StopProps;
}

export function Picture({ hand, stop }: Props) {
  const { layout, scene } = hand;
  return (
    <>
      <Heads scene={scene} layout={layout} />
      {[...layout.outs].map(([unit, curve]) => (
        <Wire key={`out${unit}`} hand={hand} unit={unit} curve={curve} kind="out" />
      ))}
      {[...layout.labels].map(([unit, curve]) => (
        <Wire key={`label${unit}`} hand={hand} unit={unit} curve={curve} kind="label" />
      ))}
      {layout.edges.map((edge) => (
        <Edge key={edge.id} hand={hand} edge={edge} />
      ))}
      {layout.inputs.map((box) => (
        <Input key={box.unit} hand={hand} box={box} stop={stop} />
      ))}
      {layout.units.map((box) => (
        <Unit key={`${box.layer}.${box.unit}`} hand={hand} box={box} stop={stop} />
      ))}
      <Loss hand={hand} stop={stop} />
      {layout.targets.map((box) => (
        <Target key={box.unit} hand={hand} box={box} stop={stop} />
      ))}
      {layout.more.map(({ layer, at, count }) => (
        <text key={layer} class="more" x={at.x} y={at.y} text-anchor="middle" font-size={layout.size.font}>
          <title>{scene.store.t('diagram.more', { count })}</title>⋮
        </text>
      ))}
      <Pulses hand={hand} />
      {layout.edges.map((edge) => (
        <EdgeTag key={edge.id} hand={hand} edge={edge} stop={stop} />
      ))}
    </>
  );
}
