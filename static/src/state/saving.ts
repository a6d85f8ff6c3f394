/** The experiment as a file: saved under its title, opened from a picker or dropped on the page. */

import { whyBroken } from '../api/client';
import { fileName, fileText, MOST_BYTES, readFile, type FileFault } from '../share/file';
import { view } from './address';
import { download } from './download';
import { announce } from './notices';
import { openView } from './opening';

export function saveFile(): void {
  const { experiment } = view.value;
  download(fileName(experiment.title ?? ''), new Blob([fileText(view.value)], { type: 'application/json' }));
}

async function refuse({ fault, params, text }: FileFault): Promise<void> {
  announce({ kind: 'opening', key: fault, params, words: text === undefined ? [] : await whyBroken(text) });
}

/** Opens a file; one that holds no experiment leaves the page alone and says what it is. */
export async function openFile(file: File): Promise<void> {
  const { name } = file;
  // A folder comes as a file that can't be read; a huge one is not read at all.
  const bytes = file.size > MOST_BYTES ? null : await file.arrayBuffer().catch(() => undefined);
  if (bytes === undefined) return refuse({ fault: 'notice.file_unreadable', params: { name } });
  const opened = bytes ? readFile(name, new Uint8Array(bytes)) : { fault: 'notice.file_large', params: { name } };
  if ('fault' in opened) return refuse(opened);
  return openView(opened.view);
}

/** Opens what was chosen or dropped: one file, or a sentence that says so. */
export async function openFiles(files: readonly File[]): Promise<void> {
  const [file, ...more] = files;
  if (more.length > 0) return refuse({ fault: 'notice.file_many', params: { count: files.length } });
  if (file) await openFile(file);
}

/** Asks for a file. The browser allows it only in answer to a click or a key. */
export function chooseFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.addEventListener('change', () => void openFiles([...(input.files ?? [])]));
  input.click();
}
