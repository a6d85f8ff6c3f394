/** The table of samples as a dialog, and the button that opens it. The table comes when it is first asked for. */

import { signal, type Signal } from '@preact/signals';
import type { ComponentType } from 'preact';

import { sampleCount, t } from '../state/store';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { named } from '../ui/named';

const tableOpen: Signal<boolean> = signal(false);

/** A component is a function, which a signal would hold as it is; the record keeps that plain. */
const sheet = signal<{ Sheet: ComponentType } | 'failed' | null>(null);

async function show(): Promise<void> {
  tableOpen.value = true;
  if (sheet.value !== null && sheet.value !== 'failed') return;
  sheet.value = null;
  try {
    sheet.value = await import('./Sheet');
  } catch {
    sheet.value = 'failed';
  }
}

function Contents() {
  if (sheet.value === 'failed') return <p role="alert">{t('samples.not_loaded')}</p>;
  if (sheet.value === null) return <p class="soft samples-waiting">{t('samples.loading')}</p>;
  const { Sheet } = sheet.value;
  return <Sheet />;
}

/** On narrow screens the header has no room for it: there it stands under the diagram (`low`). */
export function SamplesButton({ low = false }: { low?: boolean }) {
  const count = sampleCount.value;
  return (
    <button
      type="button"
      class={`quiet-button samples-button ${low ? 'low' : ''}`}
      data-instead=".samples-button"
      aria-haspopup="dialog"
      {...named(t('samples.open', { count }))}
      onClick={() => void show()}
    >
      <Icon name="rows" />
      <span class="samples-word">{t('samples.name')}</span>{' '}
      <span class="number">{count}</span>
    </button>
  );
}

export function SamplesDialog() {
  return (
    <Dialog open={tableOpen} title={t('samples.name')} class="samples">
      <Contents />
    </Dialog>
  );
}
