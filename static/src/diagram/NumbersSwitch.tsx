/** Numbers on every edge of the diagram, or on the one that is asked for. */

import { setNumbers } from '../state/preferences';
import { edgeNumbers, t } from '../state/store';
import { handBack } from '../ui/focus';

const CHOICES = ['every', 'focus'] as const;

export function NumbersSwitch() {
  return (
    <fieldset class="segments small">
      <legend class="visually-hidden">{t('numbers.label')}</legend>
      {CHOICES.map((name) => (
        <label key={name} title={t(`numbers.${name}.note`)}>
          <input
            type="radio"
            name="numbers"
            value={name}
            checked={edgeNumbers.value === name}
            onChange={({ currentTarget }) => {
              setNumbers(name);
              handBack(currentTarget);
            }}
          />
          <span>{t(`numbers.${name}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
