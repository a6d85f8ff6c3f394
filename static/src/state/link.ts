/** The address as a save file: `#v1.` and the deflated JSON of experiment and place, base64url. */

import type { Experiment, Granularity } from '../api/types';
import { readWriting, type Writing } from '../writing';

/** What a link holds. */
export interface View {
  experiment: Experiment;
  step: number;
  granularity: Granularity;
  sample: number;
  /** Older links say nothing of it: the reader's own stays. */
  writing?: Writing;
}

export type LinkFault = 'newer' | 'broken' | 'unknown' | 'granularity' | 'number';
/** `params`: what is put into the fault's sentence. */
export type Opened = { view: View } | { fault: LinkFault; params?: Record<string, string> };

const VERSION = 1;
const PREFIX = /^#?v(\d+)\.(.*)$/s;
/** Begins as a link does, or is as long a run of its characters as no word is: its beginning may be lost. */
const LINK = /^#?(?:v\d|[\w-]{64,}$)/i;
/** Cut off within its first characters. */
const CUT = /^#?v1$/;
/** A few kilobytes of deflate can blow up to gigabytes; no experiment within the limits is larger. */
const MAX_BYTES = 16 * 2 ** 20;
const GRANULARITIES: readonly string[] = ['layer', 'unit', 'edge'];

/** Whether a fragment is meant as a link of ours at all (an ordinary `#anchor` is not). */
export function isLink(hash: string): boolean {
  return LINK.test(hash);
}

async function through(bytes: Uint8Array<ArrayBuffer>, pair: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const writer = pair.writable.getWriter();
  // A damaged stream fails on both sides; the reading side tells.
  const written = Promise.allSettled([writer.write(bytes), writer.close()]);
  const reader = pair.readable.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MAX_BYTES) {
      await reader.cancel();
      throw new RangeError('the link unpacks to more than any experiment may hold');
    }
    parts.push(value);
  }
  await written;
  return joined(parts, size);
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** The fragment, with its `#`, that holds `view`. */
export async function encodeLink(view: View): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(view));
  const packed = await through(bytes, new CompressionStream('deflate-raw'));
  return `#v${VERSION}.${toBase64Url(packed)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

/** More of what can't be used would not be read by anybody. */
const QUOTED = 24;

function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}

/** The place in a link is checked here; what is wrong with the experiment only the server can say. */
export function readView(value: unknown): Opened {
  if (!isObject(value) || !isObject(value.experiment)) return { fault: 'broken' };
  const { experiment, step = 0, granularity = 'unit', sample = 1, writing } = value;
  if (isCount(experiment.version) && experiment.version > VERSION) return { fault: 'newer' };
  if (!isCount(step)) return { fault: 'number', params: { field: 'step', value: quoted(step) } };
  if (!isCount(sample)) return { fault: 'number', params: { field: 'sample', value: quoted(sample) } };
  if (!GRANULARITIES.includes(granularity as string)) {
    return { fault: 'granularity', params: { value: quoted(granularity), known: GRANULARITIES.join(', ') } };
  }
  return {
    view: {
      experiment: experiment as unknown as Experiment,
      step,
      granularity: granularity as Granularity,
      sample: Math.max(1, sample),
      ...(isObject(writing) && { writing: readWriting(writing.names, writing.orientation) }),
    },
  };
}

/** What a fragment holds, or why it cannot be opened. Never throws. */
export async function decodeLink(hash: string): Promise<Opened> {
  const match = PREFIX.exec(hash);
  if (!match) return { fault: CUT.test(hash) ? 'broken' : 'unknown' };
  if (Number(match[1]) !== VERSION) return { fault: Number(match[1]) > VERSION ? 'newer' : 'unknown' };
  try {
    const bytes = await through(fromBase64Url(match[2]!), new DecompressionStream('deflate-raw'));
    return readView(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return { fault: 'broken' };
  }
}
