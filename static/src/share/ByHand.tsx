/** What the browser would not copy: selected, so that one key copies it. */

import { useComputed } from '@preact/signals';

import { keyCaps } from '../state/chords';
import { byHand } from '../state/clipboard';
import { t } from '../state/store';
import { Dialog } from '../ui/Dialog';

/** The dialog gives the focus to what asks for it, and the focus selects. */
function Text({ text }: { text: string }) {
  return (
    <textarea
      autofocus
      class="snippet"
      rows={6}
      readOnly
      aria-label={t('copy.by_hand')}
      value={text}
      onFocus={({ currentTarget }) => currentTarget.select()}
    />
  );
}

export function ByHand() {
  const open = useComputed(() => byHand.value !== null);
  return (
    <Dialog open={open} close={() => (byHand.value = null)} title={t('copy.by_hand')}>
      <p class="soft">{t('copy.by_hand_note', { keys: keyCaps('Mod+c').join('+') })}</p>
      <Text text={byHand.value ?? ''} />
    </Dialog>
  );
}
