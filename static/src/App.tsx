/** The workbench: header, diagram, formula, player. */

import { signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

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
import { Notices } from './ui/Notices';

/** Whether what nobody sees at first, the panels and dialogs, is there too. */
export const furnished = signal(false);

const HANDS = { grip, keepStill, nudge, arrange: openLayer };

/** What has the focus in one view takes it along to the other. */
function useFocusKept(panel: RefObject<HTMLElement | null>): void {
  const held = useRef(false);
  held.current = panel.current?.querySelector('.diagram, .quantity-table')?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (held.current) regain(panel.current);
  }, [view.value]);
}

export function App() {
  const panel = useRef<HTMLElement>(null);
  useFocusKept(panel);
  return (
    <>
      <Header />
      <main class="workbench">
        <section ref={panel} class="diagram-panel" aria-label={t('diagram.panel')}>
          {view.value === 'table' ? <QuantityTable /> : <Diagram hands={HANDS} />}
          <Foot legend={view.value === 'diagram'}>
            <SamplesButton low />
            <ViewSwitch />
          </Foot>
          <Notices />
        </section>
        <FormulaPanel />
        <Player />
      </main>
      {furnished.value && <Furniture />}
    </>
  );
}

function Furniture() {
  return (
    <>
      <CopyMenu />
      <NumberField />
      <ScrubHandle />
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
