/** A bias: a chip over its unit, on a short line into the sum. */

import { useComputed } from '@preact/signals';

import { hueOf, tagGlow } from './EdgeTag';
import { useFade } from './fade';
import { stretch } from './paths';
import type { Layout } from './layout';
import type { Scene } from './scene';
import { hasNames } from './sizes';
import type { BiasBox, UnitBox } from './stations';
import { TagLine } from './Tag';
import { Finger } from './Finger';
import type { StopProps } from './useStops';

interface Props {
  readonly hand: { readonly scene: Scene; readonly layout: Layout };
  readonly box: UnitBox;
  readonly bias: BiasBox;
  readonly stop: StopProps;
}

export function Bias({ hand: { scene, layout }, box: { layer, unit }, bias, stop }: Props) {
  const { label, line } = layout.size;
  const name = `b.${layer}.${unit}`;
  const { x, y, w, h } = bias.chip;
  const named = hasNames(layout.detail);
  const single = layout.detail === 'single' || layout.detail === 'focus';
  const glow = useFade(() => tagGlow(scene, name));
  const look = useComputed(() => `bias ${hueOf(scene, name)}${scene.lit.value.has(name) ? ' lit' : ''}`);
  const row = (at: number) => ({ x: x + w / 2, y: y + 2 + line * (at + 0.78) });
  const common = { scene, name, slot: w - label * 0.6, size: label };
  const updated = `new.${name}`;
  return (
    <g class={look} {...stop(name)}>
      <path class="stalk" d={stretch(bias.line, { width: 1, negative: false })} />
      <Finger box={bias.chip} />
      <rect class="chip" x={x} y={y} width={w} height={h} rx={label * 0.5} />
      <rect class="glow" x={x} y={y} width={w} height={h} rx={label * 0.5} {...glow} />
      <TagLine {...common} kind="value" at={row(0)} named={named} yieldsTo={single ? [`d${name}`, updated] : [updated]} />
      <TagLine {...common} kind="updated" at={row(0)} named={named} />
      <TagLine {...common} kind="gradient" at={row(single ? 0 : 1)} named={named} yieldsTo={single ? [updated] : []} />
    </g>
  );
}
