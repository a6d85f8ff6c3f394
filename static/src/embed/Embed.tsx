/** What stands in the frame: the diagram, and under it what the address asks for. */

import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';

import { Diagram } from '../diagram/Diagram';
import { NumberField } from '../editor/NumberField';
import { CopyMenu } from '../copy/CopyMenu';
import { ByHand } from '../share/ByHand';
import { grip, keepStill, nudge } from '../editor/scrub';
import { ScrubHandle } from '../editor/ScrubHandle';
import { Formula } from '../formula/Formula';
import { Narration } from '../player/Narration';
import { GranularityChoice } from '../player/Pace';
import { Transport } from '../player/Player';
import { Timeline } from '../player/Timeline';
import { currentLink, view } from '../state/address';
import * as page from '../state/store';
import { LayerPanel } from '../structure/LayerPanel';
import { openLayer } from '../structure/opened';
import { Icon } from '../ui/Icon';
import { Notices } from '../ui/Notices';
import { Saying } from '../ui/Saying';
import { toggleSelected } from '../ui/terms';
import { column, stacked } from '../ui/windows';
import type { Control } from './parameters';

const HANDS = { grip, keepStill, nudge, arrange: openLayer };
/** Where numbers are not to be changed, a click on one shows what lies on its paths. */
const LOOKED_AT = { ...page, openEditor: (ref: string): void => toggleSelected(ref) };

/** The same experiment at the same step, in the whole workbench. */
function Away() {
  const address = useSignal('/');
  useSignalEffect(() => {
    void view.value;
    if (!page.playing.value) void currentLink('/').then((link) => (address.value = link));
  });
  return (
    <a class="quiet-button embed-away" href={address} target="_blank" rel="noopener">
      <span>{page.t('embed.open')}</span>
      <Icon name="away" />
    </a>
  );
}

/** Where a sentence is longer than its place it is read from its beginning. */
function Sentence() {
  const box = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    void page.cursor.value;
    box.current?.scrollTo(0, 0);
  });
  return (
    <div ref={box} class="embed-narration" role="region" aria-label={page.t('embed.control.narration')} tabIndex={0}>
      <Narration />
    </div>
  );
}

/** In the order in which they are seen; the keys keep each of them the same where the order changes. */
function Controls({ wants }: { wants(name: Control): boolean }) {
  const transport = wants('player') && <Transport key="transport" />;
  const timeline = wants('player') && <Timeline key="timeline" />;
  const granularity = wants('granularity') && <GranularityChoice key="granularity" />;
  const rows = column.value
    ? [timeline, granularity, transport]
    : stacked.value
      ? [timeline, transport, granularity]
      : [transport, timeline, granularity];
  return (
    <div class="embed-bar">
      {rows}
      <Away key="away" />
    </div>
  );
}

export function Embed({ controls }: { controls: ReadonlySet<Control> }) {
  const wants = (name: Control): boolean => controls.has(name);
  return (
    <>
      <main class="diagram-panel embed-diagram" aria-label={page.t('diagram.panel')}>
        <h1 class="visually-hidden">{page.t('page.title')}</h1>
        {wants('edit') ? <Diagram hands={HANDS} /> : <Diagram store={LOOKED_AT} />}
        <Notices />
        <CopyMenu />
        {wants('edit') && <ScrubHandle />}
      </main>
      {wants('formula') && (
        <section class="embed-formula" aria-label={page.t('formula.panel')}>
          <Formula />
        </section>
      )}
      <section class="embed-foot" aria-label={page.t('player.label')}>
        {wants('narration') && <Sentence />}
        <Controls wants={wants} />
      </section>
      <ByHand />
      {wants('edit') && (
        <>
          <NumberField />
          <LayerPanel />
          <Saying />
        </>
      )}
    </>
  );
}
