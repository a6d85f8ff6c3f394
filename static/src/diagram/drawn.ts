/**
 * What is drawn of an element, kept by one effect: an edit after which a hundred numbers are new has a hundred
 * elements to look at, and not every attribute of each.
 */

import { effect } from '@preact/signals';
import { useRef } from 'preact/hooks';

/** Attributes by name, undefined where there is none; `text` is what stands first in the element. */
export type Drawn = Readonly<Record<string, string | number | undefined>>;

type Hold = (element: SVGElement | null) => void;

interface Held {
  make: () => Drawn;
  readonly props: { readonly ref: Hold };
}

function write(element: SVGElement, name: string, value: string | number | undefined): void {
  if (name === 'text') {
    const [first] = element.childNodes;
    if (first instanceof Text) first.data = String(value ?? '');
    else element.prepend(String(value ?? ''));
  } else if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

function begin(make: () => Drawn): Held {
  let stop: (() => void) | undefined;
  const ref: Hold = (element) => {
    stop?.();
    stop = element ? follow(element) : undefined;
  };
  const held: Held = { make, props: { ref } };
  const follow = (element: SVGElement): (() => void) => {
    let last: Drawn = {};
    return effect(() => {
      const next = held.make();
      for (const name in next) {
        if (next[name] !== last[name]) write(element, name, next[name]);
      }
      last = next;
    });
  };
  return held;
}

/**
 * The properties of an element that is drawn as `make` says, which gives the same names every time. Made anew with a new
 * layout, it is drawn so at the next change: a picture of another layout is another picture.
 */
export function useDrawn(make: () => Drawn): Held['props'] {
  const held = useRef<Held | null>(null);
  held.current ??= begin(make);
  held.current.make = make;
  return held.current.props;
}
