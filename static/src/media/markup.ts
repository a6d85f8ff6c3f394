/** Marks as the text of a drawing: shapes, places and paint, nothing of the page. */

import type { Paints } from './paint';

/** What the page needs to be used, and no drawing does. */
const OF_THE_PAGE = /^(class|tabindex|role|aria-.*|data-(line|stop|sheet)|focusable)$/;
const SHAPES = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

export const attribute = (name: string, value: string | number): string => ` ${name}="${escaped(String(value))}"`;

/** The letters that are set in each family: it decides which faces go into the file. */
export type Letters = Map<string, Set<string>>;

export interface Walk {
  readonly paints: Paints;
  readonly letters: Letters;
  /** Whether what a screen reader is told of a mark becomes its title. */
  readonly titled: boolean;
}

function note({ letters }: Walk, family: string, style: string, text: string): void {
  const key = `${style}|${family}`;
  let set = letters.get(key);
  if (!set) letters.set(key, (set = new Set()));
  for (const letter of text) set.add(letter);
}

function childrenOf(walk: Walk, element: Element, kind: string, family: string, slanted: string): string {
  let text = '';
  for (const child of element.childNodes) {
    if (child instanceof Element) text += markup(walk, child, kind, slanted);
    else if (child.nodeType === Node.TEXT_NODE && child.nodeValue) {
      note(walk, family, slanted, child.nodeValue);
      text += escaped(child.nodeValue);
    }
  }
  return text;
}

/** One mark with all that is in it; empty where nothing of it is seen. */
export function markup(walk: Walk, element: Element, around: string, slanted = 'normal'): string {
  if (element.getAttribute('display') === 'none') return '';
  const { tagName } = element;
  if (tagName === 'title') return `<title>${escaped(element.textContent ?? '')}</title>`;
  const { kind, paint } = walk.paints.of(element, around);
  if (paint.hidden || (paint.unseen && SHAPES.has(tagName)) || element.getAttribute('d') === '') return '';
  const slant = paint.attributes.find(([name]) => name === 'font-style')?.[1] ?? slanted;
  const inner = childrenOf(walk, element, kind, paint.family, slant);
  const own = [...element.attributes]
    .filter(({ name }) => !OF_THE_PAGE.test(name))
    .map(({ name, value }) => attribute(name, value));
  const put = paint.attributes.map(([name, value]) => attribute(name, value));
  const label = walk.titled ? element.getAttribute('aria-label') : null;
  const title = label ? `<title>${escaped(label)}</title>` : '';
  if (inner === '' && title === '' && !SHAPES.has(tagName)) return '';
  return `<${tagName}${own.join('')}${put.join('')}>${title}${inner}</${tagName}>`;
}
