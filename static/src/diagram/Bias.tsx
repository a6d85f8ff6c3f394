/** A bias: a chip over its unit, on a short line into the sum. It grows as its gradient comes. */

import { useComputed } from '@preact/signals';

import { Finger } from './Finger';
import { Light } from './Light';
import { stretch } from './paths';
import type { Layout } from './layout';
import type { Scene } from './scene';
import { hasNames, isQuiet } from './sizes';
import type { BiasBox, UnitBox } from './stations';
import { KINDS, roomFor, TagLine } from './Tag';
import type { StopProps } from './useStops';

interface Props {
  readonly hand: { readonly scene: Scene; readonly layout: Layout };
  readonly box: UnitBox;
  readonly bias: BiasBox;
  readonly stop: StopProps;
}

/** The line from the chip into the sum. */
export function Stalk({ line }: Pick<BiasBox, 'line'>) {
  return <path class="stalk" d={stretch(line, { width: 1, negative: false })} />;
}

export function Bias({ hand: { scene, layout }, box: { layer, unit }, bias, stop }: Props) {
  const { label, line } = layout.size;
  const name = `b.${layer}.${unit}`;
  const { x, y, w, h } = bias.chip;
  const named = hasNames(layout.detail);
  const single = layout.detail === 'single' || isQuiet(layout.detail);
  const look = useComputed(() => {
    const off = scene.paths.value.unit(layer, unit) ? '' : ' off';
    const frozen = scene.store.experiment.value.freeze_biases ? ' frozen' : '';
    return `bias${off}${frozen}${scene.lit.value.has(name) ? ' lit' : ''}`;
  });
  // What the chip is lower by while its second line is not there; standing, it keeps its foot, lying, its head.
  const low = useComputed(() => (single ? 0 : line * (1 - roomFor(scene.presence(`d${name}`)))));
  const sinks = layout.flow === 'right' ? 1 : 0;
  const chip = {
    x,
    y: useComputed(() => y + low.value * sinks),
    width: w,
    height: useComputed(() => h - low.value),
    rx: label * 0.5,
  };
  const row = (at: number) => ({ x: x + w / 2, y: y + 2 + line * (at + 0.78) });
  const drop = useComputed(() => `translate(0 ${low.value * sinks})`);
  const common = { scene, name, slot: w - label * 0.6, size: label };
  const updated = `new.${name}`;
  return (
    <g class={look} {...stop(name)}>
      <Finger box={bias.chip} />
      <rect class="chip" {...chip} />
      {KINDS.map((kind) => (
        <Light key={kind} scene={scene} id={name} kind={kind} box={chip} />
      ))}
      <g transform={drop}>
        <TagLine {...common} kind="value" at={row(0)} named={named} yieldsTo={single ? [`d${name}`, updated] : [updated]} />
        <TagLine {...common} kind="updated" at={row(0)} named={named} />
      </g>
      <TagLine {...common} kind="gradient" at={row(single ? 0 : 1)} named={named} yieldsTo={single ? [updated] : []} />
    </g>
  );
}
