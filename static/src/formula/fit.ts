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

/**
 * Measuring forces a layout, so it is left out where nothing can have changed: not the box, not the
 * numbers, and not whether its lines are `told`.
 */
export function fit(formula: HTMLElement, width: number, told: boolean): void {
  const letters = formula.textContent.length;
  const last = fitted.get(formula);
  if (last && last.width === width && last.told === told && last.letters >= letters) return;
  measure(formula);
  fitted.set(formula, { width, letters, told });
}
