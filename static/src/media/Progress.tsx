/** How far the file is, how it ended, and both for those who listen. */

import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

import { formatNumber } from '../format';
import { t } from '../state/store';
import { Icon } from '../ui/Icon';
import { open } from './choices';
import { cancel, filming, job } from './job';

export const weightWords = (bytes: number): string =>
  bytes < 999_500 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${formatNumber(bytes / 1e6, 2)} MB`;

const leftWords = (left: number): string =>
  left < 90
    ? t('media.left_seconds', { seconds: Math.max(1, Math.round(left)) })
    : t('media.left_minutes', { minutes: Math.round(left / 60) });

export function Progress() {
  const now = job.value;
  const stop = useRef<HTMLButtonElement>(null);
  // The button that began this is gone; the way to end it stands where it stood.
  useEffect(() => {
    if (filming.value && open.value) stop.current?.focus();
  }, [filming.value]);
  if (now.kind !== 'working') return null;
  const { done, all, left } = now;
  return (
    <div class="media-progress">
      <p>{t('media.working')}</p>
      <progress aria-label={t('media.working')} value={all === 0 ? undefined : done} max={Math.max(1, all)} />
      <p class="media-note media-count">
        <span>{all === 0 ? t('media.preparing') : t('media.frame', { done, all })}</span>
        <span>{left === null ? '' : leftWords(left)}</span>
      </p>
      <div class="media-ways">
        {open.value && (
          <button type="button" class="quiet-button" onClick={() => (open.value = false)}>
            {t('media.behind')}
          </button>
        )}
        <button ref={stop} type="button" class="bordered-button" onClick={cancel}>
          {t('media.cancel')}
        </button>
      </div>
    </div>
  );
}

/** What became of the last order. */
export function Result() {
  const now = job.value;
  if (now.kind === 'saved') {
    return (
      <p class="media-result good">
        <Icon name="check" />
        {t('media.saved', { name: now.name, weight: weightWords(now.bytes), seconds: formatNumber(now.seconds, 2) })}
      </p>
    );
  }
  if (now.kind === 'cancelled') return <p class="media-result">{t('media.cancelled')}</p>;
  if (now.kind !== 'failed') return null;
  return (
    <p class="media-result bad">
      <Icon name="warning" />
      {t(now.key)}
    </p>
  );
}

/** Every tenth is enough for ears. */
function spoken(): string {
  const now = job.value;
  if (now.kind === 'working') {
    const tenths = now.all === 0 ? 0 : Math.floor((now.done / now.all) * 10);
    return tenths === 0 ? t('media.working') : t('media.done_share', { share: tenths * 10 });
  }
  if (now.kind === 'saved') return t('media.saved_brief', { name: now.name });
  if (now.kind === 'cancelled') return t('media.cancelled');
  return now.kind === 'failed' ? t(now.key) : '';
}

export function Announcer() {
  const text = useComputed(spoken);
  const said = useSignal('');
  // Set after the region is there: only what changes in it is heard.
  useSignalEffect(() => {
    const words = text.value;
    const timer = setTimeout(() => (said.value = words), 50);
    return () => clearTimeout(timer);
  });
  return (
    <p class="visually-hidden" role="status">
      {said}
    </p>
  );
}
