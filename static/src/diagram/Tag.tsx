/**
 * The lines of text that stand on an edge or in a bias's chip: name and value, gradient with the
 * way the update will take the parameter, new value. A line that is not known yet is not there.
 */

import { useComputed, type ReadonlySignal } from '@preact/signals';

import { DIGITS, formatNumber } from '../format';
import { symbolParts, type SymbolParts } from '../refs';
import { counted, stages, wholly } from './counting';
import { useDrawn, type Drawn } from './drawn';
import { faded } from './fade';
import { ramp } from './frame';
import { mix, type Point } from './geometry';
import { inkOf, linePresence, NO_RIVALS, refOf, type LineKind, type Rivals } from './lines';
import { ems, symbolEms, type Fitted } from './measure';
import { between } from './moving';
import { Once } from './Once';
import type { Scene } from './scene';
import { Symbol } from './Symbol';
import { exactly, Raised, useFitted } from './Value';

interface Props {
  readonly scene: Scene;
  /** The parameter: `w.2.1.2` or `b.2.1`. */
  readonly name: string;
  readonly kind: LineKind;
  /** Where the line's baseline is held: in its middle, or at its `anchor`. */
  readonly at: Point;
  readonly slot: number;
  readonly size: number;
  readonly named: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly rivals?: Rivals;
  /** About how wide its text is, in em, where that is known already. */
  readonly wide?: ReadonlySignal<number> | undefined;
}

/** The edge already says which one it is, so its gradient and its new value go by their letters. */
function partsOf(kind: LineKind, name: string, scene: Scene): SymbolParts {
  const parts = symbolParts(refOf(kind, name), scene.style.value);
  return kind === 'value' ? parts : { ...parts, prefix: '', base: (parts.prefix && '∂') + parts.letter, sub: '', sup: parts.mark };
}

/** About how wide a line's text is, in em, at its full size. */
export function lineEms(scene: Scene, kind: LineKind, name: string, named: boolean): number {
  const ref = refOf(kind, name);
  const wide = (value: number | undefined): number => (value === undefined ? 0 : ems(formatNumber(value, digitsFor(named, kind))));
  const whole = wide(scene.store.valueOf(ref));
  // While it counts there is room for all that it will be, and with the last sample for what it is.
  const counts = kind === 'gradient' && scene.sum(ref) !== null;
  const number = counts ? mix(Math.max(...stages(scene, ref).map(wide)), whole, wholly(scene, ref)) : whole;
  return number + decorationEms(partsOf(kind, name, scene), kind, named);
}

/** Among many bare numbers four digits are calmer; what was given stands as it was written. */
const digitsFor = (named: boolean, kind: LineKind): number => (named || kind === 'value' ? DIGITS : 4);

/** What stands beside the number: the name before it, the arrow after it. */
const decorationEms = (parts: SymbolParts, kind: LineKind, named: boolean): number =>
  (kind === 'gradient' ? 0.75 : 0) + (named ? symbolEms(parts) + 0.32 : 0);

export function TagLine(props: Props) {
  const { scene, name, kind, rivals = NO_RIVALS } = props;
  const ref = refOf(kind, name);
  const begun = (): boolean => exactly(scene, ref) !== undefined || linePresence(scene, kind, name, rivals) > 0;
  return <Once when={begun}>{() => <Line {...props} />}</Once>;
}

