/**
 * Where the page's parts are put into another order, as when a phone is turned, some are taken out and
 * put in again, or made anew: what had the focus keeps it, and what was open stays open.
 */

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

import { regain } from './focus';
import { low, narrow } from './windows';

/** By what a control is known again. */
const likeness = (element: Element): string =>
  [element.id, element.className, element.getAttribute('aria-label'), element.textContent].join('\n');

type Focusable = HTMLElement | SVGElement;

const likeOf = (tag: string, like: string): Focusable | undefined =>
  [...document.querySelectorAll<Focusable>(tag)].find((element) => likeness(element) === like);

interface Before {
  focused: Focusable | null;
  like: string;
  open: readonly string[];
}

function present(): Before {
  const { activeElement, body } = document;
  const focused = activeElement === body ? null : (activeElement as Focusable | null);
  const open = [...document.querySelectorAll(':popover-open')].map(({ id }) => id);
  return { focused, like: focused ? likeness(focused) : '', open };
}

/** The focus goes back, once it is shut, to where it is now: to the panel's button. */
function openAgain(id: string): void {
  const panel = document.getElementById(id);
  if (!panel || panel.matches(':popover-open')) return;
  const source = document.querySelector<HTMLElement>(`[popovertarget="${id}"]`);
  source?.focus({ preventScroll: true });
  panel.showPopover(source ? { source } : {});
}

function restore({ focused, like, open }: Before): void {
  const lost = document.activeElement === document.body;
  open.forEach(openAgain);
  if (!focused || !lost) return;
  const find = (): Focusable | undefined => (focused.isConnected ? focused : likeOf(focused.tagName, like));
  find()?.focus({ preventScroll: true });
  // What is worked out as it comes into sight, as a matrix, is drawn only some frames from now.
  regain(find);
}

/** Where the focus is, or was until its place was hidden: the browser may take it away before it tells of the new size. */
let last: Element | null = null;

function noteFocus({ target }: Event): void {
  last = target instanceof Element ? target : null;
}

function noteLeft(): void {
  // Who leaves what can still be seen goes of their own will.
  if (last?.checkVisibility()) last = null;
}

/** A control that a smaller window hides gives the focus to the one that leads to it there. */
function handOver(): void {
  const { activeElement, body } = document;
  const hidden = activeElement === body ? last : activeElement;
  const instead = hidden?.closest('[data-instead]')?.getAttribute('data-instead');
  if (!instead || hidden?.checkVisibility()) return;
  const seen = [...document.querySelectorAll<HTMLElement>(instead)].find((element) => element.checkVisibility());
  seen?.focus({ preventScroll: true });
}

/** To be called where the parts are put together. */
export function useKept(): void {
  const before = useRef<Before | null>(null);
  before.current = present();
  useLayoutEffect(() => {
    if (before.current) restore(before.current);
  }, [narrow.value, low.value]);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('resize', handOver, { signal });
    window.addEventListener('focusin', noteFocus, { signal });
    window.addEventListener('focusout', noteLeft, { signal });
    return () => listening.abort();
  }, []);
}
