/** On a phone a panel leaves little of the page beside it: it says what it is, and how it is closed. */

import { t } from '../state/store';
import { Icon } from './Icon';

export function PanelHead({ id, title }: { id: string; title: string }) {
  return (
    <div class="panel-head">
      <span class="panel-title" aria-hidden="true">
        {title}
      </span>
      <button type="button" class="icon-button" aria-label={t('dialog.close')} popovertarget={id} popovertargetaction="hide">
        <Icon name="close" />
      </button>
    </div>
  );
}
