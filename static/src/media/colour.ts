/** A computed colour in the form that every drawing program reads. Pure. */

export interface Colour {
  /** `#rrggbb`, or `none`. */
  readonly hex: string;
  readonly alpha: number;
}

const byte = (value: number): string =>
  Math.min(255, Math.max(0, Math.round(value))).toString(16).padStart(2, '0');

/** Reads `rgb(…)`, `rgba(…)` and `color(srgb …)`, which is how browsers write computed colours. */
export function colour(computed: string): Colour {
  const numbers = (/\(([^)]*)\)/.exec(computed)?.[1] ?? '').replace(/srgb|[,/]/g, ' ');
  const [red, green, blue, alpha = 1] = numbers.split(' ').filter(Boolean).map(Number);
  if (red === undefined || green === undefined || blue === undefined) return { hex: 'none', alpha: 0 };
  const unit = computed.startsWith('color(') ? 255 : 1;
  return { hex: `#${[red, green, blue].map((part) => byte(part * unit)).join('')}`, alpha };
}
