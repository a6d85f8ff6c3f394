/** One signal a key, so that a mark hears only of its own quantity. */

import { signal, type Signal } from '@preact/signals';

export class Signs<T> {
  private readonly signals = new Map<string, Signal<T>>();
  private rule: (key: string) => T;

  constructor(rule: (key: string) => T) {
    this.rule = rule;
  }

  /** The key's value; whoever reads it within a computation is told when it changes. */
  get(key: string): T {
    let found = this.signals.get(key);
    if (!found) {
      found = signal(this.rule(key));
      this.signals.set(key, found);
    }
    return found.value;
  }

  /** From now on values follow another rule; only keys whose value differs are heard of. */
  follow(rule: (key: string) => T): void {
    this.rule = rule;
    for (const [key, own] of this.signals) own.value = rule(key);
  }
}

/** One signal a key for what a frame names; what it does not name is undefined. */
export class Parts<T, Key = string> {
  private readonly signals = new Map<Key, Signal<T | undefined>>();
  private now: ReadonlyMap<Key, T> = new Map();

  /** `alike`: nobody need hear of the difference between two values. */
  constructor(private readonly alike: (one: T, other: T) => boolean = Object.is) {}

  get(key: Key): T | undefined {
    let found = this.signals.get(key);
    if (!found) {
      found = signal(this.now.get(key));
      this.signals.set(key, found);
    }
    return found.value;
  }

  follow(next: ReadonlyMap<Key, T>): void {
    const before = this.now;
    this.now = next;
    for (const key of before.keys()) if (!next.has(key)) this.tell(key, undefined);
    for (const [key, value] of next) this.tell(key, value);
  }

  private tell(key: Key, value: T | undefined): void {
    const own = this.signals.get(key);
    const old = own?.peek();
    if (!own || (old !== undefined && value !== undefined && this.alike(old, value))) return;
    own.value = value;
  }
}
