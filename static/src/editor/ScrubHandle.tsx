/** What a number in hand is: beside it, where no finger and no other number covers it. */

import { useLayoutEffect, useRef } from 'preact/hooks';

import { formatNumber } from '../format';
import { t, valueOf } from '../state/store';
import { placeBeside } from '../ui/popover';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';
import { held } from './scrub';

function Handle({ subject, anchor, power }: { subject: string; anchor: Element; power: number | null }) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    panel.current?.showPopover();
    if (panel.current) placeBeside(panel.current, anchor, 'centre', 'above');
  }, []);
  const value = valueOf(subject);
  return (
    // A stepper tells its own value.
    <div ref={panel} class="scrub-handle" popover="manual" role={anchor.matches('[role="spinbutton"]') ? undefined : 'status'}>
      <Symbol text={subject} />
      <span class="scrub-equals">=</span>
      <output><Sentence text={value === undefined ? '' : formatNumber(value)} /></output>
      {power !== null && (
        <span class="scrub-step" aria-hidden="true">
          {t('editor.step', { step: formatNumber(10 ** power) })}
        </span>
      )}
    </div>
  );
}

export function ScrubHandle() {
  const now = held.value;
  return now ? <Handle key={now.ref} subject={now.ref} anchor={now.anchor} power={now.power} /> : null;
}
