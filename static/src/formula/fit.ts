/** Makes a formula's lines fit their box: measured once, and again when box or numbers have grown. */

/** A line a little too wide is set smaller, down to this; one that is much too wide scrolls. */
const SMALLEST = 0.65;
/** Letters are set in whole pixels: a line does not shrink quite as its letters do. */
const SURE = 0.98;
/** Slanted letters lean out of their boxes by this much. */
const OVERHANG_PX = 4;

interface Fitted {
  width: number;
  letters: number;
  told: boolean;
}

const fitted = new WeakMap<HTMLElement, Fitted>();

const linesOf = (formula: HTMLElement): HTMLElement[] => [...formula.children].slice(1) as HTMLElement[];

const FIT = '--fit';
const scaleOf = (line: HTMLElement): number => Number(line.style.getPropertyValue(FIT) || 1);

/** A line with matrices of more letters than these hardly ever fits. */
const LONG = 120;

const isLong = (line: HTMLElement): boolean => {
  const seen = line.querySelector('.katex-html');
  return (seen?.textContent.length ?? 0) > LONG && seen?.querySelector('.mtable') !== null;
};

/** Before a formula is laid out for the first time: what is sure to be set smaller is not laid out twice. */
export function foresee(formula: HTMLElement): void {
  if (fitted.has(formula)) return;
  for (const line of linesOf(formula)) {
    if (isLong(line)) line.style.setProperty(FIT, String(SMALLEST));
  }
}

const tooWide = ({ clientWidth, scrollWidth }: HTMLElement): boolean => scrollWidth > clientWidth + OVERHANG_PX;

function measure(formula: HTMLElement): void {
  const lines = linesOf(formula);
  // How much room there is to spare is not seen of a line that has been set smaller.
  const loose = lines.filter((line) => scaleOf(line) < 1 && !tooWide(line));
  for (const line of loose) line.style.removeProperty(FIT);
  const scales = lines.map((line) => (tooWide(line) ? (SURE * scaleOf(line) * line.clientWidth) / line.scrollWidth : null));
  scales.forEach((scale, at) => {
    if (scale !== null) lines[at]?.style.setProperty(FIT, String(Math.max(scale, SMALLEST)));
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
