/** One unit: h and a in the lane of the forward pass, dz and ∂L/∂a in the lane of the backward pass. */

import { Stalk } from './Bias';
import { Cell } from './Cell';
import { dim } from './dim';
import { useDrawn } from './drawn';
import { useFade } from './fade';
import { Gate, lanePresence } from './Gate';
import type { Box, Point } from './geometry';
import { symbolParts } from '../refs';
import { GradientName, Name } from './Name';
import { symbolEms } from './measure';
import { Once } from './Once';
import { laneRadius, laneRim } from './paths';
import type { Stagehand } from './scene';
import { outGradientRef, outRef } from './shape';
import { namesGradients } from './sizes';
import type { Caption, UnitBox } from './stations';
import type { StopProps } from './useStops';

/** How wide a name may be, in em, before it comes near the gate. */
const ROOM = 1.6;

interface Props {
  readonly hand: Stagehand;
  readonly box: UnitBox;
  readonly stop: StopProps;
}

/** A lane's outline, over its cells. */
export function Lane({ box, kind }: { readonly box: Box; readonly kind: 'fwd' | 'bwd' }) {
  const { x, y, w, h } = box;
  return <rect class={`lane ${kind}`} x={x} y={y} width={w} height={h} rx={laneRadius(box)} />;
}

export function Unit({ hand: { scene, layout }, box, stop }: Props) {
  const { layer, unit, captions, seats } = box;
  const shape = scene.shape.value;
  const { font, symbol, label } = layout.size;
  const down = layout.flow === 'down';
  const [h, dz] = [`h.${layer}.${unit}`, `dz.${layer}.${unit}`];
  const [a, da] = [outRef(shape, layer, unit), outGradientRef(shape, layer, unit)];
  // What is pointed at is seen, on the paths of what was chosen or not.
  const seen = (): boolean => scene.paths.value.unit(layer, unit) || [h, a, dz, da].some((ref) => scene.lit.value.has(ref));
  const drawn = useDrawn(() => ({ class: `unit${dim(scene, seen(), [h, a, dz, da])}` }));
  const present = (): number => lanePresence(scene, layer, unit);
  const lane = useFade(present);
  // Between the two names stands the gate: long ones step aside from it.
  const apart = (name: string, at: Caption, side: 1 | -1): Caption => {
    const wide = down ? 0 : symbolEms(symbolParts(scene.own(name), scene.style.value)) - ROOM;
    return { ...at, x: at.x + (side * Math.max(0, wide) * symbol) / 2 };
  };
  const cell = (name: string, place: Box, at: Point, half: 'start' | 'end', kind: 'fwd' | 'bwd') => (
    <Cell
      scene={scene}
      name={name}
      box={place}
      at={at}
      d={laneRim(place, half, down)}
      size={kind === 'fwd' ? font : Math.max(label, font * 0.92)}
      lane={kind}
      stop={kind === 'fwd' ? stop : undefined}
      ground={layout.fingers.get(place)}
    />
  );
  return (
    <g {...drawn}>
      {cell(h, box.h, seats.h, 'start', 'fwd')}
      {cell(a, box.a, seats.a, 'end', 'fwd')}
      <Lane box={box.forward} kind="fwd" />
      <Once when={() => present() > 0}>
        {() => (
          <g {...lane}>
            {cell(dz, box.dz, seats.dz, 'start', 'bwd')}
            {cell(da, box.da, seats.da, 'end', 'bwd')}
            <Lane box={box.backward} kind="bwd" />
          </g>
        )}
      </Once>
      <Gate scene={scene} box={box} activation={shape.layers[layer - 1]?.activation ?? ''} font={font} />
      <Name scene={scene} name={h} at={apart(h, captions.h, -1)} size={symbol} />
      <Name scene={scene} name={a} at={apart(a, captions.a, 1)} size={symbol} />
      {namesGradients(layout.detail) && (
        <>
          <GradientName scene={scene} name={dz} at={captions.dz} size={symbol * 0.86} />
          <GradientName scene={scene} name={da} at={captions.da} size={symbol * 0.86} />
        </>
      )}
      {box.bias && <Stalk line={box.bias.line} />}
      {box.stem && <Stalk line={box.stem} />}
    </g>
  );
}
