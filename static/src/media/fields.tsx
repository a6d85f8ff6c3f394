/** The dialog's fields: a choice of few as one bar, a choice of more as a list, a tick. */

import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { t } from '../state/store';
import { filming } from './job';

interface ChoiceProps<T extends string | number> {
  /** Options are called `media.<name>.<option>` in the catalogue, unless `says` calls them otherwise. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly T[];
  readonly value: T;
  readonly choose: (option: T) => void;
  readonly says?: (option: T) => string;
  readonly disabled?: (option: T) => boolean;
}

const word = (name: string) => (option: string | number): string => t(`media.${name}.${option}`);

export function Segments<T extends string | number>(props: ChoiceProps<T>) {
  const { name, label, options, value, choose, says = word(name), disabled } = props;
  return (
    <fieldset class="media-field">
      <legend>{label}</legend>
      <div class="segments">
        {options.map((option) => (
          <label key={option}>
            <input
              type="radio"
              name={`media-${name}`}
              value={String(option)}
              checked={value === option}
              disabled={disabled?.(option)}
              onChange={() => choose(option)}
            />
            <span>{says(option)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function List<T extends string | number>({ name, label, options, value, choose, says = word(name) }: ChoiceProps<T>) {
  return (
    <label class="media-field">
      <span>{label}</span>
      <select
        class="media-select"
        data-field={name}
        value={String(value)}
        onChange={({ currentTarget }) => {
          const picked = options.find((option) => String(option) === currentTarget.value);
          if (picked !== undefined) choose(picked);
        }}
      >
        {options.map((option) => (
          <option key={option} value={String(option)}>
            {says(option)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A field that reads and writes a signal. */
export const bound = <T extends string | number>(chosen: Signal<T>) => ({
  value: chosen.value,
  choose: (option: T): void => {
    chosen.value = option;
  },
});

export function Tick({ name, chosen }: { readonly name: string; readonly chosen: Signal<boolean> }) {
  return (
    <label class="media-tick">
      <input
        type="checkbox"
        data-field={name}
        checked={chosen.value}
        onChange={({ currentTarget }) => (chosen.value = currentTarget.checked)}
      />
      <span>{t(`media.${name}`)}</span>
    </label>
  );
}

interface DoProps {
  readonly disabled: boolean;
  readonly perform: () => void;
  readonly children: ComponentChildren;
}

/** The button that makes the file; while one is made its progress stands there instead. */
export function Do({ disabled, perform, children }: DoProps) {
  const button = useRef<HTMLButtonElement>(null);
  const away = filming.value;
  const wasAway = useRef(false);
  useEffect(() => {
    // Whoever was at the button is at it again.
    if (wasAway.current && !away) button.current?.focus();
    wasAway.current = away;
  }, [away]);
  if (away) return null;
  return (
    <button ref={button} type="button" class="media-do" disabled={disabled} onClick={perform}>
      {children}
    </button>
  );
}
