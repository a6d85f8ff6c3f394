/** The faces that a picture's letters need, inside the picture. */

import type { Letters } from './markup';
import { faces, type Face } from './sheet';

/** Whether a letter is in a face's `unicode-range`; a face without one has every letter it has. */
export function covers(range: string, letter: string): boolean {
  if (range === '') return true;
  const point = letter.codePointAt(0) ?? 0;
  return range.split(',').some((part) => {
    const [, from = '', to] = /U\+([\dA-F?]+)(?:-([\dA-F]+))?/i.exec(part) ?? [];
    if (from === '') return false;
    const low = Number.parseInt(from.replaceAll('?', '0'), 16);
    const high = Number.parseInt(to ?? from.replaceAll('?', 'F'), 16);
    return low <= point && point <= high;
  });
}

const first = (stack: string): string => (stack.split(',')[0] ?? '').trim().replace(/^["']|["']$/g, '');

/** Which of the offered faces a picture with these letters needs. */
export function needed(letters: Letters, offered: readonly Face[]): Face[] {
  return offered.filter((face) =>
    [...letters].some(([key, set]) => {
      const [style = '', stack = ''] = [key.slice(0, key.indexOf('|')), key.slice(key.indexOf('|') + 1)];
      const same = first(stack) === face.family && style === face.style;
      return same && isRegular(face) && [...set].some((letter) => covers(face.range, letter));
    }),
  );
}

/** Pictures are set in one weight. */
function isRegular({ weight }: Face): boolean {
  const [low = 400, high = low] = weight.replace('normal', '400').split(' ').map(Number);
  return low <= 400 && 400 <= high;
}

/** Told to the person in a sentence of its own. */
export class NoFont extends Error {}

const loaded = new Map<string, Promise<string>>();

async function dataAddress(address: string): Promise<string> {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) throw new NoFont(address);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return `data:font/woff2;base64,${btoa(binary)}`;
}

function embedded(address: string): Promise<string> {
  let found = loaded.get(address);
  if (!found) {
    found = dataAddress(address);
    found.catch(() => loaded.delete(address));
    loaded.set(address, found);
  }
  return found;
}

/** A style sheet that holds the faces themselves. */
export async function fontStyle(letters: Letters): Promise<string> {
  const rules = await Promise.all(
    needed(letters, faces()).map(async ({ family, style, weight, range, address }) => {
      const covered = range === '' ? '' : `unicode-range:${range};`;
      const data = await embedded(address);
      return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};${covered}src:url(${data}) format("woff2")}`;
    }),
  );
  return rules.join('');
}
