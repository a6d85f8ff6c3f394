/** Files made of what is on the page: saved, or opened beside it to be printed. */

import { postForFile, Refusal, type Sent } from '../api/client';
import { addressOf, download } from './download';
import { announce, withdraw } from './notices';
import { document as experimentDocument, writing } from './store';

/** Formats that are saved, then pages that are opened in a tab of their own. */
export const SAVED = ['latex', 'markdown', 'numpy', 'pytorch', 'notebook'] as const;
export const PRINTED = ['worksheet', 'answers'] as const;
type Format = (typeof SAVED)[number] | (typeof PRINTED)[number];

/** Null where the server would not make it, or could not be reached: the page says so. */
async function make(format: Format): Promise<Sent | null> {
  try {
    const file = await postForFile(`/export/${format}`, { experiment: experimentDocument.value }, { ...writing.value });
    withdraw('export');
    return file;
  } catch (fault) {
    announce({ kind: 'export', key: 'notice.export_failed', words: fault instanceof Refusal ? fault.words : [] });
    return null;
  }
}

export async function save(format: (typeof SAVED)[number]): Promise<void> {
  const file = await make(format);
  if (file) download(file.name, file.content);
}

export async function openToPrint(format: (typeof PRINTED)[number]): Promise<void> {
  // Opened at once: a tab that comes only with the answer would count as unwanted.
  const tab = window.open('', '_blank');
  const file = await make(format);
  if (!file) tab?.close();
  else if (tab) tab.location.href = addressOf(file.content);
  else announce({ kind: 'export', key: 'notice.tab_refused' });
}
