/** The dialog "Picture and animation", and a small card while it works behind a closed dialog. */

import { script, t } from '../state/store';
import { Dialog } from '../ui/Dialog';
import { mode, open } from './choices';
import { FilmChoices } from './FilmChoices';
import { Announcer, Progress, Result } from './Progress';
import { filming, forget } from './job';
import { Look } from './Look';
import type { Mode } from './place';
import { Preview } from './Preview';
import { Segments } from './fields';
import { StillChoices } from './StillChoices';

const MODES = ['still', 'film'] as const;

/** What became of the last order is no answer to the next one. */
const ask = (chosen: Mode): void => {
  forget();
  mode.value = chosen;
};

export function show(chosen: Mode): void {
  ask(chosen);
  open.value = true;
}

function Choices() {
  return (
    <div class="media-body">
      <Preview />
      <form class="media-form" onSubmit={(event) => event.preventDefault()}>
        <fieldset class="media-form" disabled={filming.value}>
          <Segments name="mode" label={t('media.mode')} options={MODES} value={mode.value} choose={ask} />
          {mode.value === 'still' ? <StillChoices looks={<Look />} /> : <FilmChoices looks={<Look />} />}
        </fieldset>
        <Progress />
        <Result />
      </form>
    </div>
  );
}

export function MediaPanel() {
  const working = filming.value;
  return (
    <>
      <Dialog open={open} title={t('media.title')} class="wide media">
        {script.value.steps.length === 0 ? <p>{t('media.nothing')}</p> : <Choices />}
        <Announcer />
      </Dialog>
      {working && !open.value && (
        <aside class="media-card" aria-label={t('media.title')}>
          <Progress />
          <Announcer />
        </aside>
      )}
    </>
  );
}
