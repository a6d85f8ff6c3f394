/** The name of a quantity, beside its place. */

import { symbolParts } from '../refs';
import { useFade } from './fade';
import { Once } from './Once';
import type { Scene } from './scene';
import type { Caption } from './stations';
import { Symbol } from './Symbol';

interface Props {
  readonly scene: Scene;
  readonly name: string;
  readonly at: Caption;
  readonly size: number;
  readonly lane?: 'fwd' | 'bwd';
}

export function Name({ scene, name, at, size, lane = 'fwd' }: Props) {
  const parts = symbolParts(scene.own(name), scene.style.value);
  return (
    // Heard as part of the place's own name.
    <text class={`name ${lane}`} x={at.x} y={at.y} font-size={size} text-anchor={at.anchor} aria-hidden="true">
      <Symbol parts={parts} size={size} />
    </text>
  );
}

/** The name of a gradient: it comes and goes with its number. */
export function GradientName(props: Props) {
  const fade = useFade(() => props.scene.presence(props.name));
  return (
    <Once when={() => props.scene.presence(props.name) > 0}>
      {() => (
        <g {...fade}>
          <Name {...props} lane="bwd" />
        </g>
      )}
    </Once>
  );
}
