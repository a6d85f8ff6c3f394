/** How key presses are spelled, and how they are printed. Pure. */

/** A sign says itself which keys make it; Shift is part of a chord with letters and named keys only. */
const shifts = (key: string): boolean => key.length > 1 || key.toLowerCase() !== key.toUpperCase();

/** A key press as the actions spell it. */
export function chord(event: KeyboardEvent): string {
  // NFKC: Chinese input methods give the full-width ？ for ?.
  const typed = event.key.length === 1 ? event.key.normalize('NFKC').toLowerCase() : event.key;
  const key = typed === ' ' ? 'Space' : typed;
  const mod = event.ctrlKey || event.metaKey ? 'Mod+' : '';
  return `${mod}${event.shiftKey && shifts(key) ? 'Shift+' : ''}${key}`;
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
