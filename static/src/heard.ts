/**
 * Mathematics as it is read aloud: a screen reader leaves out a dot that multiplies, reads ₂₁₂ as one
 * number or not at all, and spells out what stands high. Pure.
 */

type Words = (key: string, params?: Record<string, string | number>) => string;

/** A digit that stands low or high as the digit that it is. */
export const plain = (text: string): string =>
  text.replace(/[₀-₉]/g, (sign) => String('₀₁₂₃₄₅₆₇₈₉'.indexOf(sign))).replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (sign) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)));

/** Indices one by one: those of one digit stand together, longer ones apart. */
const indices = (text: string): string => ` ${text.includes(',') ? plain(text).split(',').join(' ') : [...plain(text)].join(' ')}`;

const NAMES: Readonly<Record<string, string>> = { η: 'eta', φ: 'phi', δ: 'delta', ℓ: 'l', Δ: 'delta ' };
/** Written between spaces, they join what stands on both sides. */
const SIGNS: Readonly<Record<string, string>> = { '=': 'equals', '−': 'minus', '+': 'plus', '·': 'times', '⊙': 'elementwise' };

/** A text with symbols and numbers as the page writes them, in words. */
export function heard(text: string, t: Words): string {
  return text
    .replace(/×10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, minus: string, high: string) =>
      ` ${t('heard.power', { exponent: minus ? t('heard.negative', { number: plain(high) }) : plain(high) })}`)
    .replace(/ ([=−+·⊙]) /g, (_, sign: string) => ` ${t(`heard.${SIGNS[sign]}`)} `)
    .replace(/−(\d[\d.]*)/g, (_, number: string) => t('heard.negative', { number }))
    .replace(/∂([A-Z])\/∂/g, (_, of: string) => `${t('heard.partial', { of })} `)
    .replace(/\[(\d+)\]/g, ' $1')
    .replace(/([\p{L}])(\d)/gu, '$1 $2')
    .replace(/([\p{L}\d])′/gu, (_, before: string) => `${before} ${t('heard.prime')}`)
    .replace(/[₀-₉]+(?:,[₀-₉]+)*/g, indices)
    .replace(/\bd(?=[wbzxayhWBZXAYH](?![a-z]))/g, 'd ')
    .replace(/([\p{L}\d])\*/gu, (_, before: string) => `${before} ${t('heard.star')}`)
    .replace(/\^label/g, ` ${t('heard.label')}`)
    .replace(/ᵀ/g, ` ${t('heard.transposed')}`)
    .replace(/⁽([⁰¹²³⁴⁵⁶⁷⁸⁹]+)⁾/g, (_, sample: string) => ` ${t('matrix.sample', { sample: plain(sample) })}`)
    .replace(/[ηφδℓΔ]/g, (sign) => NAMES[sign] ?? sign);
}
