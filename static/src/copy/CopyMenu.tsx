/**
 * The menu of a number, a matrix or a formula: opened with the right button, by holding a finger on
 * it, with Shift+F10 or the menu key, or from a "⋯" beside it.
 */

import { signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

import { copyText } from '../state/clipboard';
import { t } from '../state/store';
import { itemFor } from '../ui/menuKeys';
import { placeBeside } from '../ui/popover';
import { Sentence } from '../ui/Sentence';
import { offersAt, type Offer } from './offers';

type Anchor = Pick<Element, 'getBoundingClientRect'>;

const shown = signal<{ offers: Offer[]; anchor: Anchor; from: Element | null } | null>(null);

/** A finger that rests this long means the menu, and not a tap. */
const HOLD_MS = 500;
const STILL_PX = 10;

function close(): void {
  const { from } = shown.peek() ?? {};
  shown.value = null;
  if (from instanceof HTMLElement || from instanceof SVGElement) from.focus();
}

/** Opens the menu for what `element` shows; false where there is nothing to copy. */
export function openCopyMenu(element: Element, anchor: Anchor = element): boolean {
  const offers = offersAt(element);
  if (offers.length === 0) return false;
  shown.value = { offers, anchor, from: document.activeElement };
  return true;
}

const at = ({ clientX: x, clientY: y }: MouseEvent): Anchor => ({ getBoundingClientRect: () => new DOMRect(x, y, 0, 0) });

function onContextMenu(event: MouseEvent): void {
  const { target } = event;
  if (!(target instanceof Element) || target.closest('input, textarea, dialog, .copy-menu')) return;
  // Held by a finger the menu is there already.
  if (shown.peek() || openCopyMenu(target, at(event))) event.preventDefault();
}

function onKeyDown(event: KeyboardEvent): void {
  const asked = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
  const { activeElement } = document;
  if (!asked || !activeElement || activeElement.closest('input, textarea, dialog')) return;
  if (openCopyMenu(activeElement)) event.preventDefault();
}

/** After a menu came by holding, the finger's leaving is no tap on what lies under it. */
function swallowClick(): void {
  const stop = new AbortController();
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    stop.abort();
  };
  window.addEventListener('click', swallow, { capture: true, signal: stop.signal });
  window.addEventListener('pointerdown', () => stop.abort(), { capture: true, signal: stop.signal });
}

function onPointerDown(event: PointerEvent): void {
  const { target } = event;
  if (!(target instanceof Element)) return;
  if (shown.peek() && !target.closest('.copy-menu')) shown.value = null;
  if (event.pointerType !== 'touch' || !event.isPrimary || target.closest('.copy-menu')) return;
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort();
    if (openCopyMenu(target, at(event))) swallowClick();
  }, HOLD_MS);
  const leave = (): void => {
    clearTimeout(timer);
    stop.abort();
  };
  const { signal: until } = stop;
  window.addEventListener('pointermove', (moved) => {
    if (Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY) > STILL_PX) leave();
  }, { signal: until });
  for (const end of ['pointerup', 'pointercancel', 'scroll']) {
    window.addEventListener(end, leave, { capture: true, signal: until });
  }
}

function listen(): () => void {
  const stop = new AbortController();
  const { signal: until } = stop;
  window.addEventListener('contextmenu', onContextMenu, { signal: until });
  window.addEventListener('keydown', onKeyDown, { capture: true, signal: until });
  window.addEventListener('pointerdown', onPointerDown, { capture: true, signal: until });
  window.addEventListener('resize', close, { signal: until });
  return () => stop.abort();
}

function walk(event: KeyboardEvent & { currentTarget: Element }): void {
  const item = itemFor(event, [...event.currentTarget.querySelectorAll<HTMLElement>('button')]);
  if (event.key === 'Escape' || event.key === 'Tab') close();
  else if (item) item.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

export function CopyMenu() {
  const menu = useRef<HTMLDivElement>(null);
  const state = shown.value;
  useEffect(listen, []);
  useLayoutEffect(() => {
    const panel = menu.current;
    if (!state || !panel) return;
    panel.showPopover();
    placeBeside(panel, state.anchor, 'start');
    panel.querySelector('button')?.focus();
  }, [state]);
  if (!state) return null;
  return (
    <div ref={menu} popover="manual" role="menu" aria-label={t('copy.menu')} class="menu copy-menu" onKeyDown={walk}>
      {state.offers.map(({ id, of, text }) => (
        <button
          key={id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class="menu-item"
          data-copy={id}
          onClick={() => {
            close();
            void copyText(text, 'notice.copied');
          }}
        >
          <Sentence text={t(`copy.${id}`, { of })} naming />
        </button>
      ))}
    </div>
  );
}
