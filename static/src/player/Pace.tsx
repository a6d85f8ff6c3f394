/** How the walk is told: how fine its steps are, how fast it goes, and whose sample it tells. */

import { PredictToggle } from '../check/PredictToggle';
import { predicting } from '../check/predict';
import type { Granularity } from '../api/types';
import { nextSample, previousSample } from '../state/actions';
import { setGranularity, setSample } from '../state/session';
import { granularity, sample, sampleCount, speed, t, type Speed } from '../state/store';
import { ActionButton } from '../ui/ActionButton';
import { handBack } from '../ui/focus';
import { Select } from '../ui/Select';
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
    <Select
      class="speed"
      label={t('player.speed')}
      options={SPEEDS.map(String)}
      chosen={String(speed.value)}
      face={(one) => speedName(speedFrom(one))}
      choose={(one, select) => {
        speed.value = speedFrom(one);
        handBack(select);
      }}
    />
  );
}

/** Whose sample is told: one back, one on, or any of them. */
function SampleChoice() {
  const count = sampleCount.value;
  if (count < 2) return null;
  return (
    <div class="sample-choice" role="group" aria-label={t('player.sample')}>
      <ActionButton action={previousSample} icon="back" />
      <Select
        label={t('player.sample')}
        options={Array.from({ length: count }, (_, row) => String(row + 1))}
        chosen={String(sample.value)}
        face={(one) => t('player.sample_n', { sample: Number(one), count })}
        choose={(one, select) => {
          setSample(Number(one));
          handBack(select);
        }}
      />
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
