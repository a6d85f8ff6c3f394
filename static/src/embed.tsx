/** Start of a frame: take over what the server has put into the page, open the link, follow the keys. */

import { render } from 'preact';

import { Embed } from './embed/Embed';
import { readParameters } from './embed/parameters';
import { awaitKatex } from './formula/katex';
import { begin, keepHooks, openAtFirst, readBoot, watchRefusals, watchStaleness } from './start';
import { EDITING, letGo, TRANSPORT } from './state/actions';
import * as clock from './state/clock';
import { listenToKeys } from './state/keyboard';
import { isLink } from './state/link';
import { openFirst, openLink } from './state/opening';
import { t } from './state/store';
import { listenForNetwork } from './state/sync';
import { watchPointer } from './ui/focus';
import { fitOnPaper } from './ui/paper';
import { keepLit } from './ui/terms';

async function start(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) throw new Error('the page has no place for the diagram');
  const { controls, autoplay, unknown } = readParameters(location.search);
  begin(readBoot());
  // Whoever puts the frame into a page looks there.
  // eslint-disable-next-line no-console
  if (unknown.length > 0) console.warn(t('embed.unknown', { names: unknown.join(', ') }));
  keepHooks(root);
  watchStaleness();
  watchRefusals();
  const { hash } = location;
  if (isLink(hash)) await openAtFirst(() => openFirst(hash));
  render(<Embed controls={controls} />, root);
  awaitKatex();
  watchPointer();
  fitOnPaper();
  listenToKeys([...TRANSPORT, letGo, ...(controls.has('edit') ? EDITING : [])]);
  listenForNetwork();
  keepLit();
  // The page around it may give the frame another link.
  window.addEventListener('hashchange', () => isLink(location.hash) && void openLink(location.hash));
  if (autoplay) clock.play();
}

void start();
