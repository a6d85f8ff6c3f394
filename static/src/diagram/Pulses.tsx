/** The numbers on their way. Few at a time, and all new at each frame: drawn afresh. */

import { bead } from './beads';
import type { Pulse } from './frame';
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
  return (
    <g class="pulses">
      {pulses.map((pulse) => (
        <Mark key={pulse.id} hand={hand} pulse={pulse} />
      ))}
    </g>
  );
}

/** How long a pulse is that shows a number. */
function lengthOf(fitted: Fitted | null, { pulse, label }: Sizes): number {
  if (!fitted) return pulse.h;
  const text = (ems(fitted.text) + ems(fitted.raised) * SMALL) * fitted.size;
  return Math.max(pulse.h, text + label * 0.9);
}

/** A product has no other place in the picture, so its pulse carries its hooks. */
const PRODUCT = /^[pq]\./;
/** Below this a pulse is too small for its number. */
const LEGIBLE = 0.45;

function Mark({ hand: { scene, layout, tracks }, pulse }: Props & { readonly pulse: Pulse }) {
  const path = tracks.path(pulse.route);
  if (!path) return null;
  const { label, pulse: room } = layout.size;
  const dot = label * 0.62;
  const { ref } = bead(path, pulse, { open: room.w / 2, bead: dot / 2 });
  const value = scene.store.valueOf(ref);
  const fitted = value === undefined ? null : fitNumber(value, room.w - label * 0.5, label * 0.95, LEAST);
  const full = lengthOf(fitted, layout.size);
  const { x, y, open } = bead(path, pulse, { open: (pulse.pressed === null ? room.w : full) / 2, bead: dot / 2 });
  const w = dot + (full - dot) * open;
  const h = dot + (room.h - dot) * open;
  const squash = 1 - 0.14 * (pulse.pressed ?? 0);
  const hooks = PRODUCT.test(ref) ? { 'data-ref': ref, 'data-value': exactly(scene, ref) } : {};
  return (
    <g
      class={`pulse ${pulse.hue}`}
      transform={`translate(${round(x)} ${round(y)}) scale(${round(squash)} 1)`}
      opacity={round(pulse.opacity)}
      {...hooks}
    >
      <rect x={round(-w / 2)} y={round(-h / 2)} width={round(w)} height={round(h)} rx={round(h / 2)} />
      {fitted && open > LEGIBLE && <Carried fitted={fitted} opacity={(open - LEGIBLE) / (1 - LEGIBLE)} />}
    </g>
  );
}

function Carried({ fitted: { text, raised, size }, opacity }: { readonly fitted: Fitted; readonly opacity: number }) {
  return (
    <text y={round(size * 0.33)} font-size={size} text-anchor="middle" opacity={round(opacity)}>
      {text}
      {raised && (
        <tspan font-size={size * SMALL} dy={size * -0.4}>
          {raised}
        </tspan>
      )}
    </text>
  );
}
