/** A place that holds one number: its ground, its light, its number, and what it answers to. */

import type { ComponentChildren } from 'preact';

import { useDrawn } from './drawn';
import { centre, type Box, type Point } from './geometry';
import { exactly, Value } from './Value';
import { Finger } from './Finger';
import type { Glow } from './frame';
import { Shine } from './Once';
import type { Scene } from './scene';

/** Inputs and labels are never stale: nothing has to be calculated for them. */
const GIVEN = /^[xt]\./;

/** What a step reads is lit less than what it makes known. */
const READ = 0.75;
const lightOf = (glow: Glow | null): number => (glow ? Math.max(READ * glow.amount, glow.target) : 0);

interface Props {
  readonly scene: Scene;
  readonly name: string;
  readonly box: Box;
  /** The middle of its number, where that is not the box's. */
  readonly at?: Point;
  /** The ground's outline; a half lane's is open towards its gate. */
  readonly d: string;
  readonly size: number;
  readonly lane: 'fwd' | 'bwd';
  /** A stop of the arrow keys, with what a screen reader hears. */
  readonly stop?: (ref: string) => Record<string, unknown>;
  /** Where a finger meets it. */
  readonly ground?: Box | undefined;
  readonly counts?: boolean;
  readonly children?: ComponentChildren;
}

export function Cell({ scene, name, box, at = centre(box), d, size, lane, stop, ground, counts, children }: Props) {
  const given = GIVEN.test(name) ? ' given' : '';
  const drawn = useDrawn(() => ({
    class: `cell ${lane}${given}${scene.lit.value.has(name) ? ' lit' : ''}`,
    'data-ref': scene.own(name),
    'data-value': exactly(scene, name),
  }));
  return (
    <g {...stop?.(name)} {...drawn}>
      {ground && <Finger ground={ground} />}
      <path class="ground" d={d} />
      <Shine look="glow" d={d} amount={() => lightOf(scene.glow(name))} />
      <Shine look="rim" d={d} amount={() => scene.glow(name)?.target ?? 0} />
      {children}
      <Value scene={scene} name={name} at={at} slot={box.w - size * (lane === 'fwd' ? 0.62 : 0.5)} size={size} counts={counts} />
    </g>
  );
}
