/** From a key press to an action. */

import { ACTIONS, type Action } from './actions';

/** A key press as the actions spell it. */
export function chord(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const mod = event.ctrlKey || event.metaKey ? 'Mod+' : '';
  return `${mod}${event.shiftKey ? 'Shift+' : ''}${key}`;
}

/** Where every key is text, or has a meaning of its own. */
const OWN_KEYS = 'input, textarea, select, [contenteditable], dialog, [popover], [role="slider"]';
const OWN_SPACE = 'button, a, summary, [role="button"]';

function taken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.altKey || event.isComposing) return true;
  if (!(target instanceof Element)) return false;
  return target.closest(OWN_KEYS) !== null || (event.key === ' ' && target.closest(OWN_SPACE) !== null);
}

function actionFor(event: KeyboardEvent): Action | undefined {
  const pressed = chord(event);
  return ACTIONS.find(({ keys }) => keys.includes(pressed));
}

export function listenToKeys(): void {
  window.addEventListener('keydown', (event) => {
    if (taken(event)) return;
    const action = actionFor(event);
    if (!action) return;
    event.preventDefault();
    if (action.enabled()) action.perform();
  });
}

const SYMBOLS: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  Mod: /Mac|iP(hone|ad)/.test(globalThis.navigator?.userAgent ?? '') ? '⌘' : 'Ctrl',
};

/** The keys of a chord as they are printed on a keyboard: `['Shift', '←']`. */
export function keyCaps(keys: string): string[] {
  return keys.split('+').map((key) => SYMBOLS[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}
