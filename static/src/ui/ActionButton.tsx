/** An action as a button: its icon, its name and keys as the tooltip, greyed when not possible. */

import { keyCaps } from '../state/chords';
import { labelKey, type Action } from '../state/actions';
import { t } from '../state/store';
import { Icon, type IconName } from './Icon';
import { named } from './named';

interface Props {
  action: Action;
  icon: IconName;
  class?: string;
}

export function ActionButton({ action, icon, class: extra = '' }: Props) {
  const name = t(labelKey(action));
  const keys = action.keys[0] && keyCaps(action.keys[0]).join('+');
  const enabled = action.enabled();
  // aria-disabled, not disabled: a button that greys under the keyboard's focus must keep it.
  return (
    <button
      type="button"
      class={`icon-button ${extra}`}
      {...named(name, keys)}
      aria-disabled={!enabled}
      data-action={action.id}
      onClick={() => action.enabled() && action.perform()}
    >
      <Icon name={icon} />
    </button>
  );
}
