/** What the marks mean, in one line under the picture. */

import { useComputed } from '@preact/signals';

import type { DiagramStore } from './scene';

const SIGNS = ['forward', 'backward', 'size', 'negative', 'arrow', 'shut', 'frozen'] as const;

const DRAWN: Record<(typeof SIGNS)[number], string> = {
  forward: 'M1 6H23',
  backward: 'M1 6H23',
  size: 'M1 3.4L23 1V11L1 8.6Z',
  negative: 'M1 4H23M1 8H23',
  arrow: 'M12 1V10.5M8.5 7L12 10.5L15.5 7',
  shut: 'M12 0V12',
  frozen: 'M2 1.5H22V10.5H2Z',
};

export function Legend({ store: { experiment, t } }: { readonly store: DiagramStore }) {
  const freezes = useComputed(() => {
    const { freeze_biases: frozen, layers } = experiment.value;
    return frozen === true && layers.some(({ biases }) => biases);
  });
  const frozen = freezes.value;
  return (
    <ul class="diagram-legend" aria-label={t('diagram.legend')}>
      {SIGNS.filter((sign) => sign !== 'frozen' || frozen).map((sign) => (
        <li key={sign}>
          <svg class={sign} width="24" height="12" aria-hidden="true">
            <path d={DRAWN[sign]} />
          </svg>
          <span>
            {t(`diagram.legend.${sign}`)}
            {sign === 'negative' && <span class="legend-of">{t('diagram.legend.negative_of')}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
