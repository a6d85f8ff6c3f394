/** The code that shows this experiment in a frame of somebody's page. */

import { useSignal, useSignalEffect } from '@preact/signals';

import { BY_DEFAULT, CONTROLS, type Control } from '../embed/parameters';
import { currentLink } from '../state/address';
import { t } from '../state/store';
import { Snippet } from './Snippet';
import { iframe } from './snippets';

export function EmbedCode() {
  const chosen = useSignal<readonly Control[]>(BY_DEFAULT);
  const link = useSignal('');
  useSignalEffect(() => {
    void currentLink('/embed').then((address) => (link.value = address));
  });
  const turn = (name: Control): void => {
    chosen.value = CONTROLS.filter((other) => chosen.value.includes(other) !== (other === name));
  };
  return (
    <>
      <p class="soft">{t('share.about.embed')}</p>
      <fieldset class="embed-controls" aria-label={t('share.about.embed')}>
        {CONTROLS.map((name) => (
          <label key={name}>
            <input type="checkbox" checked={chosen.value.includes(name)} onChange={() => turn(name)} />
            <span>{t(`embed.control.${name}`)}</span>
          </label>
        ))}
      </fieldset>
      <Snippet text={iframe(link.value, chosen.value, t('page.title'))} label={t('share.title.embed')} />
    </>
  );
}
