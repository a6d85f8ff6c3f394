/** Samples from a file, and into one. */

import { limits } from '../state/store';
import { paste, present, report, take } from './change';
import { tableOf } from './rows';
import { joinTable } from './split';

const refuse = (key: string, params = {}): void => {
  report.value = { done: false, sentences: [{ key, params }], again: null };
};

/** Spreadsheets save "Unicode text" as UTF-16 with a mark in front; all else is UTF-8. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(wide).decode(bytes);
}

const isWorkbook = (bytes: Uint8Array): boolean => (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);

/** A CSV file in place of all samples. */
export async function openFile(file: File): Promise<void> {
  if (file.size > limits.value.body_bytes) {
    refuse('samples.fault.file_size', { most: Math.floor(limits.value.body_bytes / 2 ** 20) });
    return;
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isWorkbook(bytes)) refuse('samples.fault.workbook', { name: file.name });
  else if (bytes.includes(0) && !decoded(bytes).trim().match(/^[^\0]*$/)) refuse('samples.fault.not_text', { name: file.name });
  else await take(decoded(bytes), null);
}

/** Where the browser lets the page read the clipboard; Ctrl+V works in any case. */
export async function takeClipboard(): Promise<void> {
  let text: string;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    refuse('samples.fault.clipboard');
    return;
  }
  await paste(text, null);
}

export function saveFile(): void {
  const link = document.createElement('a');
  const address = URL.createObjectURL(new Blob([joinTable(tableOf(present()))], { type: 'text/csv;charset=utf-8' }));
  link.href = address;
  link.download = 'samples.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
