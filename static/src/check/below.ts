/** On a phone the questions stand right below the picture. */

import { computed, type ReadonlySignal } from '@preact/signals';

import { low, narrow } from '../ui/windows';
import { predicting } from './predict';

export const below: ReadonlySignal<boolean> = computed(() => predicting.value && (narrow.value || low.value));
