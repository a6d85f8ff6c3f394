/** How the style sheets paint an element, as attributes that every program reads. */

import { colour } from './colour';

/** Properties that children take over; the value is where a drawing begins. */
const INHERITED: Record<string, string> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-opacity': '1',
  'stroke-width': '1px',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-dasharray': 'none',
  'paint-order': 'normal',
  'font-family': '',
  'font-size': '',
  'font-style': 'normal',
  'font-weight': '400',
  'text-anchor': 'start',
  'text-rendering': 'auto',
  visibility: 'visible',
};
const NAMES = Object.keys(INHERITED);
/** Every property that an element may state itself, as an attribute. */
const STATED = [...NAMES, 'opacity'];

export interface Paint {
  /** What the element does not take over from its parent. */
  readonly attributes: readonly (readonly [string, string])[];
  readonly hidden: boolean;
  /** Neither filled nor stroked. */
  readonly unseen: boolean;
  readonly family: string;
}

type Style = Record<string, string>;

function computed(element: Element): Style {
  const style = getComputedStyle(element);
  return Object.fromEntries(STATED.map((name) => [name, style.getPropertyValue(name)]));
}

const plain = (value: string): string => value.replace(/^(-?[\d.]+)px$/, '$1');

function attributesOf(name: string, value: string): [string, string][] {
  if (name !== 'fill' && name !== 'stroke') return [[name, plain(value)]];
  const { hex, alpha } = colour(value);
  return alpha === 1 ? [[name, hex]] : [[name, hex], [`${name}-opacity`, String(alpha)]];
}

const painted = (value = ''): boolean => value !== 'none' && colour(value).alpha > 0;

function paintOf(element: Element, root: Element): Paint {
  const own = computed(element);
  const parent = element.parentElement;
  const outer: Style = parent && parent !== root ? computed(parent) : { ...INHERITED, opacity: '1' };
  const changed = NAMES.filter((name) => own[name] !== outer[name] && !element.hasAttribute(name));
  const attributes = changed.flatMap((name) => attributesOf(name, own[name] ?? ''));
  if (own.opacity !== '1' && !element.hasAttribute('opacity')) attributes.push(['opacity', own.opacity ?? '1']);
  return {
    attributes,
    hidden: own.visibility === 'hidden',
    unseen: !painted(own.fill) && !painted(own.stroke),
    family: own['font-family'] ?? '',
  };
}

/**
 * Asks the browser once for every kind of element: the rules know an element by its classes and
 * those around it, and what differs from one element to the next is written on it as attributes.
 */
export class Paints {
  private readonly known = new Map<string, Paint>();

  constructor(private readonly root: Element) {}

  /** `around` tells the parent's kind; `kind` is to be given on to the children. */
  of(element: Element, around: string): { kind: string; paint: Paint } {
    const stated = STATED.filter((name) => element.hasAttribute(name)).join();
    const kind = `${around}>${element.tagName}.${element.getAttribute('class') ?? ''}[${stated}]`;
    let paint = this.known.get(kind);
    if (!paint) {
      paint = paintOf(element, this.root);
      this.known.set(kind, paint);
    }
    return { kind, paint };
  }
}
