/** What stands beside the network before the first step; templates/workbench.html has the same words. */

import { dismissHint, done, hinting, HINTS } from '../state/hint';
import { t } from '../state/store';
import { Icon } from '../ui/Icon';
import { usedPointer } from '../ui/focus';

/** Who dismissed it with a key goes on to the walk. */
function dismiss(): void {
  dismissHint();
  if (!usedPointer()) document.querySelector<HTMLElement>('[data-action="play"]')?.focus();
}

function Hints() {
  return (
    <>
      <ol class="hints">
        {HINTS.map((hint) => (
          <li key={hint} class={done.value.has(hint) ? 'done' : ''}>
            {done.value.has(hint) && (
              <>
                <Icon name="check" />
                <span class="visually-hidden">{t('start.done')} </span>
              </>
            )}
            {t(`start.${hint}`)}
          </li>
        ))}
      </ol>
      <button type="button" class="bordered-button" onClick={dismiss}>
        {t('start.dismiss')}
      </button>
    </>
  );
}

export function Invitation() {
  return (
    <div class="invitation">
      <p class="panel-kicker">{t('start.kicker')}</p>
      <h2>{t('start.title')}</h2>
      {hinting.value ? <Hints /> : <p>{t('start.brief')}</p>}
    </div>
  );
}
