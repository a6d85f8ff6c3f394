/** The matrix formula that a number is a cell of, with every matrix in it. */

import type { MarkedMatrix, Operand } from '../api/types';
import { parseTemplate, withSymbols } from '../formula/fill';
import { isMatrix, parseRef, symbolText } from '../refs';
import { lookupMatrix } from '../state/numbers';
import { experiment, nameStyle, passes, t } from '../state/store';
import { Symbol } from '../ui/Symbol';
import { told } from '../why/ask';
import { Latex } from '../why/Latex';
import { layGrid, type Mark } from './grid';
import { MatrixTable } from './MatrixTable';

interface PlacedProps {
  matrix: string;
  turned: boolean;
  transposed: boolean;
  mark: Mark | null;
  open(ref: string): void;
}

function Placed({ matrix, turned, transposed, mark, open }: PlacedProps) {
  const values = lookupMatrix(experiment.value, passes.value, matrix);
  if (!values) return null;
  const grid = layGrid({ matrix, values, turned, transposed, mark });
  const name = symbolText(matrix, nameStyle.value) + (transposed ? 'ᵀ' : '');
  const symbol = (
    <span class="matrix-name" data-ref={matrix}>
      <Symbol text={matrix} />
      {transposed && <sup>⊤</sup>}
    </span>
  );
  return <MatrixTable name={name} symbol={symbol} grid={grid} known={told.value} open={open} />;
}

const marked = ({ row, column }: Mark, cell: readonly number[] | null): Mark | null =>
  cell === null ? null : { row, column };

/** η is a number, and stands in the formula. */
const drawn = ({ ref }: Operand): boolean => {
  const parsed = parseRef(ref);
  return parsed !== null && isMatrix(parsed);
};

interface ViewProps {
  of: MarkedMatrix;
  /** Whether W is written with a row for where an edge leads. */
  turned: boolean;
  /** Whether its formula stands elsewhere on the page already. */
  brief: boolean;
  open(ref: string): void;
}

export function MatrixView({ of, turned, brief, open }: ViewProps) {
  const { ref, cell, template, operands, forms } = of;
  const [row = null, column = null] = cell ?? [];
  const symbols = (text: string): string => withSymbols(parseTemplate(text), nameStyle.value);
  return (
    <section class="why-part matrix-view" aria-label={t('matrix.label')}>
      <h4>{t('matrix.label')}</h4>
      {!brief && (
        <p class="why-line">
          <Latex latex={symbols(template)} />
        </p>
      )}
      <div class="matrices">
        <Placed matrix={ref} turned={turned} transposed={false} mark={cell && { row, column }} open={open} />
        {operands.filter(drawn).map((operand, at) => (
          <Placed
            key={at}
            matrix={operand.ref}
            turned={turned}
            transposed={operand.transposed}
            mark={marked(operand, cell)}
            open={open}
          />
        ))}
      </div>
      {forms.map((form) => (
        <p key={form.form} class="why-line why-form">
          <span class="soft">{t(`matrix.form.${form.form}`)}</span>
          <Latex latex={symbols(form.template)} />
        </p>
      ))}
    </section>
  );
}
