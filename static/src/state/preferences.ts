/** Language, theme, notation, and what else is remembered in cookies: the server renders the next page by them. */

import { signal, type Signal } from '@preact/signals';

import type { Locale } from '../api/types';
import type { Numbers } from './dense';
import { sameWriting, type Writing } from '../writing';
import { locale, t, wantedNumbers, wantedWriting, writing } from './store';
import { askSteps } from './sync';

export type Theme = 'auto' | 'light' | 'dark';
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];
const YEAR_S = 365 * 24 * 3600;

const root = document.documentElement;
const stamped = root.dataset.theme;
export const theme: Signal<Theme> = signal(stamped === 'light' || stamped === 'dark' ? stamped : 'auto');

export function remember(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`;
}

export function remembered(name: string): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

const NUMBERS: readonly string[] = ['every', 'focus'];

/** As it was chosen on an earlier visit. */
export function recallNumbers(): void {
  const chosen = remembered('numbers');
  if (chosen !== undefined && NUMBERS.includes(chosen)) wantedNumbers.value = chosen as Numbers;
}

export function setNumbers(next: Numbers): void {
  wantedNumbers.value = next;
  remember('numbers', next);
}

/** The next theme in turn: as the system has it, light, dark. */
export function nextTheme(): void {
  const next = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? 'auto';
  theme.value = next;
  remember('theme', next);
  if (next === 'auto') delete root.dataset.theme;
  else root.dataset.theme = next;
}

/** Writes everything in other symbols, or W the other way round: nothing is calculated anew. */
export function setWriting(next: Writing): void {
  if (sameWriting(wantedWriting.value, next)) return;
  wantedWriting.value = next;
  remember('notation', `${next.names}.${next.orientation}`);
  // Symbols are put into the formulas here; to turn W is to write other formulas.
  if (next.orientation === writing.value.orientation) writing.value = next;
  askSteps();
}

/** Switches the language in place; the sentences of the steps follow from the server. */
export function setLocale(next: Locale): void {
  if (locale.value === next) return;
  // First, because it is the language of every request.
  root.lang = next;
  locale.value = next;
  document.title = t('page.title');
  remember('lang', next);
  askSteps();
}
