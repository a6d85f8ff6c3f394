/** A bias: a chip over its unit, on a short line into the sum. It grows as its gradient comes. */

import { useComputed, type ReadonlySignal } from '@preact/signals';

import { dim } from './dim';
import { useDrawn, type Drawn } from './drawn';
import { Finger } from './Finger';
import { Light } from './Light';
import { KINDS, rivals, roomFor, ROWS } from './lines';
import { stretch } from './paths';
import type { Layout } from './layout';
import type { Scene } from './scene';
import { hasNames } from './sizes';
import type { BiasBox, UnitBox } from './stations';
import { TagLine } from './Tag';
import type { StopProps } from './useStops';

interface Props {
  readonly hand: { readonly scene: Scene; readonly layout: Layout };
  readonly box: UnitBox;
  readonly bias: BiasBox;
  readonly stop: StopProps;
}

/** The line from the chip, or from where edges meet, into the sum. */
export function Stalk({ line }: Pick<BiasBox, 'line'>) {
  return <path class="stalk" d={stretch(line, { width: 1, negative: false })} />;
}

export function Bias({ hand: { scene, layout }, box: { layer, unit }, bias, stop }: Props) {
  const { detail, size } = layout;
  const { label, line } = size;
  const name = `b.${layer}.${unit}`;
  const { x, y, w, h } = bias.chip;
  const named = hasNames(detail);
  const rows = ROWS[detail];
  const updated = `new.${name}`;
  const single = rows.gradient === 0;
  const drawn = useDrawn(() => {
    const off = dim(scene, scene.paths.value.unit(layer, unit), [name, `d${name}`, updated]);
    const frozen = scene.store.experiment.value.freeze_biases ? ' frozen' : '';
    return { class: `bias${off}${frozen}${scene.lit.value.has(name) ? ' lit' : ''}` };
  });
  // The old value stays beside the new one where there is a third line.
  const full = rows.updated > 0;
  // What the chip is lower by while its later lines are not there; over its unit it keeps its foot, beside it its head.
  const missing = (ref: string): number => line * (1 - roomFor(scene.presence(ref)));
  const third = useComputed(() => (full ? missing(updated) : 0));
  const low = useComputed(() => (single ? 0 : missing(`d${name}`) + third.value));
  const sinks = layout.flow === 'right' || size.porch > 0 ? 1 : 0;
  const ground = (): Drawn => ({ x, y: y + low.value * sinks, width: w, height: h - low.value, rx: label * 0.5 });
  const chip = useDrawn(ground);
  const row = (at: number) => ({ x: x + w / 2, y: y + 2 + line * (at + 0.78) });
  const useDrop = (by: ReadonlySignal<number>) => useDrawn(() => ({ transform: `translate(0 ${by.value * sinks})` }));
  const [first, second] = [useDrop(low), useDrop(third)];
  const common = { scene, name, slot: w - label * 0.6, size: label };
  return (
    <g {...stop(name)} {...drawn}>
      <Finger ground={layout.fingers.get(bias.chip) ?? bias.chip} />
      <rect class="chip" {...chip} />
      {KINDS.map((kind) => (
        <Light key={kind} scene={scene} id={name} kind={kind} box={ground} />
      ))}
      <g {...first}>
        <TagLine {...common} kind="value" at={row(0)} named={named} rivals={rivals(name, 'value', detail)} />
        {!full && <TagLine {...common} kind="updated" at={row(0)} named={named} rivals={rivals(name, 'updated', detail)} />}
      </g>
      <g {...second}>
        <TagLine {...common} kind="gradient" at={row(rows.gradient)} named={named} rivals={rivals(name, 'gradient', detail)} />
      </g>
      {full && <TagLine {...common} kind="updated" at={row(rows.updated)} named={named} />}
    </g>
  );
}
