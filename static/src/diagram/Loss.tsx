/** The loss, the labels it is measured against, and the curves that lead the outputs and labels into it. */

import { useComputed } from '@preact/signals';

import { Cell } from './Cell';
import type { Box } from './geometry';
import { dim } from './dim';
import { useDrawn } from './drawn';
import type { Curve } from './layout';
import { reach } from './legs';
import { route } from './moves';
import { Name } from './Name';
import { cubicPart } from './paths';
import type { Stagehand } from './scene';
import type { TargetBox } from './stations';
import { TagLine } from './Tag';
import type { StopProps } from './useStops';

interface Props {
  readonly hand: Stagehand;
  readonly stop: StopProps;
}

const rounded = ({ x, y, w, h }: Box, r: number): string =>
  `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}` +
  `h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}Z`;

export function Loss({ hand: { scene, layout }, stop }: Props) {
  const { box, value, own, caption, ownCaption, after } = layout.loss;
  const { font, label, symbol } = layout.size;
  const grounds = layout.fingers;
  const r = Math.min(value.w, value.h) / 2;
  return (
    <g class="unit loss">
      <Cell scene={scene} name="L" counts box={value} d={rounded(value, own ? 6 : r)} size={font} lane="fwd" stop={stop} ground={grounds.get(value)} />
      {own && <Cell scene={scene} name="l" box={own} d={rounded(own, 6)} size={font * 0.9} lane="fwd" stop={stop} ground={grounds.get(own)} />}
      <rect class="lane fwd" x={box.x} y={box.y} width={box.w} height={box.h} rx={own ? 8 : r} />
      <Name scene={scene} name="L" at={caption} size={symbol} />
      {own && ownCaption && <Name scene={scene} name="l" at={ownCaption} size={symbol * 0.9} />}
      <TagLine scene={scene} name="L" kind="updated" at={after} slot={box.w * 1.15} size={label} named anchor={after.anchor} />
    </g>
  );
}

export function Target({ hand: { scene, layout }, box, stop }: Props & { readonly box: TargetBox }) {
  const name = `t.${box.unit}`;
  const last = scene.shape.value.layers.length;
  const drawn = useDrawn(() => ({ class: `unit${dim(scene, scene.paths.value.unit(last, box.unit), [name])}` }));
  return (
    <g {...drawn}>
      <Cell scene={scene} name={name} box={box.box} d={rounded(box.box, 7)} size={layout.size.font} lane="fwd" stop={stop} ground={layout.fingers.get(box.box)} />
      <path class="lane fwd" d={rounded(box.box, 7)} />
      <Name scene={scene} name={name} at={box.caption} size={layout.size.symbol} />
    </g>
  );
}

interface WireProps {
  readonly hand: Stagehand;
  readonly unit: number;
  readonly curve: Curve;
  readonly kind: 'out' | 'label';
}

/** The curve from an output or a label into the loss. */
export function Wire({ hand: { scene, tracks }, unit, curve, kind }: WireProps) {
  const key = `${kind}.${unit}`;
  const last = scene.shape.value.layers.length;
  const refs = kind === 'out' ? [`y.${unit}`, `dy.${unit}`] : [`t.${unit}`];
  const place = useDrawn(() => ({ class: `loss-curve${dim(scene, scene.paths.value.unit(last, unit), refs)}` }));
  // One part has its next look already, the other still its old one; neither shines through the other.
  const parts = useComputed(() => {
    const change = scene.change(key);
    const path = change && tracks.path(route(change.way === 'back' ? 'loss' : kind, last, unit));
    if (!change || !path) return { rest: cubicPart(curve, 1), over: '', look: 'wire' };
    const k = reach(path, change, scene.along(key));
    const [first, second] = change.way === 'back' ? [reversed(curve), curve] : [curve, reversed(curve)];
    return { rest: k < 1 ? cubicPart(second, 1 - k) : '', over: cubicPart(first, k), look: `wire ${change.look}` };
  });
  const rest = useDrawn(() => ({ class: `wire ${scene.curveLook(kind, unit)}`, d: parts.value.rest }));
  const over = useDrawn(() => ({ class: parts.value.look, d: parts.value.over }));
  return (
    <g {...place}>
      <path {...rest} />
      <path {...over} />
    </g>
  );
}

const reversed = ([a, b, c, d]: Curve): Curve => [d, c, b, a];
