/**
 * The numbers on their way. Few at a time, and all new at each frame: drawn afresh. A crowd shows no
 * numbers: its beads are round ends of lines without length, all of one look in one path.
 */

import { bead } from './beads';
import type { Hue, Pulse } from './frame';
import { ems, fitNumber, SMALL, type Fitted } from './measure';
import { round } from './paths';
import type { Stagehand } from './scene';
import { LEAST, type Sizes } from './sizes';
import { exactly } from './Value';

interface Props {
  readonly hand: Stagehand;
}

export function Pulses({ hand }: Props) {
  const { pulses } = hand.scene.frame.value;
  const { bead } = hand.layout.size;
  return (
    <g class="pulses">
      {crowds(hand, pulses.filter(({ quiet }) => quiet)).map(({ hue, opacity, d }) => (
        <path key={`${hue}${opacity}`} class={`beads ${hue}`} stroke-width={round(bead)} opacity={opacity} d={d} />
      ))}
      {pulses.map((pulse) => !pulse.quiet && <Mark key={pulse.id} hand={hand} pulse={pulse} />)}
    </g>
  );
}

interface Crowd {
  readonly hue: Hue;
  readonly opacity: number;
  readonly d: string;
}

function crowds({ layout: { size }, tracks }: Stagehand, pulses: readonly Pulse[]): Crowd[] {
  const half = { open: size.pulse.w / 2, bead: size.bead / 2 };
  const found = new Map<string, Crowd>();
  for (const pulse of pulses) {
    const path = tracks.path(pulse.route);
    if (!path) continue;
    const { x, y } = bead(path, pulse, half);
    const opacity = round(pulse.opacity);
    const key = `${pulse.hue}${opacity}`;
    found.set(key, { hue: pulse.hue, opacity, d: `${found.get(key)?.d ?? ''}M${round(x)} ${round(y)}h0` });
  }
  return [...found.values()];
}

/** How long a pulse is that shows a number. */
function lengthOf(fitted: Fitted | null, { pulse, label }: Sizes): number {
  if (!fitted) return pulse.h;
  const text = (ems(fitted.text) + ems(fitted.raised) * SMALL) * fitted.size;
  return Math.max(pulse.h, text + label * 0.9);
}

/** A product and a sample's part have no other place in the picture, so their pulses carry their hooks. */
const PRODUCT = /^[pq]\./;
const PART = /^part:/;
/** Below this a pulse is too small for its number. */
const LEGIBLE = 0.45;

function Mark({ hand: { scene, layout, tracks }, pulse }: Props & { readonly pulse: Pulse }) {
  const path = tracks.path(pulse.route);
  if (!path) return null;
  const { label, pulse: room, bead: dot } = layout.size;
  const { ref } = bead(path, pulse, { open: room.w / 2, bead: dot / 2 });
  const value = scene.store.valueOf(ref);
  const fitted = value === undefined ? null : fitNumber(value, room.w - label * 0.5, label * 0.95, LEAST);
  const full = lengthOf(fitted, layout.size);
  const { x, y, open } = bead(path, pulse, { open: (pulse.pressed === null ? room.w : full) / 2, bead: dot / 2 });
  const w = dot + (full - dot) * open;
  const h = dot + (room.h - dot) * open;
  const squash = 1 - 0.14 * (pulse.pressed ?? 0);
  const hooks = PRODUCT.test(ref)
    ? { 'data-ref': ref, 'data-value': exactly(scene, ref) }
    : PART.test(ref) ? { 'data-share': ref, 'data-value': value } : {};
  return (
    <g
      class={`pulse ${pulse.hue}`}
      transform={`translate(${round(x)} ${round(y)}) scale(${round(squash)} 1)`}
      opacity={round(pulse.opacity)}
      {...hooks}
    >
      <rect x={round(-w / 2)} y={round(-h / 2)} width={round(w)} height={round(h)} rx={round(h / 2)} />
      {fitted && open > LEGIBLE && <Carried fitted={fitted} scale={w / full} opacity={(open - LEGIBLE) / (1 - LEGIBLE)} />}
    </g>
  );
}

interface CarriedProps {
  readonly fitted: Fitted;
  /** It shrinks with its pulse. */
  readonly scale: number;
  readonly opacity: number;
}

function Carried({ fitted: { text, raised, size }, scale, opacity }: CarriedProps) {
  const shrunk = scale < 1 ? `scale(${round(scale)})` : undefined;
  return (
    <text y={round(size * 0.33)} font-size={size} text-anchor="middle" opacity={round(opacity)} transform={shrunk}>
      {text}
      {raised && (
        <tspan font-size={size * SMALL} dy={size * -0.4}>
          {raised}
        </tspan>
      )}
    </text>
  );
}
