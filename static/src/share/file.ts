/** The saved file: a link's contents as JSON that people can read. What else is opened is named. Pure. */

import { readView, type View } from '../state/link';
import { written } from './written';

/** Why a file can't be opened: the key of a sentence, and what is put into it. */
export interface FileFault {
  fault: string;
  params: Record<string, string | number>;
  /** What was to be JSON: where it is broken, the server's own reader can say. */
  text?: string;
}
export type OpenedFile = { view: View } | FileFault;

export const ENDING = '.gradwalk.json';
/** No experiment within the server's limits makes a larger file. */
export const MOST_BYTES = 16 * 2 ** 20;
const LONGEST_STEM = 60;
const FIELDS_NAMED = 5;

/** Beginnings of files that are often taken for another. */
const KINDS: readonly [name: string, bytes: readonly number[]][] = [
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
];

/** The title's letters and digits, what lies between them as a dash, as the server names its files. */
export function fileName(title: string): string {
  const words = title.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const stem = [...['gradwalk', ...words].join('-')].slice(0, LONGEST_STEM).join('');
  return stem.replace(/-$/, '') + (words.length > 0 ? ENDING : '.json');
}

export function fileText(view: View): string {
  return `${written(view)}\n`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Columns already in the first line, and no JSON. */
function looksLikeTable(text: string): boolean {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  return !/^\s*[{[<]/.test(first) && first.split(/[,;\t]/).length > 1;
}

function notJson(name: string, text: string): FileFault {
  if (looksLikeTable(text)) return { fault: 'notice.file_table', params: { name } };
  if (!/^\s*[{[]/.test(text)) return { fault: 'notice.file_text', params: { name } };
  return { fault: 'notice.file_broken', params: { name }, text };
}

function notOurs(name: string, value: unknown): FileFault {
  if (!isObject(value)) return { fault: 'notice.file_no_object', params: { name } };
  const fields = Object.keys(value).slice(0, FIELDS_NAMED).join(', ');
  return { fault: fields ? 'notice.file_other' : 'notice.file_no_object', params: { name, fields } };
}

/** An experiment alone, as the API takes it, is a file of ours too. */
function asView(value: Record<string, unknown>): Record<string, unknown> | null {
  if (isObject(value.experiment)) return value;
  return 'layers' in value || 'inputs' in value ? { experiment: value } : null;
}

function readJson(name: string, value: unknown): OpenedFile {
  const view = isObject(value) ? asView(value) : null;
  if (!view) return notOurs(name, value);
  const opened = readView(view);
  if ('view' in opened) return opened;
  const { version = 0 } = view.experiment as { version?: number };
  return { fault: `notice.file_${opened.fault}`, params: { name, version, ...opened.params } };
}

/** What a file holds, or why it can't be opened. Never throws. */
export function readFile(name: string, bytes: Uint8Array): OpenedFile {
  if (bytes.length === 0) return { fault: 'notice.file_empty', params: { name } };
  if (bytes.length > MOST_BYTES) return { fault: 'notice.file_large', params: { name } };
  const kind = KINDS.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
  if (kind) return { fault: 'notice.file_kind', params: { name, kind: kind[0] } };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { fault: 'notice.file_no_text', params: { name } };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return notJson(name, text);
  }
  return readJson(name, value);
}
