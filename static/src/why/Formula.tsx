/** The chain rule of a number: in derivatives, in symbols, in numbers, and its result. */

import { IN_PANEL, parseTemplate, rightHandSide, withNumbers, withSymbols } from '../formula/fill';
import { nameStyle } from '../state/store';
import { Latex } from './Latex';
import { UNKNOWN, valueAt } from './values';

interface Props {
  chain: string;
  template: string;
  expanded: string;
  /** Whether W is written with a row for where an edge leads. */
  turned: boolean;
  /** Whether the formula in symbols and numbers stands elsewhere on the page already. */
  brief: boolean;
}

export function Formula({ chain, template, expanded, turned, brief }: Props) {
  const symbols = withSymbols(parseTemplate(template), nameStyle.value);
  const right = rightHandSide(expanded);
  const numbers = withNumbers(parseTemplate(right), valueAt, { missing: UNKNOWN, turned, limit: IN_PANEL });
  const derivatives = chain.includes('\\partial');
  // What is given has no formula.
  const formula = !brief && template.includes('=');
  if (!derivatives && !formula) return null;
  return (
    <div class="why-formula">
      {derivatives && (
        <p class="why-line">
          <Latex latex={chain} />
        </p>
      )}
      {formula && (
        <>
          <p class="why-line">
            <Latex latex={symbols} />
          </p>
          <p class="why-line computed">
            <Latex latex={`=\\nobreak ${numbers}`} numbers />
          </p>
        </>
      )}
    </div>
  );
}
