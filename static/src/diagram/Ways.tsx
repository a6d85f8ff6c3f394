/** The ways of the number explained, each in its own colour, dashes and number, and where they meet. */

import { useComputed } from '@preact/signals';

import type { Stagehand } from './scene';
import { linePath, meetings, onRoute, wayLines, type WayLine } from './lanes';

interface Props {
  readonly hand: Stagehand;
}

/** The lines lie under nodes and labels, so that no number is covered. */
export function Ways({ hand: { scene, tracks } }: Props) {
  const { ways, route } = scene.store;
  const lines = useComputed(() => wayLines(scene.shape.value, tracks, ways.value ?? []));
  const seen = (line: WayLine): string => (onRoute(line.refs, route.value) ? '' : ' off');
  return (
    <g class="ways" aria-hidden="true">
      {lines.value.map((line) => (
        <g key={line.index} class={`way-line way-${line.index + 1}${seen(line)}`}>
          <path class="way-casing" d={linePath(line.points)} />
          <path class="way-track" d={linePath(line.points)} />
        </g>
      ))}
    </g>
  );
}

/** The numbers of the ways, and a plus where they add up. */
export function WayBadges({ hand: { scene, layout, tracks } }: Props) {
  const { ways, route } = scene.store;
  const lines = useComputed(() => wayLines(scene.shape.value, tracks, ways.value ?? []));
  const sums = useComputed(() => meetings(scene.shape.value, tracks, ways.value ?? []));
  const r = Math.max(6.5, layout.size.font * 0.55);
  const arm = r * 0.55;
  return (
    <g class="ways" aria-hidden="true">
      {sums.value.map(({ x, y }) => (
        <g key={`${x} ${y}`} class="way-sum">
          <circle cx={x} cy={y} r={r * 0.95} />
          <path d={`M${x - arm} ${y}H${x + arm}M${x} ${y - arm}V${y + arm}`} />
        </g>
      ))}
      {lines.value.map(({ index, refs, badge: { x, y } }) => (
        <g key={index} class={`way-badge way-${index + 1}${onRoute(refs, route.value) ? '' : ' off'}`}>
          <circle cx={x} cy={y} r={r} />
          <text x={x} y={y + r * 0.5} font-size={r * 1.45} text-anchor="middle">
            {index + 1}
          </text>
        </g>
      ))}
    </g>
  );
}
