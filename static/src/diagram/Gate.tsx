/** The wall between the halves of a unit: a thin line until its sum has met it, then open or shut. */

import { useComputed } from '@preact/signals';

import { useDrawn } from './drawn';
import { useFade } from './fade';
import { curveOf, isFused, opening } from './gates';
import type { Line } from './geometry';
import { Once } from './Once';
import { gatePath } from './paths';
import type { Scene } from './scene';
import { isLast, outGradientRef } from './shape';
import type { UnitBox } from './stations';

interface Props {
  readonly scene: Scene;
  readonly box: UnitBox;
  readonly activation: string;
  readonly font: number;
}

export function Gate({ scene, box, activation, font }: Props) {
  const { layer, unit, gates, icon } = box;
  const name = `slope.${layer}.${unit}`;
  const turned = useComputed(() => scene.gate(layer, unit));
  const passed = useComputed(() => isLast(scene.shape.value, layer) && isFused(scene.store.experiment.value.loss));
  const open = useComputed(() => opening(passed.value ? undefined : scene.store.valueOf(scene.own(name))));
  const state = (): State => ({ open: open.value, turned: turned.value });
  const drawn = useDrawn(() => ({ class: `gate${scene.lit.value.has(name) ? ' lit' : ''}`, 'data-ref': scene.own(name) }));
  const zoom = (font * 0.95) / 14;
  const sign = `translate(${icon.x - 8 * zoom} ${icon.y - 6 * zoom}) scale(${zoom})`;
  return (
    <g {...drawn}>
      <path class="curve" d={curveOf(activation)} transform={sign} />
      <Wall line={gates.forward} state={state} />
      <Once when={() => lanePresence(scene, layer, unit) > 0}>{() => <GateBack scene={scene} box={box} state={state} />}</Once>
    </g>
  );
}

/** How far a gate lets through, and how far it has turned to that, 0 to 1. */
interface State {
  readonly open: number;
  readonly turned: number;
}

interface WallProps {
  readonly line: Line;
  readonly state: () => State;
}

/** The wall across one lane, and over it the bar of a gate that is shut. */
function Wall({ line, state }: WallProps) {
  const wall = useDrawn(() => {
    const { open, turned } = state();
    return { d: gatePath(line, open * turned), 'stroke-opacity': 0.35 + 0.65 * turned };
  });
  const shut = useFade(() => (state().open === 0 ? state().turned : 0));
  return (
    <>
      <path class="wall" {...wall} />
      <path class="bar" d={gatePath(line, 0)} {...shut} />
    </>
  );
}

interface BackProps {
  readonly scene: Scene;
  readonly box: UnitBox;
  readonly state: () => State;
}

/** The same wall in the lane of the gradients; it comes with that lane. */
function GateBack({ scene, box: { layer, unit, gates }, state }: BackProps) {
  const lane = useFade(() => lanePresence(scene, layer, unit));
  return (
    <g {...lane}>
      <Wall line={gates.backward} state={state} />
    </g>
  );
}

/** A unit's lane of gradients is there as soon as one of its two numbers is, or is on its way. */
export function lanePresence(scene: Scene, layer: number, unit: number): number {
  const refs = [`dz.${layer}.${unit}`, outGradientRef(scene.shape.value, layer, unit)];
  return Math.max(...refs.map((ref) => arriving(scene, ref)));
}

/** How far a number is there or awaited. */
export function arriving(scene: Scene, ref: string): number {
  return Math.max(scene.presence(ref), scene.glow(ref)?.target ?? 0);
}
