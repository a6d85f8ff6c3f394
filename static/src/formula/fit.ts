/** Makes a formula's lines fit their box: measured once, and again when box or numbers have grown. */

/** A line a little too wide is set smaller, down to this; one that is much too wide scrolls. */
const SMALLEST = 0.72;
/** Slanted letters lean out of their boxes by this much. */
const OVERHANG_PX = 4;

interface Fitted {
  width: number;
  letters: number;
  told: boolean;
}

const fitted = new WeakMap<HTMLElement, Fitted>();

function measure(formula: HTMLElement): void {
  const [, ...lines] = [...formula.children] as HTMLElement[];
  for (const line of lines) line.style.removeProperty('--fit');
  const widths = lines.map((line) => [line.clientWidth, line.scrollWidth] as const);
  widths.forEach(([room, needed], at) => {
    if (needed <= room + OVERHANG_PX) return;
    lines[at]?.style.setProperty('--fit', String(Math.max(room / needed, SMALLEST)));
  });
}

/** Whether nothing can have changed since it was measured: not the box, not the numbers, not which lines are `told`. */
export function fits(formula: HTMLElement, width: number, told: boolean): boolean {
  const last = fitted.get(formula);
  return last !== undefined && last.width === width && last.told === told && last.letters >= formula.textContent.length;
}

/** To be called when the page has been laid out: measuring would force a layout before. */
export function fit(formula: HTMLElement, width: number, told: boolean): void {
  if (fits(formula, width, told)) return;
  measure(formula);
  fitted.set(formula, { width, letters: formula.textContent.length, told });
}
