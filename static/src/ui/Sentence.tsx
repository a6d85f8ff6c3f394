/** A sentence with symbols in it as plain text, as the server writes it: seen as it is, heard in words. */

import { aloud } from './aloud';
import { Aloud } from './Symbol';

export const Sentence = ({ text }: { readonly text: string }) => (
  <span class="sentence">
    <span aria-hidden="true">{text}</span>
    <Aloud words={aloud(text)} />
  </span>
);
