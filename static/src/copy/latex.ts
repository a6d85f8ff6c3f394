/** LaTeX and NumPy for other programs, from what stands on the page. Pure. */

import { formatLatex } from '../format';

/** Where the group that opens at `start` (a brace) ends, just after its brace. */
function endOfGroup(latex: string, start: number): number {
  let depth = 0;
  for (let at = start; at < latex.length; at += 1) {
    if (latex[at] === '\\') at += 1;
    else if (latex[at] === '{') depth += 1;
    else if (latex[at] === '}' && (depth -= 1) === 0) return at + 1;
  }
  return latex.length;
}

const MARK = '\\htmlData{';

/** Takes the page's own marks out of a formula: what is left is what any LaTeX understands. */
export function plainLatex(latex: string): string {
  let rest = latex;
  for (let at = rest.indexOf(MARK); at >= 0; at = rest.indexOf(MARK)) {
    const group = endOfGroup(rest, at + MARK.length - 1);
    const end = endOfGroup(rest, group);
    const inner = rest.slice(group + 1, end - 1);
    // A power of a symbol that has an index of its own needs the braces.
    const kept = /[\^_]/.test(rest[end] ?? '') ? `{${inner}}` : inner;
    rest = rest.slice(0, at) + kept + rest.slice(end);
  }
  return rest.replace(/\\mkern0mu /g, '').replace(/\\(nobreak|displaystyle|textstyle)\b/g, ' ').replace(/ {2,}/g, ' ').trim();
}

export function matrixLatex(rows: readonly (readonly number[])[]): string {
  const lines = rows.map((row) => row.map((value) => formatLatex(value)).join(' & '));
  return `\\begin{pmatrix}${lines.join(' \\\\ ')}\\end{pmatrix}`;
}

/** With every digit. NumPy reads the numbers as they are. */
export function numpy(rows: readonly (readonly number[])[]): string {
  const lines = rows.map((row) => `[${row.map(String).join(', ')}]`);
  return `np.array([${lines.join(',\n          ')}], dtype=float)`;
}
