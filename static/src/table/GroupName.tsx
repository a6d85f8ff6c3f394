/**
 * What a group of rows is called. Where the picture has a column's head, it opens that column's panel; what is set
 * for the whole network, as the loss and frozen biases, is changed in the panel of the network.
 */

import { NETWORK_ID } from '../network/panel';
import { reductionOf } from '../state/shares';
import { experiment, t } from '../state/store';
import { openLayer } from '../structure/opened';
import { Icon } from '../ui/Icon';
import type { Group } from './groups';

function nameOf({ kind, layer }: Group): string {
  const { layers, loss, freeze_biases: frozen = false } = experiment.value;
  if (kind === 'biases' && frozen) return t('table.group.biases_frozen', { layer });
  return t(`table.group.${kind}`, {
    layer,
    activation: t(`diagram.activation.${layers[layer - 1]?.activation ?? 'identity'}`),
    loss: t(`loss.${loss}`),
    reduction: t(`notation.${reductionOf(experiment.value)}`),
  });
}

export function GroupName({ group }: { readonly group: Group }) {
  const { kind, layer } = group;
  if (kind === 'loss' || kind === 'biases') {
    return (
      <button type="button" class="table-head" aria-haspopup="dialog" aria-description={t('structure.head')} popovertarget={NETWORK_ID}>
        {nameOf(group)}
        <Icon name="down" />
      </button>
    );
  }
  if (kind !== 'inputs' && kind !== 'layer') return <>{nameOf(group)}</>;
  return (
    <button
      type="button"
      class="table-head"
      data-layer={layer}
      aria-haspopup="dialog"
      aria-description={t('structure.head')}
      onClick={() => openLayer(layer)}
    >
      {nameOf(group)}
      <Icon name="down" />
    </button>
  );
}
