/** The panel beside the diagram: the step shown, as a formula in symbols, in numbers, and its result. */

import { below } from '../check/below';
import { OwnNumber } from '../check/OwnNumber';
import { asked, told } from '../check/predict';
import { CopyButton } from '../copy/CopyButton';
import { Invitation } from '../hint/Invitation';
import { cursor, script, selected, t } from '../state/store';
import { Formula } from './Formula';
import { narrow } from '../ui/windows';
import { WhyPanel } from '../why/Panel';
import { Terms } from './Terms';

export function FormulaPanel() {
  const { steps } = script.value;
  const step = steps[cursor.value - 1];
  // What was asked about by hand comes first.
  const chosen = selected.value !== null && asked.value === null;
  const own = !below.value && <OwnNumber key="own" />;
  const why = told.value && <WhyPanel key="why" />;
  // On a phone it stands right below the picture.
  const above = chosen && narrow.value;
  return (
    <section class={`formula-panel${chosen ? ' chosen' : ''}`} aria-label={t('formula.panel')}>
      {above && why}
      {step ? (
        <header>
          <p class="panel-kicker">
            {t('formula.step', { step: step.index, steps: steps.length })}
            <span class={`phase-name phase-${step.phase}`}>{t(`phase.${step.phase}`)}</span>
          </p>
          <h2>{t(`rule.${step.rule}`)}</h2>
          <CopyButton name={t('copy.of_formula')} find={(button) => button.closest('.formula-panel')?.querySelector('.formula-box')} />
        </header>
      ) : (
        <Invitation />
      )}
      <div hidden={!step}>
        <Formula />
      </div>
      {chosen ? [!above && why, own] : [own, why]}
      {step && told.value && <Terms step={step} />}
    </section>
  );
}
