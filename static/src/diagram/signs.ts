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
