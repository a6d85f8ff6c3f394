/** Which mistakes give exactly the number that was typed, the likeliest first. */

import { useEffect } from 'preact/hooks';

import type { Diagnosis } from '../api/types';
import { t } from '../state/store';
import { symbolAloud } from '../ui/aloud';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';
import { isLit, pointAt, restOn } from '../ui/terms';

/** A sentence about a whole layer need not name all that is in it. */
const MOST_PLACES = 6;

/** The place under a pointer; anywhere else in a diagnosis, the first of its places. */
function placeUnder(target: EventTarget | null): string | null {
  const element = target instanceof Element ? target : null;
  const own = element?.closest<HTMLElement>('[data-ref]')?.dataset.ref;
  return own ?? element?.closest<HTMLElement>('[data-lights]')?.dataset.lights ?? null;
}

function Place({ text }: { text: string }) {
  return (
    <button
      type="button"
      class={`place ${isLit(text) ? 'lit' : ''}`}
      data-ref={text}
      aria-label={t('check.show_place', { name: symbolAloud(text) })}
      onFocus={() => pointAt(text)}
      onBlur={() => pointAt(null)}
      onClick={() => pointAt(text)}
    >
      <Symbol text={text} />
    </button>
  );
}

function Item({ diagnosis: { mistake, note, refs, explanation } }: { diagnosis: Diagnosis }) {
  const places = refs.slice(0, MOST_PLACES);
  return (
    <li data-mistake={mistake} data-lights={places[0]}>
      <p>
        <Sentence text={explanation} /> {note && <span class="mistake-note">{note}</span>}
      </p>
      {places.length > 0 && (
        <p class="places">
          {places.map((ref) => (
            <Place key={ref} text={ref} />
          ))}
          {refs.length > places.length && '…'}
        </p>
      )}
    </li>
  );
}

export function Diagnoses({ diagnoses }: { diagnoses: Diagnosis[] }) {
  const likeliest = diagnoses[0]?.refs[0] ?? null;
  useEffect(() => {
    // The factor in question stays lit for as long as it is told.
    restOn(likeliest);
    return () => restOn(null);
  }, [likeliest]);
  if (diagnoses.length === 0) return <p>{t('check.unknown')}</p>;
  return (
    <>
      <p>{t(diagnoses.length === 1 ? 'check.mistake' : 'check.mistakes')}</p>
      <ol
        class="diagnoses"
        onPointerOver={({ target }) => pointAt(placeUnder(target))}
        onPointerLeave={() => pointAt(null)}
      >
        {diagnoses.map((diagnosis) => (
          <Item key={diagnosis.mistake + diagnosis.explanation} diagnosis={diagnosis} />
        ))}
      </ol>
    </>
  );
}
