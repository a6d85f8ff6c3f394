/** On paper nothing scrolls: what is wider than the sheet is set smaller while it is printed. */

/** What an upright sheet of A4 or letter paper holds between its margins, in CSS pixels. */
const SHEET_PX = 620;
const SHARE = '--on-paper';
/** Lines of mathematics, which are broken between their bases, and matrices, which are not broken at all. */
const LINES = '.formula-lines > *, .why-line';
const TABLES = '.matrix table';

/** How large what takes `width` on the screen stands on paper: 1 is as large as on the screen. Pure. */
export const shareOnPaper = (width: number): number => Math.min(1, SHEET_PX / width);

/** A formula's line may have been set smaller for its box on the screen. */
function widthOf(line: HTMLElement): number {
  const fit = Number(line.style.getPropertyValue('--fit') || 1);
  return Math.max(0, ...[...line.querySelectorAll<HTMLElement>('.katex-base')].map((base) => base.offsetWidth)) / fit;
}

const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];

function shrink(): void {
  const shares = [
    ...all(LINES).map((line) => [line, shareOnPaper(widthOf(line))] as const),
    ...all(TABLES).map((table) => [table, shareOnPaper(table.offsetWidth)] as const),
  ];
  for (const [element, share] of shares) element.style.setProperty(SHARE, String(share));
}

function restore(): void {
  for (const element of all(`${LINES}, ${TABLES}`)) element.style.removeProperty(SHARE);
}

export function fitOnPaper(): void {
  window.addEventListener('beforeprint', shrink);
  window.addEventListener('afterprint', restore);
}
