/** Files made of what is on the page: saved, or opened beside it to be printed. */

import { postForFile, Refusal, type Sent } from '../api/client';
import { addressOf, download } from './download';
import { announce, withdraw } from './notices';
import { refusalWords } from './refusals';
import { document as experimentDocument, granularity, t, writing } from './store';

/** Formats that are saved, then pages that are opened in a tab of their own. */
export const SAVED = ['latex', 'markdown', 'numpy', 'pytorch', 'notebook'] as const;
export const PRINTED = ['worksheet', 'answers'] as const;
type Format = (typeof SAVED)[number] | (typeof PRINTED)[number];

/** What can be had of one number alone. */
export const ALONE = ['latex', 'markdown', 'answers'] as const;

/** Null where the server would not make it, or could not be reached: the page says so. */
async function make(format: Format, ref?: string): Promise<Sent | null> {
  const body = { experiment: experimentDocument.value, ...(ref !== undefined && { ref }) };
  const query = { ...writing.value, ...(ref !== undefined && { granularity: granularity.value }) };
  try {
    const file = await postForFile(`/export/${format}`, body, query);
    withdraw('export');
    return file;
  } catch (fault) {
    const words = fault instanceof Refusal ? refusalWords(fault.problem, body.experiment, writing.value, t) : [];
    announce({ kind: 'export', key: 'notice.export_failed', words });
    return null;
  }
}

export async function save(format: (typeof SAVED)[number], ref?: string): Promise<void> {
  const file = await make(format, ref);
  if (file) download(file.name, file.content);
}

export async function openToPrint(format: (typeof PRINTED)[number], ref?: string): Promise<void> {
  // Opened at once: a tab that comes only with the answer would count as unwanted.
  const tab = window.open('', '_blank');
  const file = await make(format, ref);
  if (!file) tab?.close();
  else if (tab) tab.location.href = addressOf(file.content);
  else announce({ kind: 'export', key: 'notice.tab_refused' });
}
