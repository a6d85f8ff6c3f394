/** From a key press to an action. */

import { ACTIONS, type Action } from './actions';
import { chord } from './chords';

/** Where every key is text, or has a meaning of its own. */
const OWN_KEYS = 'input, textarea, select, [contenteditable], dialog, [popover]';
const OWN_SPACE = 'button, a, summary, [role="button"]';

function taken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.altKey || event.isComposing) return true;
  if (!(target instanceof Element)) return false;
  return target.closest(OWN_KEYS) !== null || (event.key === ' ' && target.closest(OWN_SPACE) !== null);
}

function actionFor(event: KeyboardEvent, actions: readonly Action[]): Action | undefined {
  const pressed = chord(event);
  return actions.find(({ keys }) => keys.includes(pressed));
}

/** From now on the keys of `actions` perform them. */
export function listenToKeys(actions: readonly Action[] = ACTIONS): void {
  window.addEventListener('keydown', (event) => {
    if (taken(event)) return;
    const action = actionFor(event, actions);
    if (!action) return;
    event.preventDefault();
    if (action.enabled()) action.perform();
  });
}
