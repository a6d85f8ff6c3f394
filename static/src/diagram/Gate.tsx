/** The wall between the halves of a unit: a thin line until its sum has met it, then open or shut. */

import { useComputed, type ReadonlySignal } from '@preact/signals';

import { useFade, type Fade } from './fade';
import { curveOf, isFused, opening } from './gates';
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
  const forward = useComputed(() => gatePath(gates.forward, open.value * turned.value));
  const backward = useComputed(() => gatePath(gates.backward, open.value * turned.value));
  const present = useComputed(() => 0.35 + 0.65 * turned.value);
  const shut = useFade(() => (open.value === 0 ? turned.value : 0));
  const look = useComputed(() => `gate${scene.lit.value.has(name) ? ' lit' : ''}`);
  const ref = useComputed(() => scene.own(name));
  const zoom = (font * 0.95) / 14;
  const sign = `translate(${icon.x - 8 * zoom} ${icon.y - 6 * zoom}) scale(${zoom})`;
  return (
    <g class={look} data-ref={ref}>
      <path class="curve" d={curveOf(activation)} transform={sign} />
      <path class="wall" d={forward} stroke-opacity={present} />
      <path class="bar" d={gatePath(gates.forward, 0)} {...shut} />
      <Once when={() => lanePresence(scene, layer, unit) > 0}>
        {() => <GateBack scene={scene} box={box} wall={backward} present={present} shut={shut} />}
      </Once>
    </g>
  );
}

interface BackProps {
  readonly scene: Scene;
  readonly box: UnitBox;
  readonly wall: ReadonlySignal<string>;
  readonly present: ReadonlySignal<number>;
  readonly shut: Fade;
}

/** The same wall in the lane of the gradients; it comes with that lane. */
function GateBack({ scene, box: { layer, unit, gates }, wall, present, shut }: BackProps) {
  const lane = useFade(() => lanePresence(scene, layer, unit));
  return (
    <g {...lane}>
      <path class="wall" d={wall} stroke-opacity={present} />
      <path class="bar" d={gatePath(gates.backward, 0)} {...shut} />
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
