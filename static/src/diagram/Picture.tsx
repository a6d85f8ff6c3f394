/** The drawing of one layout: what lies under what. */

import { Bias } from './Bias';
import { Edge } from './Edge';
import { EdgeTag } from './EdgeTag';
import type { Hands } from './hands';
import { Heads } from './Heads';
import { Input } from './Input';
import { Magnifier } from './Magnifier';
import { Loss, Target, Wire } from './Loss';
import { stretch } from './paths';
import { Pulses } from './Pulses';
import type { Stagehand } from './scene';
import { hasNames } from './sizes';
import { Unit } from './Unit';
import type { StopProps } from './useStops';
import { WayBadges, Ways } from './Ways';

interface Props {
  readonly hand: Stagehand;
  readonly stop: StopProps;
  /** Absent: the network can't be changed here. */
  readonly arrange?: Hands['arrange'] | undefined;
}

/**
 * Four sheets, one over the other: while a pulse runs, the browser paints its own sheet anew and
 * keeps the others, which hold most of the picture.
 */
export function Picture({ hand, stop, arrange }: Props) {
  const { layout } = hand;
  const { width, height } = layout;
  const sheet = { viewBox: `0 0 ${width} ${height}`, width, height };
  return (
    <>
      <svg class="sheet" {...sheet}>
        <Lines hand={hand} arrange={arrange} />
      </svg>
      <svg class="sheet" {...sheet}>
        <Nodes hand={hand} stop={stop} />
      </svg>
      <svg class="sheet" {...sheet} aria-hidden="true">
        <Pulses hand={hand} />
      </svg>
      <svg class="sheet" {...sheet}>
        {layout.units.map((box) =>
          box.bias && <Bias key={`${box.layer}.${box.unit}`} hand={hand} box={box} bias={box.bias} stop={stop} />,
        )}
        {layout.edges.map((edge) => (
          <EdgeTag key={edge.id} hand={hand} edge={edge} stop={stop} />
        ))}
        <WayBadges hand={hand} />
        {!hasNames(layout.detail) && <Magnifier hand={hand} />}
      </svg>
    </>
  );
}

function Lines({ hand, arrange }: Pick<Props, 'hand' | 'arrange'>) {
  const { layout, scene } = hand;
  return (
    <>
      <Heads scene={scene} layout={layout} arrange={arrange} />
      {[...layout.outs].map(([unit, curve]) => (
        <Wire key={`out${unit}`} hand={hand} unit={unit} curve={curve} kind="out" />
      ))}
      {[...layout.labels].map(([unit, curve]) => (
        <Wire key={`label${unit}`} hand={hand} unit={unit} curve={curve} kind="label" />
      ))}
      {layout.bonds.map((line, at) => (
        <path key={`bond${at}`} class="bond" d={stretch(line, { width: 1, negative: false })} />
      ))}
      {layout.edges.map((edge) => (
        <Edge key={edge.id} hand={hand} edge={edge} />
      ))}
      <Ways hand={hand} />
    </>
  );
}

function Nodes({ hand, stop }: Pick<Props, 'hand' | 'stop'>) {
  const { layout, scene } = hand;
  return (
    <>
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
    </>
  );
}
