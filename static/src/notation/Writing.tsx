/** What changes only the writing: names, and which way round W stands. */

import { setWriting } from '../state/preferences';
import { nameStyle, t, wantedWriting } from '../state/store';
import { Symbol } from '../ui/Symbol';
import { NAMES, ORIENTATIONS, type Names, type Orientation } from '../writing';
import { Books } from './Books';
import { Choice } from './Choice';

/** The letters of h, a and dz, as they are spoken of in general. */
const LETTERS: Record<Names, string> = { notes: 'h a dz', nielsen: 'z a δ', torch: 'z1 a1 dz1' };

function Letters({ names }: { names: Names }) {
  return names === 'torch' ? <span class="math-upright">{LETTERS[names]}</span> : <i class="math">{LETTERS[names]}</i>;
}

function Turned({ on }: { on: boolean }) {
  return on ? <sup>⊤</sup> : null;
}

/** The first layer's products in the notation shown on the page. */
function Sample() {
  const turned = nameStyle.value.orientation === 'to_from';
  return (
    <p class="notation-sample" aria-hidden="true">
      <span>
        <Symbol text="H.1" /> = <Symbol text="X" />
        <Symbol text="W.1" />
        <Turned on={turned} />
      </span>
      <span>
        <Symbol text="dW.1" /> = <Symbol text={turned ? 'dZ.1' : 'X'} />
        <Turned on />
        <Symbol text={turned ? 'X' : 'dZ.1'} />
      </span>
    </p>
  );
}

export function WritingGroup() {
  const { names, orientation } = wantedWriting.value;
  return (
    <section class="notation-group" aria-labelledby="notation-writing">
      <h2 id="notation-writing">{t('notation.writing')}</h2>
      <p class="soft">{t('notation.writing.note')}</p>
      <Books />
      <div class="notation-row">
        <Choice<Names>
          name={t('notation.names')}
          group="names"
          options={NAMES}
          chosen={names}
          face={(option) => <Letters names={option} />}
          choose={(next) => setWriting({ names: next, orientation })}
        />
        <Choice<Orientation>
          name={t('notation.orientation')}
          group="orientation"
          options={ORIENTATIONS}
          chosen={orientation}
          face={(option) => t(`notation.${option}`)}
          choose={(next) => setWriting({ names, orientation: next })}
        />
      </div>
      <Sample />
    </section>
  );
}
