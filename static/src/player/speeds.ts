/** The speeds of player and films, and what they are called. */

import { t, type Speed } from '../state/store';

export const SPEEDS: readonly Speed[] = ['reading', 0.25, 0.5, 1, 2, 4];

export const speedName = (speed: Speed): string =>
  speed === 'reading' ? t('player.reading') : t('player.times', { times: speed });
