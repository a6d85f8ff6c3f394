/** The light on a parameter: of its number, its gradient or its new value, each in its own hue. */

import { useDrawn, type Drawn } from './drawn';
import { faded } from './fade';
import { refOf, type LineKind } from './lines';
import { Once } from './Once';
import type { Scene } from './scene';

export const LIGHTS: Record<LineKind, 'fwd' | 'bwd' | 'new'> = { value: 'fwd', gradient: 'bwd', updated: 'new' };

interface Props {
  readonly scene: Scene;
  readonly id: string;
  readonly kind: LineKind;
  /** What it lies under: x, y, width, height, rx. */
  readonly box: () => Drawn;
}

/** One over the other, so that the light of one step gives way smoothly to that of the next. */
export function Light(props: Props) {
  const ref = refOf(props.kind, props.id);
  return <Once when={() => props.scene.glow(ref) !== null}>{() => <Lit {...props} />}</Once>;
}

function Lit({ scene, id, kind, box }: Props) {
  const ref = refOf(kind, id);
  // It comes with its number, for which there is no line before.
  const lit = useDrawn(() => ({ ...box(), ...faded((scene.glow(ref)?.amount ?? 0) * scene.presence(ref)) }));
  return <rect class={`glow ${LIGHTS[kind]}`} {...lit} />;
}
