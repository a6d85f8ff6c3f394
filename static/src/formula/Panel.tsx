/** The panel beside the diagram: the step shown, as a formula in symbols, in numbers, and its result. */

import { OwnNumber } from '../check/OwnNumber';
import { told } from '../check/predict';
import { CopyButton } from '../copy/CopyButton';
import { Invitation } from '../hint/Invitation';
import { cursor, script, t } from '../state/store';
import { Formula } from './Formula';
import { WhyPanel } from '../why/Panel';
import { Terms } from './Terms';

export function FormulaPanel() {
  const { steps } = script.value;
  const step = steps[cursor.value - 1];
  return (
    <section class="formula-panel" aria-label={t('formula.panel')}>
      {step ? (
        <header>
          <p class="panel-kicker">
            {t('formula.step', { step: step.index, steps: steps.length })}
            <span class={`phase-name phase-${step.phase}`}>{t(`phase.${step.phase}`)}</span>
          </p>
          <h2>{t(`rule.${step.rule}`)}</h2>
          <CopyButton find={(button) => button.closest('.formula-panel')?.querySelector('.formula-box')} />
        </header>
      ) : (
        <Invitation />
      )}
      <div hidden={!step}>
        <Formula />
      </div>
      <OwnNumber />
      {told.value && <WhyPanel />}
      {step && told.value && <Terms step={step} />}
    </section>
  );
}
