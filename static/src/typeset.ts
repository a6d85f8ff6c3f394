/** A sentence as the server writes it, taken apart: words, numbers, and symbols to be set as a formula sets them. Pure. */

import { plain } from './heard';
import type { SymbolParts } from './refs';

/** What is drawn of a symbol: letters, then what stands low and high behind them. */
export type Signs = Pick<SymbolParts, 'prefix' | 'base' | 'sub' | 'sup' | 'upright'>;

export type Typeset = { readonly words: string } | { readonly number: string } | { readonly symbol: Signs };

const NUMBER = /−?\d+(?:\.\d+)?(?:×10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?/;
/** `∂L/∂`, letter, layer of a program's name, prime, `[layer]`, indices, star or word, sample. */
const SYMBOL =
  /(∂[LC]\/∂|Δ)?(d?[abhlpqtwxyzABCHLTWXYZf]|[ηℓδφg](?!\d))(\d*)(′?)(\[\d+\])?((?:[₀-₉]+(?:,[₀-₉]+)*)?)(\*|\^label|ᵀ)?(?:⁽([⁰¹²³⁴⁵⁶⁷⁸⁹]+)⁾)?/;
const APART = new RegExp(`(?<![A-Za-z\\d_.-])(?:${SYMBOL.source}|(${NUMBER.source}))(?![A-Za-z\\d_-]|\\.\\d)`, 'gu');
/** Letters that are words of a language too, and those that no quantity is called by alone. */
const WORDS = /^[aAlfpqdg]$/;

/** After these a number counts places, and is no quantity's. */
const PLACE = /(?:第|\b(?:layer|unit|node|sample|input|output|step)) $/i;

function signsOf([, prefix = '', letter = '', layer = '', prime = '', high = '', low = '', mark = '', sample]: string[], upright: boolean): Signs {
  const word = mark.replace('^', '');
  const told = sample === undefined ? '' : `(${plain(sample)})`;
  return {
    prefix,
    base: letter + layer + prime,
    sub: plain(low),
    sup: `${high}${word}${word === 'label' && told ? ' ' : ''}${told}`,
    upright: upright && /^[A-Za-z]/.test(letter),
  };
}

/** The pieces of a sentence, in their order; `upright` where Latin letters do not lean. */
export function typeset(sentence: string, upright: boolean): Typeset[] {
  const found: Typeset[] = [];
  let end = 0;
  for (const match of sentence.matchAll(APART)) {
    if (WORDS.test(match[0]) || PLACE.test(sentence.slice(0, match.index))) continue;
    if (match.index > end) found.push({ words: sentence.slice(end, match.index) });
    found.push(match[2] === undefined ? { number: match[0] } : { symbol: signsOf(match, upright) });
    end = match.index + match[0].length;
  }
  if (end < sentence.length) found.push({ words: sentence.slice(end) });
  return found;
}
