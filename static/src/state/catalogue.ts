/** The interface's words. Both languages are in the bundle, so that switching needs no server. */

import en from '../../locales/en.json';
import zh from '../../locales/zh.json';
import type { Locale } from '../api/types';

const CATALOGUES: Record<Locale, Record<string, string>> = { en, zh };

/** `{count|sample|samples}`: the word for one, then the word for any other number. */
const PLURAL = /\{(\w+)\|([^|{}]*)\|([^|{}]*)\}/g;

/** The text under `key` with `{name}` put in, and the words that fit it; an unknown key stands for itself. */
export function translate(
  locale: Locale,
  key: string,
  params: Record<string, string | number> = {},
): string {
  const text = CATALOGUES[locale][key] ?? key;
  const agreeing = text.replace(PLURAL, (_, name: string, one: string, other: string) => (Number(params[name]) === 1 ? one : other));
  return agreeing.replace(/\{(\w+)\}/g, (slot, name: string) => String(params[name] ?? slot));
}
