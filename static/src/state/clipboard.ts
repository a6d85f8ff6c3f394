/** Copying text. Where the browser does not allow it, the text is shown to be copied by hand. */

import { signal, type Signal } from '@preact/signals';

import { announce } from './notices';

/** What could not be copied and is shown instead. */
export const byHand: Signal<string | null> = signal(null);

/** Copies `text` and says so with the words under `key`; true where the browser did it. */
export async function copyText(text: string | Promise<string>, key: string): Promise<boolean> {
  const ready = await text;
  try {
    await navigator.clipboard.writeText(ready);
    announce({ kind: 'shared', key });
    return true;
  } catch {
    // Without permission, over plain HTTP, or in a frame that may not.
    byHand.value = ready;
    return false;
  }
}
