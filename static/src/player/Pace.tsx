/** How the walk is told: how fine its steps are, how fast it goes, and whose sample it tells. */

import { PredictToggle } from '../check/PredictToggle';
import { predicting } from '../check/predict';
import type { Granularity } from '../api/types';
import { nextSample, previousSample } from '../state/actions';
import { setGranularity, setSample } from '../state/session';
import { granularity, sample, sampleCount, speed, t, type Speed } from '../state/store';
import { ActionButton } from '../ui/ActionButton';
import { handBack } from '../ui/focus';
import { speedName, SPEEDS } from './speeds';

const GRANULARITIES: readonly Granularity[] = ['layer', 'unit', 'edge'];

const speedFrom = (value: string): Speed => SPEEDS.find((one) => String(one) === value) ?? 1;

export function GranularityChoice() {
  return (
    <fieldset class="segments">
      <legend class="visually-hidden">{t('player.granularity')}</legend>
      {GRANULARITIES.map((name) => (
        <label key={name} title={t(name === 'layer' && predicting.value ? 'predict.no_layers' : `granularity.${name}.note`)}>
          <input
            type="radio"
            name="granularity"
            value={name}
            disabled={name === 'layer' && predicting.value}
            checked={granularity.value === name}
            onChange={({ currentTarget }) => {
              setGranularity(name);
              handBack(currentTarget);
            }}
          />
          <span>{t(`granularity.${name}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function SpeedChoice() {
  return (
    <select
      class="plain-select speed"
      aria-label={t('player.speed')}
      value={String(speed.value)}
      onChange={({ currentTarget }) => {
        speed.value = speedFrom(currentTarget.value);
        handBack(currentTarget);
      }}
    >
      {SPEEDS.map((one) => (
        <option key={one} value={String(one)}>
          {speedName(one)}
        </option>
      ))}
    </select>
  );
}

/** Whose sample is told: one back, one on, or any of them. */
function SampleChoice() {
  const count = sampleCount.value;
  if (count < 2) return null;
  return (
    <div class="sample-choice" role="group" aria-label={t('player.sample')}>
      <ActionButton action={previousSample} icon="back" />
      <select
        class="plain-select"
        aria-label={t('player.sample')}
        value={String(sample.value)}
        onChange={({ currentTarget }) => {
          setSample(Number(currentTarget.value));
          handBack(currentTarget);
        }}
      >
        {Array.from({ length: count }, (_, row) => (
          <option key={row} value={String(row + 1)}>
            {t('player.sample_n', { sample: row + 1, count })}
          </option>
        ))}
      </select>
      <ActionButton action={nextSample} icon="on" />
    </div>
  );
}

export function Pace() {
  return (
    <div class="pace">
      <PredictToggle />
      <SampleChoice />
      <GranularityChoice />
      <SpeedChoice />
    </div>
  );
}
