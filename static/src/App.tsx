/** The workbench: header, diagram, formula, player. */

import { signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

import { below } from './check/below';
import { OwnNumber } from './check/OwnNumber';
import { PredictSummary } from './check/PredictSummary';
import { CopyMenu } from './copy/CopyMenu';
import { Diagram } from './diagram/Diagram';
import { Foot } from './diagram/Foot';
import { NumberField } from './editor/NumberField';
import { grip, keepStill, nudge } from './editor/scrub';
import { ScrubHandle } from './editor/ScrubHandle';
import { FormulaPanel } from './formula/Panel';
import { Header } from './header/Header';
import { MediaPlace } from './media/place';
import { Narration } from './player/Narration';
import { keepInSight } from './player/keepInSight';
import { Player } from './player/Player';
import { ByHand } from './share/ByHand';
import { ShareDialogs } from './share/Dialogs';
import { Drop } from './share/Drop';
import { SamplesButton, SamplesDialog } from './samples/Samples';
import { t, view } from './state/store';
import { LayerPanel } from './structure/LayerPanel';
import { openLayer } from './structure/opened';
import { QuantityTable } from './table/QuantityTable';
import { ViewSwitch } from './table/ViewSwitch';
import { regain } from './ui/focus';
import { useKept } from './ui/kept';
import { markHeld } from './ui/marks';
import { Notices } from './ui/Notices';
import { Saying } from './ui/Saying';
import { low, narrow } from './ui/windows';

/** Whether what nobody sees at first, the panels and dialogs, is there too. */
export const furnished = signal(false);

const HANDS = { grip, keepStill, nudge, arrange: openLayer };

/** What has the focus in one view takes it along to the other. */
function useFocusKept(): void {
  const held = useRef<ReturnType<typeof markHeld>>(null);
  held.current = markHeld();
  useLayoutEffect(() => {
    if (held.current) regain(held.current);
  }, [view.value]);
}

export function App() {
  useFocusKept();
  useEffect(keepInSight, []);
  useKept();
  const panel = <FormulaPanel key="panel" />;
  const player = <Player key="player" />;
  const foot = (
    <Foot key="foot" legend={view.value === 'diagram'}>
      <SamplesButton low />
      <ViewSwitch />
    </Foot>
  );
  return (
    <>
      <Header />
      <main class={below.value ? 'workbench quizzing' : 'workbench'}>
        <section class="diagram-panel" aria-label={t('diagram.panel')}>
          {view.value === 'table' ? <QuantityTable /> : <Diagram hands={HANDS} />}
          {!below.value && foot}
          <Notices />
        </section>
        {/* A question is answered with its numbers in sight. */}
        {below.value && <OwnNumber key="own" />}
        {below.value && foot}
        {/* On a phone the sentence stands right below the picture, or on its side the whole player. */}
        {narrow.value && <Narration key="narration" first />}
        {low.value ? [player, panel] : [panel, player]}
        <ScrubHandle />
      </main>
      {furnished.value && <Furniture />}
    </>
  );
}

function Furniture() {
  return (
    <>
      <Saying />
      <CopyMenu />
      <NumberField />
      <LayerPanel />
      <PredictSummary />
      <SamplesDialog />
      <MediaPlace />
      <ShareDialogs />
      <ByHand />
      <Drop />
    </>
  );
}
