/**
 * What can be done from a key, a button or a menu, each as one record: its name in the catalogue,
 * its keys, whether it can be done now, and the doing. Keyboard, toolbar and help share them.
 */

import * as clock from './clock';
import { nextTheme, setLocale } from './preferences';
import { chooseFile, saveFile } from './saving';
import { canRedo, canUndo, redo, setSample, undo } from './session';
import { cursor, helpOpen, locale, playing, sample, sampleCount, script, selected, view } from './store';
import { underWay } from './turns';

export interface Action {
  /** Its name is `action.<id>` in the catalogue. */
  id: string;
  /** Its name at this moment, where that differs from `action.<id>`. */
  label?: () => string;
  /** As `chord` spells them: `Shift+ArrowLeft`, `Mod+z` (Mod: Ctrl, or ⌘ on a Mac). */
  keys: readonly string[];
  enabled(): boolean;
  perform(): void;
}

const always = (): boolean => true;
const notAtStart = (): boolean => cursor.value > 0;
const notAtEnd = (): boolean => cursor.value < script.value.steps.length;

/** The cursor at the end of the phase that the next step belongs to. */
function endOfPhase(): number {
  const phase = script.value.phases.find(({ last }) => last > cursor.value);
  return phase?.last ?? script.value.steps.length;
}

/** The cursor at the beginning of the phase of the step shown. */
function startOfPhase(): number {
  const phase = script.value.phases.findLast(({ first }) => first <= cursor.value);
  return phase ? phase.first - 1 : 0;
}

export const toStart: Action = {
  id: 'start',
  keys: ['Home'],
  enabled: notAtStart,
  perform: () => clock.jumpTo(0),
};

export const previousPhase: Action = {
  id: 'previous_phase',
  keys: ['Shift+ArrowLeft'],
  enabled: notAtStart,
  perform: () => clock.jumpTo(startOfPhase()),
};

export const stepBack: Action = {
  id: 'back',
  keys: ['ArrowLeft'],
  enabled: notAtStart,
  perform: () => clock.stepBy(-1),
};

export const playOrPause: Action = {
  id: 'play',
  label: () => (playing.value ? 'action.pause' : 'action.play'),
  keys: ['Space'],
  enabled: () => script.value.steps.length > 0,
  perform: () => (playing.value ? clock.pause() : clock.play()),
};

export const stepOn: Action = {
  id: 'on',
  keys: ['ArrowRight'],
  enabled: notAtEnd,
  perform: () => clock.stepBy(1),
};

export const nextPhase: Action = {
  id: 'next_phase',
  keys: ['Shift+ArrowRight'],
  enabled: notAtEnd,
  perform: () => clock.jumpTo(endOfPhase()),
};

export const toEnd: Action = {
  id: 'end',
  keys: ['End'],
  enabled: notAtEnd,
  perform: () => clock.jumpTo(script.value.steps.length),
};

/** 【 and 】 are what a Chinese input method makes of the brackets. */
export const previousSample: Action = {
  id: 'previous_sample',
  keys: ['[', '【'],
  enabled: () => sample.value > 1,
  perform: () => setSample(sample.value - 1),
};

export const nextSample: Action = {
  id: 'next_sample',
  keys: [']', '】'],
  enabled: () => sample.value < sampleCount.value,
  perform: () => setSample(sample.value + 1),
};

/** What is still on its way to the server can be taken back as well. */
export const undoEdit: Action = {
  id: 'undo',
  keys: ['Mod+z'],
  enabled: () => canUndo.value || underWay.value,
  perform: undo,
};

export const redoEdit: Action = {
  id: 'redo',
  keys: ['Mod+Shift+z', 'Mod+y'],
  enabled: () => canRedo.value,
  perform: redo,
};

export const letGo: Action = {
  id: 'let_go',
  keys: ['Escape'],
  enabled: () => selected.value !== null,
  perform: () => (selected.value = null),
};

export const switchView: Action = {
  id: 'table',
  label: () => (view.value === 'table' ? 'action.diagram' : 'action.table'),
  keys: ['t'],
  enabled: always,
  perform: () => (view.value = view.value === 'table' ? 'diagram' : 'table'),
};

export const saveFileAction: Action = { id: 'save_file', keys: ['Mod+s'], enabled: always, perform: saveFile };

export const openFileAction: Action = { id: 'open_file', keys: ['Mod+o'], enabled: always, perform: chooseFile };

export const switchTheme: Action = { id: 'theme', keys: [], enabled: always, perform: nextTheme };

export const switchLanguage: Action = {
  id: 'language',
  keys: [],
  enabled: always,
  perform: () => setLocale(locale.value === 'en' ? 'zh' : 'en'),
};

export const openHelp: Action = {
  id: 'help',
  keys: ['?'],
  enabled: always,
  perform: () => (helpOpen.value = true),
};

export const TRANSPORT = [toStart, previousPhase, stepBack, playOrPause, stepOn, nextPhase, toEnd];
export const SAMPLES = [previousSample, nextSample];
export const EDITING = [undoEdit, redoEdit];
export const FILES = [saveFileAction, openFileAction];
export const ACTIONS: readonly Action[] = [
  ...TRANSPORT, ...SAMPLES, ...EDITING, ...FILES, letGo, switchView, switchTheme, switchLanguage, openHelp,
];

/** The name of an action in the catalogue, at this moment. */
export function labelKey(action: Action): string {
  return action.label?.() ?? `action.${action.id}`;
}
