/** A choice of many, as wide as what is chosen. */

interface Props<T extends string> {
  id?: string;
  /** What it is called where no label stands beside it. */
  label?: string;
  class?: string;
  options: readonly T[];
  chosen: string;
  face(option: T): string;
  choose(option: T, select: HTMLSelectElement): void;
}

/** A browser that can't do it by its styles is given the chosen words a second time, unseen, to measure by. */
const measuresItself = (): boolean => CSS.supports('field-sizing', 'content');

export function Select<T extends string>({ id, label, class: extra = '', options, chosen, face, choose }: Props<T>) {
  const select = (
    <select
      id={id}
      class={`plain-select ${extra}`}
      aria-label={label}
      value={chosen}
      onChange={({ currentTarget }) => choose(currentTarget.value as T, currentTarget)}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {face(option)}
        </option>
      ))}
    </select>
  );
  if (measuresItself()) return select;
  const shown = options.find((option) => option === chosen);
  return (
    <span class="select-box">
      <span class={`plain-select select-measure ${extra}`} data-words={shown && face(shown)} aria-hidden="true" />
      {select}
    </span>
  );
}
