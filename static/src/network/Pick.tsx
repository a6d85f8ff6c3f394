/** A choice of many, with its name over it. */

import { useId } from 'preact/hooks';

interface Props<T extends string> {
  name: string;
  options: readonly T[];
  chosen: string;
  face(option: T): string;
  choose(option: T): void;
}

export function Pick<T extends string>({ name, options, chosen, face, choose }: Props<T>) {
  const id = useId();
  return (
    <div class="network-pick">
      <label for={id}>{name}</label>
      <select id={id} class="plain-select" value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value as T)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {face(option)}
          </option>
        ))}
      </select>
    </div>
  );
}
