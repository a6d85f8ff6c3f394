/** A quantity's symbol in running text: w₂₁₂, ∂L/∂a₂₁, with the mathematics' own letters. */

import { symbolParts } from '../refs';
import { nameStyle } from '../state/store';
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

interface Props {
  text: string;
  /** Of all samples, as the name of a whole row or column: without the mark of one. */
  whole?: boolean;
}

export function Symbol({ text, whole = false }: Props) {
  const style = whole ? { ...nameStyle.value, batch: false } : nameStyle.value;
  const { prefix, base, sub, sup, upright } = symbolParts(text, style);
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
      {/* A table's header has to have a text of its own. */}
      {whole ? <span class="visually-hidden">{symbolAloud(text, style)}</span> : <Aloud words={symbolAloud(text, style)} />}
    </span>
  );
}
