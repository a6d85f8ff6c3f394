/** A choice of many, with its name over it. */

import { useId } from 'preact/hooks';

import { Select } from '../ui/Select';

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
      <Select id={id} options={options} chosen={chosen} face={face} choose={choose} />
    </div>
  );
}
