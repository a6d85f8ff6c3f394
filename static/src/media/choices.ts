/** The dialog's choices, kept while the page is open. */

import { computed, signal, type Signal } from '@preact/signals';

import { cursor, script, type Speed } from '../state/store';
import { theme } from '../state/preferences';
import { isClear, rangeOf, themeOf, type Film, type Ground, type Moment, type PictureShape, type Span, type Still } from './order';
import type { Mode } from './place';

export const open: Signal<boolean> = signal(false);
export const mode: Signal<Mode> = signal<Mode>('still');
export const shape: Signal<PictureShape> = signal<PictureShape>('page');
/** Null: as the page is. */
export const chosenGround: Signal<Ground | null> = signal<Ground | null>(null);
export const captioned: Signal<boolean> = signal(false);
export const moment: Signal<Moment> = signal<Moment>('step');
export const still: Signal<Still> = signal<Still>('svg');
export const zoom: Signal<number> = signal(2);
export const span: Signal<Span> = signal<Span>('walk');
export const typed: Signal<readonly [number, number]> = signal<readonly [number, number]>([1, 1]);
export const film: Signal<Film> = signal<Film>('gif');
export const width: Signal<number> = signal(960);
export const fps: Signal<number> = signal(20);
/** Null: as fast as the player, or as slowly as the sentences under the picture ask for. */
export const chosenPace: Signal<Speed | null> = signal<Speed | null>(null);
export const pace = computed((): Speed => chosenPace.value ?? (captioned.value ? 'reading' : 1));
export const forever: Signal<boolean> = signal(true);

const systemDark = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches;

/** What the picture stands on; a film is never see-through. */
export const ground = computed((): Ground => {
  const page = theme.value === 'auto' ? (systemDark() ? 'dark' : 'light') : theme.value;
  const chosen = chosenGround.value ?? page;
  return mode.value === 'film' && isClear(chosen) ? themeOf(chosen) : chosen;
});

/** The steps that a film tells. */
export const range = computed(() => rangeOf(span.value, cursor.value, typed.value, script.value.steps.length));

/** The time that a picture shows. */
export const instant = computed(() => {
  if (moment.value === 'start') return 0;
  return moment.value === 'end' ? script.value.steps.length : cursor.value;
});
