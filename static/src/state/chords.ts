/** How key presses are spelled, and how they are printed. Pure. */

/** A key press as the actions spell it. */
export function chord(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const mod = event.ctrlKey || event.metaKey ? 'Mod+' : '';
  return `${mod}${event.shiftKey ? 'Shift+' : ''}${key}`;
}

const SYMBOLS: Record<string, string> = {
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page ↑',
  PageDown: 'Page ↓',
  Plus: '+',
  Minus: '−',
  Mod: /Mac|iP(hone|ad)/.test(globalThis.navigator?.userAgent ?? '') ? '⌘' : 'Ctrl',
};

/** The keys of a chord as they are printed on a keyboard: `['Shift', '←']`. */
export function keyCaps(keys: string): string[] {
  return keys.split('+').map((key) => SYMBOLS[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}
