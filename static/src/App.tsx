/** The workbench: header, diagram, formula, player. */

import { PredictSummary } from './check/PredictSummary';
import { Diagram } from './diagram/Diagram';
import { NumberField } from './editor/NumberField';
import { grip, keepStill, nudge } from './editor/scrub';
import { ScrubHandle } from './editor/ScrubHandle';
import { FormulaPanel } from './formula/Panel';
import { Header } from './header/Header';
import { Player } from './player/Player';
import { t } from './state/store';
import { Notices } from './ui/Notices';

const HANDS = { grip, keepStill, nudge };

export function App() {
  return (
    <>
      <Header />
      <main class="workbench">
        <section class="diagram-panel" aria-label={t('diagram.panel')}>
          <Diagram hands={HANDS} />
          <Notices />
        </section>
        <FormulaPanel />
        <Player />
      </main>
      <NumberField />
      <ScrubHandle />
      <PredictSummary />
    </>
  );
}
