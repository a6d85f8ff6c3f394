/** The dialogs of the share menu. */

import { useComputed } from '@preact/signals';

import { view } from '../state/address';
import { t } from '../state/store';
import { Dialog } from '../ui/Dialog';
import { shareDialog } from './dialog';
import { EmbedCode } from './EmbedCode';
import { Recent } from './Recent';
import { Snippet } from './Snippet';
import { curl, python } from './snippets';

const PROGRAMS = { curl, python } as const;

function Program({ language }: { language: keyof typeof PROGRAMS }) {
  return (
    <>
      <p class="soft">
        {t(`share.about.${language}`)} <a href="/docs">{t('share.reference')}</a>
      </p>
      <Snippet text={PROGRAMS[language](location.origin, view.value.experiment)} label={t(`share.${language}`)} />
    </>
  );
}

export function ShareDialogs() {
  const open = useComputed(() => shareDialog.value !== null);
  const which = shareDialog.value ?? 'curl';
  return (
    <Dialog open={open} close={() => (shareDialog.value = null)} title={t(`share.title.${which}`)} class={which === 'recent' ? '' : 'wide'}>
      {which === 'recent' && <Recent />}
      {which === 'embed' && <EmbedCode />}
      {(which === 'curl' || which === 'python') && <Program language={which} />}
    </Dialog>
  );
}
