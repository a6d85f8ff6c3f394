/** A sentence as the server writes it: seen with its symbols and numbers set as in a formula, heard in words. */

import { isUpright } from '../refs';
import { nameStyle } from '../state/store';
import { typeset } from '../typeset';
import { aloud } from './aloud';
import { Aloud, Drawn } from './Symbol';

interface Props {
  readonly text: string;
  /** What names a table's header or a button has to be a text of its own: not every tool reads what a style sheet adds. */
  readonly naming?: boolean;
}

export const Sentence = ({ text, naming = false }: Props) => (
  <span class="sentence">
    <span aria-hidden="true">
      {typeset(text, isUpright(nameStyle.value)).map((piece, at) => {
        if ('symbol' in piece) return <Drawn key={at} signs={piece.symbol} />;
        return 'number' in piece ? <span key={at} class="set-number">{piece.number}</span> : piece.words;
      })}
    </span>
    {naming ? <span class="visually-hidden">{aloud(text)}</span> : <Aloud words={aloud(text)} />}
  </span>
);
