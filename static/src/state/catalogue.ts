/** The interface's words. Both languages are in the bundle, so that switching needs no server. */

import en from '../../locales/en.json';
import zh from '../../locales/zh.json';
import type { Locale } from '../api/types';

const CATALOGUES: Record<Locale, Record<string, string>> = { en, zh };

/** The text under `key` with `{name}` put in; an unknown key stands for itself. */
export function translate(
  locale: Locale,
  key: string,
  params: Record<string, string | number> = {},
): string {
  const text = CATALOGUES[locale][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => String(params[name] ?? slot));
}
