/** The workbench: header, diagram, formula, player. */

import { PredictSummary } from './check/PredictSummary';
import { Diagram } from './diagram/Diagram';
import { NumberField } from './editor/NumberField';
import { FormulaPanel } from './formula/Panel';
import { Header } from './header/Header';
import { Player } from './player/Player';
import { t } from './state/store';
import { Notices } from './ui/Notices';

export function App() {
  return (
    <>
      <Header />
      <main class="workbench">
        <section class="diagram-panel" aria-label={t('diagram.panel')}>
          <Diagram />
          <Notices />
        </section>
        <FormulaPanel />
        <Player />
      </main>
      <NumberField />
      <PredictSummary />
    </>
  );
}
