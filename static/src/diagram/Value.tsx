/** A number in its slot: written while it is there, with its full precision while it is known. */

import { useComputed, type ReadonlySignal } from '@preact/signals';

import { DIGITS } from '../format';
import { counted } from './counting';
import { useFade } from './fade';
import type { Point } from './geometry';
import { fitNumber, SMALL, type Fitted } from './measure';
import { Once } from './Once';
import type { Scene } from './scene';
import { LEAST } from './sizes';
import { useSteady } from './useSteady';

interface NumberProps {
  readonly fitted: ReadonlySignal<Fitted | null>;
}

/** The digits and the exponent, as pieces of a <text>. */
export function Digits({ fitted }: NumberProps) {
  const text = useComputed(() => fitted.value?.text ?? '');
  return (
    <>
      {text}
      <Once when={() => !!fitted.value?.raised}>{() => <Exponent fitted={fitted} />}</Once>
    </>
  );
}

function Exponent({ fitted }: NumberProps) {
  const raised = useComputed(() => fitted.value?.raised ?? '');
  const size = useComputed(() => (fitted.value?.size ?? 0) * SMALL);
  const lift = useComputed(() => (fitted.value?.size ?? 0) * -0.4);
  return (
    <tspan font-size={size} dy={lift}>
      {raised}
    </tspan>
  );
}

const fittedKey = (fitted: Fitted | null): string => (fitted ? `${fitted.text}|${fitted.raised}|${fitted.size}` : '');

/** A number made to fit, of at most so many digits; null while nothing of it is there. */
export function useFitted(
  slot: number,
  size: number,
  most: number,
  presence: () => number,
  valueOf: () => number | undefined,
): ReadonlySignal<Fitted | null> {
  // Not at every frame: a number is written once, then it fades.
  const there = useComputed(() => presence() > 0);
  return useSteady(() => {
    if (!there.value) return null;
    const value = valueOf();
    return value === undefined ? null : fitNumber(value, slot, size, LEAST, most);
  }, fittedKey);
}

/** The full number as text, while it is known at the cursor. */
export const exactly = (scene: Scene, ref: string): string | undefined => {
  const own = scene.own(ref);
  if (!scene.store.known.value(own)) return undefined;
  const value = scene.store.valueOf(own);
  return value === undefined ? undefined : String(value);
};

interface Props {
  readonly scene: Scene;
  readonly name: string;
  readonly at: Point;
  readonly slot: number;
  readonly size: number;
  /** Whether it is seen adding up. */
  readonly counts?: boolean | undefined;
}

export function Value({ scene, name, at, slot, size, counts }: Props) {
  const number = (): number | undefined => (counts ? counted(scene, name) : scene.store.valueOf(scene.own(name)));
  const fitted = useFitted(slot, size, DIGITS, () => scene.presence(name), number);
  const fade = useFade(() => scene.presence(name) * (1 - 0.85 * scene.lift(name)));
  const font = useComputed(() => fitted.value?.size ?? size);
  const baseline = useComputed(() => at.y + font.value * 0.33);
  return (
    // Heard as part of the place's own name.
    <text class="digits" x={at.x} y={baseline} font-size={font} {...fade} text-anchor="middle" aria-hidden="true">
      <Digits fitted={fitted} />
    </text>
  );
}
