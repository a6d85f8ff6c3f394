/** The factor 1/B of a mean: beside the loss, and beside each curve on which a gradient takes it. */

import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';

import { useFade } from './fade';
import { factorText, lossSpot, meanSpot } from './means';
import { Once } from './Once';
import type { Stagehand } from './scene';

interface Props {
  readonly hand: Stagehand;
  /** The output; 0: the loss itself. */
  readonly unit: number;
}

export function Factor({ hand, unit }: Props) {
  return <Once when={() => hand.scene.factor(unit) > 0}>{() => <Written hand={hand} unit={unit} />}</Once>;
}

function Written({ hand: { scene, layout }, unit }: Props) {
  const spot = useMemo(() => (unit === 0 ? lossSpot(layout) : meanSpot(layout, unit)?.sign), [layout, unit]);
  const fade = useFade(() => scene.factor(unit));
  const text = useComputed(() => factorText(scene.shape.value.samples));
  if (!spot) return null;
  const { x, y } = spot;
  const { label } = layout.size;
  return (
    <text class={unit === 0 ? 'factor fwd' : 'factor bwd'} x={x} y={y + label * 0.33} font-size={label} text-anchor="middle" {...fade} aria-hidden="true">
      {text}
    </text>
  );
}
