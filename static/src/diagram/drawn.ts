/**
 * What is drawn of an element, kept by one effect: an edit after which a hundred numbers are new has a hundred
 * elements to look at, and not every attribute of each.
 */

import { effect, signal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';

/** Attributes by name, undefined where there is none; `text` is what stands first in the element. */
export type Drawn = Readonly<Record<string, string | number | undefined>>;

type Make = () => Drawn;
type Hold = (element: SVGElement | null) => void;

interface Held {
  readonly make: Signal<Make>;
  readonly props: { readonly ref: Hold };
}

/** Keeps an element drawn as `make` says; gives what ends that. */
function follow(element: SVGElement, make: Signal<Make>): () => void {
  let last: Drawn = {};
  // A text of its own: one that Preact knows of is written anew whenever the element is rendered again.
  let words: Text | null = null;
  const write = (name: string, value: string | number | undefined): void => {
    if (name === 'text') {
      words ??= element.insertBefore(document.createTextNode(''), element.firstChild);
      words.data = String(value ?? '');
    } else if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, String(value));
  };
  return effect(() => {
    const next = make.value();
    for (const name in next) {
      if (next[name] !== last[name]) write(name, next[name]);
    }
    last = next;
  });
}

function begin(made: Make): Held {
  const make = signal(made);
  let stop: (() => void) | undefined;
  const ref: Hold = (element) => {
    stop?.();
    stop = element ? follow(element, make) : undefined;
  };
  return { make, props: { ref } };
}

/** The properties of an element that is drawn as `make` says, which gives the same names every time. */
export function useDrawn(make: Make): Held['props'] {
  const held = useRef<Held | null>(null);
  if (held.current) held.current.make.value = make;
  else held.current = begin(make);
  return held.current.props;
}
