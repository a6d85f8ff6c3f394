/** A choice of few as one bar: native radio buttons, so that the arrow keys go from one to the next. */

import type { ComponentChildren } from 'preact';

interface Props<T extends string> {
  /** What is chosen, in words; stands over the bar. */
  name: string;
  /** Tells these buttons from others on the page. */
  group: string;
  options: readonly T[];
  chosen: T;
  face(option: T): ComponentChildren;
  choose(option: T): void;
}

export function Choice<T extends string>({ name, group, options, chosen, face, choose }: Props<T>) {
  return (
    <fieldset class="notation-choice">
      <legend>{name}</legend>
      <span class="segments">
        {options.map((option) => (
          <label key={option}>
            <input
              type="radio"
              name={`notation-${group}`}
              value={option}
              checked={option === chosen}
              onChange={() => choose(option)}
            />
            <span>{face(option)}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
