/** What the address of a frame asks for. The server has refused what can't be used. Pure. */

export const CONTROLS = ['player', 'narration', 'formula', 'granularity', 'edit'] as const;
export type Control = (typeof CONTROLS)[number];

export const BY_DEFAULT: readonly Control[] = ['player', 'narration'];

export interface Wanted {
  controls: ReadonlySet<Control>;
  autoplay: boolean;
  /** Names of parameters that mean nothing here. */
  unknown: string[];
}

const NAMES: ReadonlySet<string> = new Set(['controls', 'autoplay', 'theme', 'lang', 'example']);

export function readParameters(search: string): Wanted {
  const asked = new URLSearchParams(search);
  const listed = asked.get('controls')?.split(',').map((name) => name.trim());
  const controls = listed ? CONTROLS.filter((name) => listed.includes(name)) : BY_DEFAULT;
  const unknown = [...new Set(asked.keys())].filter((name) => !NAMES.has(name));
  return { controls: new Set(controls), autoplay: asked.get('autoplay') === '1', unknown };
}
