/** The player: transport, timeline, pace, and the sentence of the step shown. */

import * as actions from '../state/actions';
import { playing, t } from '../state/store';
import { ActionButton } from '../ui/ActionButton';
import { low, narrow } from '../ui/windows';
import { Narration } from './Narration';
import { Pace } from './Pace';
import { Timeline } from './Timeline';

export function Transport() {
  return (
    <div class="transport" role="group" aria-label={t('player.transport')}>
      <ActionButton action={actions.toStart} icon="start" />
      <ActionButton action={actions.previousPhase} icon="previous_phase" />
      <ActionButton action={actions.stepBack} icon="back" />
      <ActionButton action={actions.playOrPause} icon={playing.value ? 'pause' : 'play'} class="primary" />
      <ActionButton action={actions.stepOn} icon="on" />
      <ActionButton action={actions.nextPhase} icon="next_phase" />
      <ActionButton action={actions.toEnd} icon="end" />
    </div>
  );
}

/**
 * On a phone the bar comes last, within reach of the thumb, and the sentence stands elsewhere; on its
 * side both stay in sight together. The bar is in the dock everywhere, so that it is never made anew.
 */
export function Player() {
  const pace = <Pace key="pace" />;
  const narration = <Narration key="narration" first={low.value} />;
  const dock = (
    <div key="dock" class="player-dock">
      <div class="player-bar">
        <Transport />
        <Timeline />
      </div>
      {low.value && narration}
    </div>
  );
  return (
    <section class="player" aria-label={t('player.label')}>
      {narrow.value ? [pace, dock] : low.value ? [dock, pace] : [dock, pace, narration]}
    </section>
  );
}
