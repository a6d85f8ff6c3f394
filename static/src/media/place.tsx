/** Where the dialog of pictures and films comes to stand: its code is fetched when it is first asked for. */

import { signal, type Signal } from '@preact/signals';
import type { ComponentType } from 'preact';

import { announce, withdraw } from '../state/notices';

const panel: Signal<{ Panel: ComponentType } | null> = signal(null);

export type Mode = 'still' | 'film';

/** Opens the dialog for pictures or for films. */
export async function openMedia(mode: Mode): Promise<void> {
  try {
    const { MediaPanel, show } = await import('./Panel');
    withdraw('export');
    panel.value = { Panel: MediaPanel };
    show(mode);
  } catch {
    announce({ kind: 'export', key: 'media.not_loaded' });
  }
}

export function MediaPlace() {
  if (!panel.value) return null;
  const { Panel } = panel.value;
  return <Panel />;
}
