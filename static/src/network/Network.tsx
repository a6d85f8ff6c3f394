/** The popover of the network as a whole: what is on the page, or a new one. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';

import type { Outcome } from '../state/arranging';
import { notices } from '../state/notices';
import { t } from '../state/store';
import type { Sentence } from '../structure/edits';
import { Icon } from '../ui/Icon';
import { named } from '../ui/named';
import { PanelHead } from '../ui/PanelHead';
import { placeBeside, shutWhenLeft } from '../ui/popover';
import { say } from '../ui/say';
import { NewNetwork } from './NewNetwork';
import { NETWORK_ID } from './panel';
import { Present } from './Present';

/** What came of the last change: refused here, or what changed along with it. */
function Said({ outcome }: { outcome: Outcome }) {
  const consequence = notices.value.find(({ kind }) => kind === 'consequence');
  const sentence: Sentence | null = outcome ?? consequence ?? null;
  if (!sentence) return null;
  return (
    <p class={`network-said ${outcome ? 'fault' : ''}`} role={outcome ? 'alert' : undefined}>
      {say(sentence)}
    </p>
  );
}

export function Network() {
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const open = useSignal(false);
  const outcome = useSignal<Outcome>(null);
  const told = (next: Outcome): void => {
    outcome.value = next;
  };
  /** The new network is to be seen: the popover lies over it. */
  const made = (next: Outcome): void => {
    told(next);
    if (next === null) panel.current?.hidePopover();
  };
  const prepare = ({ newState }: { newState: string }): void => {
    if (newState !== 'open') return;
    outcome.value = null;
    open.value = true;
  };
  const onToggle = ({ newState }: { newState: string }): void => {
    // Emptied only when it is gone: the focus goes back from within to the button first.
    open.value = newState === 'open';
    if (!open.value || !panel.current || !button.current) return;
    placeBeside(panel.current, button.current, 'start');
    panel.current.focus({ preventScroll: true });
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="quiet-button network-button"
        {...named(t('network.open'))}
        aria-haspopup="dialog"
        popovertarget={NETWORK_ID}
      >
        <Icon name="network" />
        <span class="network-word">{t('network.title')}</span>
      </button>
      <div
        id={NETWORK_ID}
        ref={panel}
        popover="auto"
        role="dialog"
        tabIndex={-1}
        aria-label={t('network.title')}
        class="menu network"
        onBeforeToggle={prepare}
        onToggle={onToggle}
        onFocusOut={shutWhenLeft}
      >
        {open.value && (
          <>
            <PanelHead id={NETWORK_ID} title={t('network.title')} />
            <Said outcome={outcome.value} />
            <Present told={told} />
            <NewNetwork told={made} />
          </>
        )}
      </div>
    </>
  );
}
