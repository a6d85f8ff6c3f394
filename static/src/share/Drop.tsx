/** A file held over the page is told that it may be dropped; dropped, it is opened. */

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

import { openFiles } from '../state/saving';
import { t } from '../state/store';
import { Icon } from '../ui/Icon';

const held = signal(false);

/** A dragged piece of text or a place that takes files itself is not the page's. */
const takes = (event: DragEvent): boolean =>
  !event.defaultPrevented && (event.dataTransfer?.types.includes('Files') ?? false);

function onDragOver(event: DragEvent): void {
  if (!takes(event)) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  held.value = true;
}

/** Left for another element of the page, the pointer comes from one; out of the window, from none. */
function onDragLeave({ relatedTarget }: DragEvent): void {
  if (relatedTarget === null) held.value = false;
}

function onDrop(event: DragEvent): void {
  held.value = false;
  if (!takes(event)) return;
  event.preventDefault();
  void openFiles([...(event.dataTransfer?.files ?? [])]);
}

function listen(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('dragover', onDragOver, { signal });
  window.addEventListener('dragleave', onDragLeave, { signal });
  window.addEventListener('drop', onDrop, { signal });
  return () => stop.abort();
}

export function Drop() {
  useEffect(listen, []);
  return (
    <div class="drop" hidden={!held.value}>
      <p class="drop-card">
        <Icon name="open" />
        <span>{t('drop.here')}</span>
        <span class="soft">{t('drop.note')}</span>
      </p>
    </div>
  );
}
