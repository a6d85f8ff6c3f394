/** What stands over each column: its place in the network and, for a layer, its activation. */

import { useComputed, useSignal } from '@preact/signals';

import type { Hands } from './hands';
import { HeadButton } from './HeadButton';
import type { Head, Layout } from './layout';
import type { Scene } from './scene';
import { depth } from './shape';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
  /** Absent: the network can't be changed here. */
  readonly arrange: Hands['arrange'] | undefined;
}

export function Heads({ scene, layout, arrange }: Props) {
  const { t } = scene.store;
  const shape = scene.shape.value;
  const last = depth(shape);
  const current = useSignal(0);
  const loss = useComputed(() => scene.store.experiment.value.loss);
  const words = (layer: number): [string, string] => {
    if (layer === 0) return [t('diagram.head.inputs'), ''];
    if (layer > last + 1) return [t('diagram.head.labels'), ''];
    if (layer > last) return [t('diagram.head.loss'), t(`diagram.loss.${loss.value}`)];
    const name = layer === last ? t('diagram.head.output') : t('diagram.head.layer', { layer });
    return [name, t(`diagram.activation.${shape.layers[layer - 1]?.activation ?? 'identity'}`)];
  };
  const size = Math.max(11, Math.min(26, layout.size.font * 0.85));
  const oneLine = layout.size.headLines === 1;
  const texts = ({ layer, x, y, anchor }: Head) => oneLine ? (
    <text x={x} y={y} font-size={size} text-anchor={anchor}>
      <tspan class="place">{words(layer)[0]}</tspan> <tspan class="what">{words(layer)[1]}</tspan>
    </text>
  ) : (
    <>
      <text class="place" x={x} y={y} font-size={size} text-anchor={anchor}>
        {words(layer)[0]}
      </text>{' '}
      <text class="what" x={x} y={y + size * 1.4} font-size={size} text-anchor={anchor}>
        {words(layer)[1]}
      </text>
    </>
  );
  return (
    <g class="heads">
      {layout.heads.map((head) =>
        arrange && head.layer <= last ? (
          <HeadButton
            key={head.layer}
            head={head}
            size={size}
            oneLine={oneLine}
            words={words(head.layer)}
            last={last}
            current={current}
            arrange={arrange}
            t={t}
          >
            {texts(head)}
          </HeadButton>
        ) : (
          <g key={head.layer} data-layer={head.layer}>
            {texts(head)}
          </g>
        ),
      )}
    </g>
  );
}
