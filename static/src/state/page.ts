/** The whole page as a value, so that it can be put back. */

import { batch } from '@preact/signals';

import type { Experiment, Passes, Script } from '../api/types';
import type { Writing } from '../writing';
import * as clock from './clock';
import { drawNow, latest } from './hold';
import { withdraw } from './notices';
import { samePlace } from './placement';
import * as store from './store';
import { askSteps, settle } from './sync';

/** Everything on the page, for going back over the opening of another document. */
export interface Page {
  document: Experiment;
  experiment: Experiment;
  passes: Passes | null;
  script: Script;
  /** How the script is written. */
  writing: Writing;
  exampleId: string | null;
  cursor: number;
  stale: boolean;
}

export function currentPage(): Page {
  return {
    document: store.document.value,
    experiment: latest(),
    passes: store.passes.value,
    script: store.script.value,
    writing: store.writing.value,
    exampleId: store.exampleId.value,
    cursor: store.cursor.value,
    stale: store.stale.value,
  };
}

/**
 * Exactly as it was, without asking anybody. With `walkOn` notation, granularity and sample stay as they are
 * now, and the cursor shows the same quantity as before, where that network has it.
 */
export function showPage(page: Page, walkOn: boolean): void {
  const { steps, granularity, sample } = page.script;
  const here = samePlace(store.script.value.steps, store.cursor.value, steps);
  batch(() => {
    store.document.value = page.document;
    drawNow(page.experiment);
    store.passes.value = page.passes;
    store.script.value = page.script;
    store.writing.value = walkOn ? store.writing.value : page.writing;
    store.granularity.value = walkOn ? store.granularity.value : granularity;
    store.sample.value = walkOn ? Math.min(store.sample.value, page.document.x.length) : sample;
    store.exampleId.value = page.exampleId;
    store.selected.value = null;
    clock.jumpTo(walkOn ? here : page.cursor);
  });
  settle();
  withdraw('consequence');
  store.stale.value = page.stale;
  // The steps may be in the language and notation of that time.
  askSteps();
}