function Line({ scene, name, kind, at, slot, size, named, anchor = 'middle', rivals = NO_RIVALS, wide }: Props) {
  const ref = refOf(kind, name);
  const parts = partsOf(kind, name, scene);
  const room = slot - decorationEms(parts, kind, named) * size;
  const presence = useComputed(() => inkOf(linePresence(scene, kind, name, rivals)));
  const number = (): number | undefined => seen(scene, kind, name);
  const fitted = useFitted(room, size, digitsFor(named, kind), () => presence.value, number);
  const line = useDrawn(() => ({
    class: `line ${kind}${scene.lit.value.has(ref) ? ' lit' : ''}`,
    'data-value': exactly(scene, ref),
    ...faded(presence.value),
  }));
  // A line that is not seen is not measured.
  const hit = useDrawn(() => (fitted.value ? hitOf(wide?.value ?? lineEms(scene, kind, name, named), size, at.x, anchor) : NO_HIT));
  const digits = (): Drawn => ({ text: fitted.value?.text ?? '', 'font-size': fitted.value?.size ?? size });
  const text = useDrawn(() => {
    const y = at.y + (kind === 'updated' ? slide(scene, name) : 0) * size;
    return named ? { y, 'font-size': size } : { y, ...digits() };
  });
  return (
    <g data-ref={ref} {...line}>
      <rect class="hit" y={at.y - size * 0.9} height={size * PITCH} {...hit} />
      {/* Heard as part of the tag's own name, which spells the symbol out. */}
      <text class={named ? undefined : 'digits'} x={at.x} text-anchor={anchor} aria-hidden="true" {...text}>
        {named ? (
          <>
            <Symbol parts={parts} size={size} />
            <Digits fitted={fitted} draw={digits} apart={size * 0.32} />
          </>
        ) : (
          <Raised fitted={fitted} />
        )}
        {kind === 'gradient' && <Way scene={scene} name={ref} size={size} />}
      </text>
    </g>
  );
}

interface DigitsProps {
  readonly fitted: ReadonlySignal<Fitted | null>;
  readonly draw: () => Drawn;
  readonly apart: number;
}

/** The number beside a name, which is of its own size. */
function Digits({ fitted, draw, apart }: DigitsProps) {
  const drawn = useDrawn(draw);
  return (
    <tspan class="digits" dx={apart} {...drawn}>
      <Raised fitted={fitted} />
    </tspan>
  );
}

/** From line to line, in em: as high as a line can be hit without taking from the next. */
const PITCH = 1.22;

const NO_HIT = { width: 0, x: 0 };
const SHIFTS = { start: 0, middle: 0.5, end: 1 };

/** The whole of a line can be pointed at, with the gaps between its letters; it grows in whole em. */
function hitOf(wide: number, size: number, x: number, anchor: keyof typeof SHIFTS): Drawn {
  const width = Math.ceil(wide) * size;
  return { width, x: x - SHIFTS[anchor] * width };
}

/** The number of a line; a new value's runs there from the old value, a batch's gradient counts up to it. */
function seen(scene: Scene, kind: LineKind, name: string): number | undefined {
  const ref = refOf(kind, name);
  if (kind === 'gradient') return counted(scene, ref);
  const value = scene.store.valueOf(ref);
  if (kind !== 'updated' || value === undefined) return value;
  const k = scene.moved(refOf(kind, name));
  return between(scene.store.valueOf(name) ?? value, value, k);
}

/** While it runs a new value sinks where the parameter becomes smaller, and rises where larger. In em. */
function slide(scene: Scene, name: string): number {
  const moved = scene.moved(`new.${name}`);
  return moved === 1 ? 0 : (moved - 1) * 0.2 * Math.sign(scene.store.valueOf(`d${name}`) ?? 0);
}

interface WayProps {
  readonly scene: Scene;
  readonly name: string;
  readonly size: number;
}

/** ↓ where the update will make the parameter smaller, ↑ where larger: it goes against the gradient. */
function Way({ scene, name, size }: WayProps) {
  const way = useDrawn(() => {
    // Only then is it plain where the update goes.
    const shade = ramp(wholly(scene, name), 0.5, 1);
    return { text: arrow(scene, name), 'fill-opacity': shade, 'stroke-opacity': shade };
  });
  return (
    <tspan class="way" font-size={size} dx={size * 0.22} {...way} />
  );
}

function arrow({ store }: Scene, name: string): string {
  // A frozen bias stays where it is, whatever its gradient.
  if (name.startsWith('db.') && store.experiment.value.freeze_biases) return '';
  const sign = Math.sign(store.valueOf(name) ?? 0);
  return sign > 0 ? '↓' : sign < 0 ? '↑' : '';
}
