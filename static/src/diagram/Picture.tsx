/** The drawing of one layout: what lies under what. */

import { signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';

import { Bias } from './Bias';
import { Edge } from './Edge';
import { EdgeTag } from './EdgeTag';
import type { Box } from './geometry';
import type { Hands } from './hands';
import { Factor } from './Factor';
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
  /** Drawn part by part, so that a slow machine can answer in between. */
  readonly gradual?: boolean;
  /** The columns' heads stay at the frame's upper edge while the picture scrolls below them. */
  readonly pinned?: boolean;
  /** The part of it in its frame, null where all of it is. */
  readonly seen?: ReadonlySignal<Box | null>;
  /** Called once all of it is there. */
  readonly drawn?: () => void;
}

/**
 * How many of the three parts are drawn: lines, what stands on them, and last of all the nodes.
 * Finding the places is work of its own, so the first turn draws nothing.
 */
function useProgress(gradual: boolean): number {
  const [drawn, draw] = useState(gradual ? 0 : 3);
  useEffect(() => {
    if (drawn === 3) return undefined;
    const timer = setTimeout(() => draw(drawn + 1));
    return () => clearTimeout(timer);
  }, [drawn]);
  return drawn;
}

/** A picture of its own is seen whole. */
const WHOLE = signal<Box | null>(null);

/**
 * Four sheets, one over the other: while a pulse runs, the browser paints its own sheet anew and
 * keeps the others, which hold most of the picture.
 */
export function Picture({ hand, stop, arrange, gradual = false, pinned = false, seen = WHOLE, drawn: onDrawn }: Props) {
  const { layout } = hand;
  const drawn = useProgress(gradual);
  useEffect(() => {
    if (drawn === 3) onDrawn?.();
  }, [drawn]);
  const { width, height } = layout;
  // The browser lays out and paints the whole once, not each of its parts.
  const sheet = { class: drawn < 3 ? 'sheet coming' : 'sheet', viewBox: `0 0 ${width} ${height}`, width, height };
  const { head } = layout.size;
  // Heads measure their words, for which they must be seen.
  const heads = drawn >= 3 && <Heads scene={hand.scene} layout={layout} arrange={arrange} />;
  return (
    <>
      {pinned && (
        <svg class="pinned-heads" viewBox={`0 0 ${width} ${head}`} width={width} height={head}>
          {heads}
        </svg>
      )}
      <svg {...sheet}>
        {layout.flow === 'right' && !pinned && heads}
        {drawn >= 1 && <Lines hand={hand} />}
        {/* Reading down, lines run behind them. */}
        {layout.flow === 'down' && heads}
      </svg>
      <svg {...sheet}>
        {drawn >= 3 && <Nodes hand={hand} stop={stop} />}
      </svg>
      <svg {...sheet} aria-hidden="true">
        <Pulses hand={hand} />
      </svg>
      <svg {...sheet}>
        {drawn >= 2 && <Parameters hand={hand} stop={stop} />}
        <WayBadges hand={hand} />
        {!hasNames(layout.detail) && <Magnifier hand={hand} seen={seen} />}
      </svg>
    </>
  );
}

/** What stands on the edges, and over the units: weights, biases, their gradients and new values. */
function Parameters({ hand, stop }: Pick<Props, 'hand' | 'stop'>) {
  const { layout } = hand;
  return (
    <>
      {layout.units.map((box) =>
        box.bias && <Bias key={`${box.layer}.${box.unit}`} hand={hand} box={box} bias={box.bias} stop={stop} />,
      )}
      {[0, ...layout.outs.keys()].map((unit) => (
        <Factor key={unit} hand={hand} unit={unit} />
      ))}
      {layout.edges.map((edge) => (
        <EdgeTag key={edge.id} hand={hand} edge={edge} stop={stop} />
      ))}
    </>
  );
}

function Lines({ hand }: Pick<Props, 'hand'>) {
  const { layout } = hand;
  return (
    <>
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
