/** What a column is called. */

import { experiment, t } from '../state/store';

/** Layer 0 is the inputs. */
export function layerName(layer: number): string {
  if (layer === 0) return t('diagram.head.inputs');
  return layer === experiment.value.layers.length ? t('diagram.head.output') : t('diagram.head.layer', { layer });
}
