/** What was open in this browser before, or is in another tab: each can be taken up again. */

import type { Locale } from '../api/types';
import { recent, takeUp, titleOf } from '../state/restoring';
import { locale, t } from '../state/store';
import { shareDialog } from './dialog';

const moment = (time: number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(time);

export function Recent() {
  if (recent.value.length === 0) return <p class="soft">{t('recent.none')}</p>;
  return (
    <>
      <p class="soft">{t('recent.about')}</p>
      <ul class="recent">
        {recent.value.map((session) => (
          <li key={session.id}>
            <button
              type="button"
              class="menu-item"
              onClick={() => {
                shareDialog.value = null;
                void takeUp(session);
              }}
            >
              <span class="menu-title">{titleOf(session.view)}</span>
              <span class="menu-note">
                {t('recent.state', { step: session.view.step, when: moment(session.savedAt, locale.value) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
