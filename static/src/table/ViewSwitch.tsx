/** Between the diagram and the table of the same numbers. */

import { keyCaps } from '../state/chords';
import { switchView } from '../state/actions';
import { t, view } from '../state/store';
import { handBack } from '../ui/focus';

const VIEWS = ['diagram', 'table'] as const;

export function ViewSwitch() {
  const key = keyCaps(switchView.keys[0] ?? '').join('+');
  return (
    <fieldset class="segments small">
      <legend class="visually-hidden">{t('view.label')}</legend>
      {VIEWS.map((name) => (
        <label key={name} title={`${t(`view.${name}.note`)} (${key})`}>
          <input
            type="radio"
            name="view"
            value={name}
            checked={view.value === name}
            onChange={({ currentTarget }) => {
              switchView.perform();
              handBack(currentTarget);
            }}
          />
          <span>{t(`view.${name}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
