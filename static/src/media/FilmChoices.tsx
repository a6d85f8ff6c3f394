/** What a film tells, how fast, and as what it is saved. */

import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';

import { formatNumber } from '../format';
import { speedName, SPEEDS } from '../player/speeds';
import { cursor, script, stale, t } from '../state/store';
import { chosenPace, film, forever, fps, pace, range, span, typed, width } from './choices';
import { bound, Do, List, Segments, Tick } from './fields';
import { saveFilm } from './job';
import { FILMS, fits, RATES, SPANS, WIDTHS, type Film } from './order';
import { weightWords } from './Progress';
import { estimate, filmOrder, nameOf } from './wishes';

function Ends() {
  if (span.value !== 'range') return null;
  const steps = script.value.steps.length;
  const end = (at: 0 | 1) => (
    <input
      class="media-number"
      type="number"
      min={1}
      max={steps}
      aria-label={t(at === 0 ? 'media.from' : 'media.to')}
      value={typed.value[at]}
      onChange={({ currentTarget }) => {
        const ends: [number, number] = [...typed.value];
        ends[at] = currentTarget.valueAsNumber;
        typed.value = ends;
        typed.value = [...range.value];
      }}
    />
  );
  return (
    <p class="media-ends">
      {end(0)} – {end(1)}
    </p>
  );
}

/** Where the typed ends begin: this step and the two after it. */
function choose(option: (typeof SPANS)[number]): void {
  if (option === 'range' && typed.value[1] <= 1) typed.value = [Math.max(1, cursor.value), cursor.value + 3];
  span.value = option;
  if (option === 'range') typed.value = [...range.value];
}

/** Which formats this browser can write at the present size; GIF always. */
function useWritable() {
  const writable = useSignal<ReadonlySet<Film>>(new Set(['gif']));
  useSignalEffect(() => {
    const [size, rate] = [estimate.value?.size, fps.value];
    if (!size) return undefined;
    let current = true;
    void import('./video').then(async ({ codecFor }) => {
      const found = new Set<Film>(['gif']);
      for (const one of ['mp4', 'webm'] as const) if (await codecFor(one, { ...size, fps: rate })) found.add(one);
      if (!current) return;
      writable.value = found;
      if (!found.has(film.peek())) film.value = 'gif';
    });
    return () => {
      current = false;
    };
  });
  return writable;
}

function Estimate() {
  const found = estimate.value;
  if (!found) return <p class="media-note">…</p>;
  const { size, frames, seconds, bytes } = found;
  if (!fits(size)) return <p class="media-note bad">{t('media.too_large')}</p>;
  return (
    <p class="media-note">
      {t('media.estimate', { ...size, frames, seconds: formatNumber(seconds, 3), weight: weightWords(bytes) })}
    </p>
  );
}

export function FilmChoices({ looks }: { readonly looks: ComponentChildren }) {
  const writable = useWritable();
  const missing = FILMS.filter((one) => !writable.value.has(one));
  return (
    <>
      <Segments name="span" label={t('media.span')} options={SPANS} value={span.value} choose={choose} />
      <Ends />
      {looks}
      <div class="media-row">
        <List name="width" label={t('media.width')} options={WIDTHS} {...bound(width)} says={String} />
        <List name="fps" label={t('media.fps')} options={RATES} {...bound(fps)} says={String} />
        <List
          name="pace"
          label={t('player.speed')}
          options={SPEEDS}
          value={pace.value}
          choose={(chosen) => (chosenPace.value = chosen)}
          says={speedName}
        />
      </div>
      <div class="media-row">
        <Segments
          name="film"
          label={t('media.format')}
          options={FILMS}
          {...bound(film)}
          disabled={(one) => !writable.value.has(one)}
        />
        {film.value === 'gif' && <Tick name="forever" chosen={forever} />}
      </div>
      {missing.length > 0 && (
        <p class="media-note">{t('media.cannot', { formats: missing.map((one) => t(`media.film.${one}`)).join(', ') })}</p>
      )}
      <Estimate />
      <Do disabled={stale.value || (estimate.value !== null && !fits(estimate.value.size))} perform={() => void saveFilm(filmOrder(), nameOf())}>
        {t('media.make')}
      </Do>
    </>
  );
}
