/** How the network is seen: with every number, with those in focus, or as the table of all numbers. */

import { keyCaps } from '../state/chords';
import { switchView } from '../state/actions';
import { setNumbers } from '../state/preferences';
import { edgeNumbers, t, view } from '../state/store';
import { handBack } from '../ui/focus';

const VIEWS = ['every', 'focus', 'table'] as const;

const present = (): (typeof VIEWS)[number] => (view.value === 'table' ? 'table' : edgeNumbers.value);

function choose(name: (typeof VIEWS)[number]): void {
  if ((name === 'table') !== (view.value === 'table')) switchView.perform();
  if (name !== 'table') setNumbers(name);
}

export function ViewSwitch() {
  const key = ` (${keyCaps(switchView.keys[0] ?? '').join('+')})`;
  return (
    <fieldset class="segments small">
      <legend class="visually-hidden">{t('view.label')}</legend>
      {VIEWS.map((name) => (
        <label key={name} title={t(`view.${name}.note`) + (name === 'table' ? key : '')}>
          <input
            type="radio"
            name="view"
            value={name}
            checked={present() === name}
            onChange={({ currentTarget }) => {
              choose(name);
              handBack(currentTarget);
            }}
          />
          <span>{t(`view.${name}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
