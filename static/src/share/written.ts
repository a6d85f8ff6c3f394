/** A document as text that people read: an object's fields in lines, a row of numbers in one. Pure. */

/** How a language writes what JSON calls true, false and null. */
export interface Words {
  true: string;
  false: string;
  null: string;
}

export const JSON_WORDS: Words = { true: 'true', false: 'false', null: 'null' };
export const PYTHON_WORDS: Words = { true: 'True', false: 'False', null: 'None' };

const INDENT = '  ';

function isFlat(items: readonly unknown[]): boolean {
  return items.every((item) => typeof item !== 'object' || item === null);
}

function list(items: readonly unknown[], words: Words, margin: string): string {
  const inner = margin + INDENT;
  const parts = items.map((item) => written(item, words, inner));
  if (isFlat(items)) return `[${parts.join(', ')}]`;
  return `[\n${parts.map((part) => inner + part).join(',\n')}\n${margin}]`;
}

function fields(value: object, words: Words, margin: string): string {
  const inner = margin + INDENT;
  // As JSON does, a field that is undefined is left out.
  const given = Object.entries(value).filter(([, field]) => field !== undefined);
  if (given.length === 0) return '{}';
  const lines = given.map(([name, field]) => `${inner}${JSON.stringify(name)}: ${written(field, words, inner)}`);
  return `{\n${lines.join(',\n')}\n${margin}}`;
}

/** `value`, which JSON can hold, as a literal; the first line has no margin, the others `margin`. */
export function written(value: unknown, words: Words = JSON_WORDS, margin = ''): string {
  if (value === null) return words.null;
  if (typeof value === 'boolean') return words[`${value}`];
  if (Array.isArray(value)) return list(value, words, margin);
  if (typeof value === 'object') return fields(value, words, margin);
  return JSON.stringify(value);
}
