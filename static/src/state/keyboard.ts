/** From a key press to an action. */

import { ACTIONS, EDITING, FILES, type Action } from './actions';
import { chord } from './chords';

/** Where every key is text, or has a meaning of its own. */
const OWN_KEYS = 'input, textarea, select, [contenteditable], dialog, [popover]';
/** Where text is typed, or a dialog has a table of its own, edits are taken back there. */
const OWN_EDITS = 'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, [contenteditable], dialog';
/** Files are saved and opened from anywhere else, after a field that takes over what is typed in it (see `isFileKey`). */
const OWN_FILES = 'dialog';
const OWN_SPACE = 'button, a, summary, [role="button"]';
/** Everything beside it waits, also while nothing in it has the focus. */
const OPEN_DIALOG = 'dialog:modal';
/** The browser closes it with Escape wherever the focus is, unless somebody takes the key. */
const OPEN_POPOVER = '[popover="auto"]:popover-open';

/** Escape that closes no popover: it may let go of what is chosen. */
export const letsGo = ({ key }: KeyboardEvent): boolean =>
  key === 'Escape' && document.querySelector(OPEN_POPOVER) === null;

function taken(event: KeyboardEvent, action: Action): boolean {
  const { target } = event;
  if (document.querySelector(OPEN_DIALOG) !== null) return true;
  const own = EDITING.includes(action) ? OWN_EDITS : FILES.includes(action) ? OWN_FILES : OWN_KEYS;
  if (event.defaultPrevented || event.altKey || event.isComposing) return true;
  if (event.key === 'Escape' && !letsGo(event)) return true;
  if (!(target instanceof Element)) return false;
  return target.closest(own) !== null || (event.key === ' ' && target.closest(OWN_SPACE) !== null);
}

/** Whether a key saves or opens a file: a field that has the focus takes over first what was typed. */
export const isFileKey = (event: KeyboardEvent): boolean => actionFor(event, FILES) !== undefined;

function actionFor(event: KeyboardEvent, actions: readonly Action[]): Action | undefined {
  const pressed = chord(event);
  return actions.find(({ keys }) => keys.includes(pressed));
}

/** From now on the keys of `actions` perform them. */
export function listenToKeys(actions: readonly Action[] = ACTIONS): void {
  window.addEventListener('keydown', (event) => {
    const action = actionFor(event, actions);
    if (!action || taken(event, action)) return;
    event.preventDefault();
    if (action.enabled()) action.perform();
  });
}
