/** A number in its slot: written while it is there, with its full precision while it is known. */

import { useComputed, type ReadonlySignal } from '@preact/signals';

import { DIGITS } from '../format';
import { counted } from './counting';
import { useDrawn } from './drawn';
import { faded } from './fade';
import type { Point } from './geometry';
import { fitNumber, SMALL, type Fitted } from './measure';
import { Once } from './Once';
import type { Scene } from './scene';
import { LEAST } from './sizes';
import { useSteady } from './useSteady';

interface NumberProps {
  readonly fitted: ReadonlySignal<Fitted | null>;
}

/** The exponent of a number, after the digits in its <text>. */
export function Raised({ fitted }: NumberProps) {
  return <Once when={() => !!fitted.value?.raised}>{() => <Exponent fitted={fitted} />}</Once>;
}

function Exponent({ fitted }: NumberProps) {
  const drawn = useDrawn(() => {
    const { raised = '', size = 0 } = fitted.value ?? {};
    return { text: raised, 'font-size': size * SMALL, dy: size * -0.4 };
  });
  return <tspan {...drawn} />;
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
  const drawn = useDrawn(() => {
    const font = fitted.value?.size ?? size;
    const there = scene.presence(name) * (1 - 0.85 * scene.lift(name));
    return { ...faded(there), text: fitted.value?.text ?? '', y: at.y + font * 0.33, 'font-size': font };
  });
  return (
    // Heard as part of the place's own name.
    <text class="digits" x={at.x} text-anchor="middle" aria-hidden="true" {...drawn}>
      <Raised fitted={fitted} />
    </text>
  );
}
