/** Opening another experiment: an example, or what a link holds. */

import { get, Refusal } from '../api/client';
import type { Experiment, Granularity } from '../api/types';
import * as clock from './clock';
import { tidy } from './document';
import { sameWriting } from '../writing';
import { decodeLink, type View } from './link';
import { announce, says, withdraw } from './notices';
import { replacePage } from './session';
import * as store from './store';
import { askFor, type Load } from './sync';

interface Place {
  step: number;
  sample: number;
  granularity: Granularity;
}

/** How what is opened comes onto the page. */
type Way = Pick<Load, 'commit' | 'meanwhile'>;

/** In the place of what is there, as one change that can be taken back. */
const REPLACING: Way = { commit: replacePage, meanwhile: 'kept' };
/** At the start, where there is nothing yet to come back to. */
const AT_START: Way = { commit: (write) => write(), meanwhile: 'first' };

/** Asks for another document; the promise is kept once it is on the page, or was refused. */
function open(next: Experiment, exampleId: string | null, place: Place, way: Way): Promise<void> {
  return new Promise((settled) => {
    const load = { document: tidy(next), exampleId, step: place.step, settled, ...way };
    askFor(load, place.sample, place.granularity);
  });
}

/** Opens an example of the server's; the page stays as it is when that fails, and says so. */
export async function openExample(id: string): Promise<void> {
  try {
    const { experiment } = await get<{ experiment: Experiment }>(`/examples/${id}`);
    const place = { step: 0, sample: 1, granularity: store.granularity.value };
    await open(experiment, id, place, REPLACING);
  } catch (fault) {
    const words = fault instanceof Refusal ? [fault.message] : [];
    announce({ kind: 'opening', key: 'notice.example_failed', words });
  }
}

/** Whether a link holds nothing but another place in what is on the page. */
function onPage({ experiment, granularity, sample }: View): boolean {
  const { granularity: told, sample: teller } = store.script.value;
  const same = JSON.stringify(experiment) === JSON.stringify(store.document.value);
  return same && granularity === told && sample === teller;
}

/** The example a document comes from, told by its title: a link does not say. */
function exampleOf({ title }: Experiment): string | null {
  const found = store.examples.value.find((example) => Object.values(example.title).includes(title ?? ''));
  return found?.id ?? null;
}

async function openHash(hash: string, way: Way): Promise<boolean> {
  const opened = await decodeLink(hash);
  if ('fault' in opened) {
    announce({ kind: 'opening', key: `notice.link_${opened.fault}`, params: { ...opened.params, meanwhile: way.meanwhile } });
    return false;
  }
  withdraw('opening');
  await show(opened.view, way);
  // The server may have refused what the link holds.
  return !says('opening');
}

async function show(view: View, way: Way): Promise<void> {
  const wanted = view.writing ?? store.wantedWriting.peek();
  const written = sameWriting(wanted, store.writing.peek());
  // As the link's maker writes it; what this reader has chosen stays remembered.
  store.wantedWriting.value = wanted;
  if (written && onPage(view)) clock.jumpTo(view.step);
  else await open(view.experiment, exampleOf(view.experiment), view, way);
}

/** Opens what a link holds; a broken one leaves the page alone, says so, and gives false. */
export function openLink(hash: string): Promise<boolean> {
  return openHash(hash, REPLACING);
}

/** The same at the start. */
export async function openFirst(hash: string): Promise<void> {
  await openHash(hash, AT_START);
}

/** Shows a state that was kept, at the start. */
export function openAtStart(view: View): Promise<void> {
  return show(view, AT_START);
}

/** Opens what a file held, as one change that can be taken back. */
export function openView(view: View): Promise<void> {
  withdraw('opening');
  return show(view, REPLACING);
}
