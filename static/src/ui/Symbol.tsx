/** A quantity's symbol in running text: w₂₁₂, ∂L/∂a₂₁, with the mathematics' own letters. */

import type { ComponentChildren } from 'preact';

import { symbolParts } from '../refs';
import { nameStyle } from '../state/store';
import type { Signs as Drawing } from '../typeset';
import { symbolAloud } from './aloud';

/** The mathematics' font draws a prime for a superscript; in a row of text it is the text's own. */
function Signs({ text }: { text: string }) {
  const [before = '', ...after] = text.split('′');
  return (
    <>
      {before}
      {after.map((rest, at) => (
        <span key={at}>
          <span class="prime">′</span>
          {rest}
        </span>
      ))}
    </>
  );
}

/** Letters lean, signs such as ′ and ∂ stand upright. */
function Letters({ text, upright }: { text: string; upright: boolean }) {
  if (upright) return <>{text}</>;
  return (
    <>
      {text.split(/([A-Za-zηφδ]+)/).map((part, at) => (at % 2 === 1 ? <i key={at}>{part}</i> : <Signs key={at} text={part} />))}
    </>
  );
}

/** Heard in place of what is seen; no text of the page, so that it is neither found nor copied. */
export const Aloud = ({ words }: { readonly words: string }) => <span class="aloud" data-words={words} />;

/** Letters whose upper end leans over what follows, unless an index stands below it. */
const LEANING = /[FTVWY]$/;

interface DrawnProps {
  readonly signs: Drawing;
  /** What is heard instead, or nothing where the sentence around it is heard whole. */
  readonly children?: ComponentChildren;
}

/** A symbol as it is seen. */
export function Drawn({ signs: { prefix, base, sub, sup, upright }, children }: DrawnProps) {
  return (
    <span class={!upright && !sub && LEANING.test(base) ? 'symbol leaning' : 'symbol'}>
      <span aria-hidden="true">
        <Letters text={prefix + base} upright={upright} />
        {sub && sup ? (
          <span class="scripts">
            <sup>{sup}</sup>
            <sub>{sub}</sub>
          </span>
        ) : (
          <>
            {sub && <sub>{sub}</sub>}
            {sup && <sup>{sup}</sup>}
          </>
        )}
      </span>
      {children}
    </span>
  );
}

interface Props {
  text: string;
  /** Of all samples, as the name of a whole row or column: without the mark of one. */
  whole?: boolean;
}

export function Symbol({ text, whole = false }: Props) {
  const style = whole ? { ...nameStyle.value, batch: false } : nameStyle.value;
  const words = symbolAloud(text, style);
  return (
    <Drawn signs={symbolParts(text, style)}>
      {/* A table's header has to have a text of its own. */}
      {whole ? <span class="visually-hidden">{words}</span> : <Aloud words={words} />}
    </Drawn>
  );
}
