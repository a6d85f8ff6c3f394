/** An input: its number in a circle, and once it is known the gradient that reaches it. */

import { Cell } from './Cell';
import { dim } from './dim';
import { useDrawn } from './drawn';
import { useFade } from './fade';
import { arriving } from './Gate';
import { GradientName, Name } from './Name';
import { Once } from './Once';
import type { Stagehand } from './scene';
import { namesGradients } from './sizes';
import type { InputBox } from './stations';
import { Lane } from './Unit';
import type { StopProps } from './useStops';

interface Props {
  readonly hand: Stagehand;
  readonly box: InputBox;
  readonly stop: StopProps;
}

const circle = ({ at: { x, y }, radius: r }: InputBox): string =>
  `M${x - r} ${y}A${r} ${r} 0 1 1 ${x + r} ${y}A${r} ${r} 0 1 1 ${x - r} ${y}Z`;

export function Input({ hand: { scene, layout }, box, stop }: Props) {
  const { unit, at, radius, value, backward, captions } = box;
  const { font, symbol, label } = layout.size;
  const [x, dx] = [`x.${unit}`, `dx.${unit}`];
  const drawn = useDrawn(() => ({ class: `unit${dim(scene, scene.paths.value.unit(0, unit), [x, dx])}` }));
  const lane = useFade(() => arriving(scene, dx));
  const { x: left, y: top, w, h } = backward;
  const r = Math.min(w, h) / 2;
  const pill = `M${left + r} ${top}H${left + w - r}A${r} ${r} 0 0 1 ${left + w - r} ${top + 2 * r}H${left + r}A${r} ${r} 0 0 1 ${left + r} ${top}Z`;
  return (
    <g {...drawn}>
      <Cell scene={scene} name={x} box={value} d={circle(box)} size={font} lane="fwd" stop={stop} ground={layout.fingers.get(value)} />
      <circle class="lane fwd" cx={at.x} cy={at.y} r={radius} />
      <Once when={() => arriving(scene, dx) > 0}>
        {() => (
          <g {...lane}>
            <Cell scene={scene} name={dx} box={backward} d={pill} size={Math.max(label, font * 0.92)} lane="bwd" />
            <Lane box={backward} kind="bwd" />
          </g>
        )}
      </Once>
      <Name scene={scene} name={x} at={captions.x} size={symbol} />
      {namesGradients(layout.detail) && (
        <GradientName scene={scene} name={dx} at={captions.dx} size={symbol * 0.86} />
      )}
    </g>
  );
}
