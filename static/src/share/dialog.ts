/** Which of the share menu's dialogs is open. */

import { signal, type Signal } from '@preact/signals';

export type ShareDialog = 'curl' | 'python' | 'embed' | 'recent';

export const shareDialog: Signal<ShareDialog | null> = signal(null);
