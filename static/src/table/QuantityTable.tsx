/** Every number of the diagram in a table, known up to the same step: another way to the same things. */

import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

import { scoped, shapeOf } from '../diagram/shape';
import { formatNumber } from '../format';
import { describe } from '../formula/Terms';
import { symbolText } from '../refs';
import { editable } from '../state/document';
import { concealed, cursor, experiment, nameStyle, openEditor, script, selected, t } from '../state/store';
import { aloud, symbolAloud } from '../ui/aloud';
import { Symbol } from '../ui/Symbol';
import { dataValue, isLit, pointAt, toggleSelected } from '../ui/terms';
import { GroupName } from './GroupName';
import { groups, type Group, type Line } from './groups';
import { useFocusNear } from './kept';

const COLUMNS = ['quantity', 'value', 'gradient', 'updated'] as const;

/** A number that is not known yet is a blank, one that is to be found out a question mark. */
function textOf(text: string): string {
  const value = dataValue(text);
  if (value !== undefined) return formatNumber(value);
  return concealed.value(text) ? '?' : '';
}

function Quantity({ text }: { text: string }) {
  const known = textOf(text);
  const given = editable(text);
  const name = `${symbolAloud(text)}, ${describe(text)}: ${aloud(known) || t('table.unknown')}`;
  const target = script.value.steps[cursor.value - 1]?.target === text ? ' now' : '';
  return (
    <button
      type="button"
      class={`table-number number${isLit(text) ? ' lit' : ''}${given ? '' : ' computed'}${target}`}
      aria-label={given ? t('table.edit', { name }) : name}
      aria-pressed={given ? undefined : selected.value === text}
      data-ref={text}
      data-value={dataValue(text)}
      onPointerEnter={() => pointAt(text)}
      onPointerLeave={() => pointAt(null)}
      onFocus={() => pointAt(text)}
      onBlur={() => pointAt(null)}
      onClick={({ currentTarget, shiftKey }) => (given && !shiftKey ? openEditor(text, currentTarget) : toggleSelected(text))}
    >
      {known}
    </button>
  );
}

function Row({ line: { ref, gradient, updated } }: { line: Line }) {
  const own = (text: string): string => scoped(text, script.value.sample);
  return (
    <tr>
      <th scope="row">
        <Symbol text={own(ref)} />{' '}
        <span class="table-words">{describe(own(ref))}</span>
      </th>
      {[ref, gradient, updated].map((text, at) => (
        <td key={COLUMNS[at + 1]}>{text !== null && <Quantity text={own(text)} />}</td>
      ))}
    </tr>
  );
}

function Rows({ group }: { group: Group }) {
  const { lines, omitted } = group;
  return (
    <tbody>
      <tr class="table-group">
        <th colSpan={COLUMNS.length} scope="rowgroup">
          <GroupName group={group} />
        </th>
      </tr>
      {lines.map((line) => (
        <Row key={line.ref} line={line} />
      ))}
      {omitted > 0 && (
        <tr>
          <td colSpan={COLUMNS.length} class="table-omitted">
            {t('table.omitted', { count: omitted })}
          </td>
        </tr>
      )}
    </tbody>
  );
}

export function QuantityTable() {
  const shape = useComputed(() => shapeOf(experiment.value));
  const frame = useRef<HTMLDivElement>(null);
  useFocusNear(frame);
  useEffect(() => {
    frame.current?.querySelector('.now')?.scrollIntoView({ block: 'nearest' });
  }, [cursor.value]);
  return (
    <div
      ref={frame}
      class="quantity-table"
      tabIndex={0}
      role="region"
      aria-label={t('table.label')}
    >
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`table.column.${column}`, { loss: symbolText('L', nameStyle.value) })}
              </th>
            ))}
          </tr>
        </thead>
        {groups(shape.value).map((group) => (
          <Rows key={`${group.kind}${group.layer}`} group={group} />
        ))}
      </table>
    </div>
  );
}
