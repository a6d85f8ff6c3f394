/** Which item of a menu a key leads to: arrows, Home and End, and letters, the beginning of what the item says. */

/** Letters that follow each other within this are one beginning. */
const TYPED_MS = 700;

const arrows: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at <= 0 ? count : at) - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The next item from `at` on, round the end, that begins with what was typed; one letter again and again goes through them. */
export function found(texts: readonly string[], at: number, typed: string): number {
  const same = [...typed].every((letter) => letter === typed[0]);
  const wanted = same ? (typed[0] ?? '') : typed;
  const from = same ? at + 1 : Math.max(0, at);
  const order = texts.map((_, k) => (from + k) % texts.length);
  return order.find((k) => texts[k]?.startsWith(wanted)) ?? -1;
}

const heard = (item: HTMLElement): string => (item.getAttribute('aria-label') ?? item.textContent).trim().toLocaleLowerCase();

let typed = '';
let last = -Infinity;

function spelled(key: string, now: number): string {
  typed = now - last > TYPED_MS ? key : typed + key;
  last = now;
  return typed;
}

/** The item that the key leads to; null: the key leads nowhere. */
export function itemFor(event: KeyboardEvent, items: readonly HTMLElement[]): HTMLElement | null {
  const { key, ctrlKey, metaKey, altKey, timeStamp } = event;
  const at = items.indexOf(document.activeElement as HTMLElement);
  const arrow = arrows[key];
  if (arrow) return items[arrow(at, items.length)] ?? null;
  // A space is a letter only within what is being spelled; by itself it chooses.
  const spelling = timeStamp - last <= TYPED_MS;
  if ([...key].length !== 1 || ctrlKey || metaKey || altKey || (key === ' ' && !spelling)) return null;
  const next = found(items.map(heard), at, spelled(key.toLocaleLowerCase(), timeStamp));
  return items[next] ?? null;
}
