/** The books one may check against: each with how it writes, and what its loss is. */

import { setWriting } from '../state/preferences';
import { t, wantedWriting } from '../state/store';
import { presetOf, PRESETS } from './presets';

export function Books() {
  const chosen = presetOf(wantedWriting.value)?.id;
  return (
    <fieldset class="notation-books">
      <legend>{t('notation.books')}</legend>
      {PRESETS.map(({ id, writing }) => (
        <label key={id}>
          <input
            type="radio"
            name="notation-book"
            value={id}
            checked={id === chosen}
            onChange={() => setWriting(writing)}
          />
          <span class="notation-book">
            <strong>{t(`notation.book.${id}`)}</strong>
            <span>{t(`notation.book.note.${id}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
