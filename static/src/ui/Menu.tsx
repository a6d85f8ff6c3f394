/** A button with a menu: arrow keys, Home, End and letters go through the items, a choice or Tab closes it. */

import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

import { Icon } from './Icon';
import { itemFor } from './menuKeys';
import { named } from './named';
import { focusIn, placeBeside } from './popover';

interface Props {
  id: string;
  /** What the menu holds, in words. */
  label: string;
  /** The button's name where its face does not say it. */
  name?: string;
  title?: string;
  class?: string;
  face: ComponentChildren;
  /** Items with `role="menuitem"` or `"menuitemradio"`. */
  children: ComponentChildren;
}

const ITEM = '[role^="menuitem"]';

function move(menu: HTMLElement, event: KeyboardEvent): void {
  // Open, it would lie over what has the focus next.
  if (event.key === 'Tab') menu.hidePopover();
  const item = itemFor(event, [...menu.querySelectorAll<HTMLElement>(ITEM)]);
  if (!item) return;
  event.preventDefault();
  item.focus();
}

export function Menu({ id, label, name, title, class: extra = '', face, children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const onToggle = ({ newState }: { newState: string }): void => {
    if (newState !== 'open' || !menu.current || !button.current) return;
    placeBeside(menu.current, button.current, 'start');
    // Opened again in a window of another size it has the focus already.
    if (menu.current.contains(document.activeElement)) return;
    const current = menu.current.querySelector<HTMLElement>('[aria-checked="true"]');
    focusIn(menu.current, current ?? menu.current.querySelector<HTMLElement>(ITEM));
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={`bordered-button ${extra}`}
        aria-haspopup="menu"
        {...(title === name && name !== undefined ? named(name) : { 'aria-label': name, title })}
        popovertarget={id}
      >
        {face}
        <Icon name="down" />
      </button>
      <div
        id={id}
        ref={menu}
        popover="auto"
        role="menu"
        aria-label={label}
        class="menu"
        onToggle={onToggle}
        onKeyDown={(event) => menu.current && move(menu.current, event)}
        // Before the choice is carried out: a dialog gives the focus back to what had it when it came.
        onClickCapture={({ target }) => target instanceof Element && target.closest(ITEM) && menu.current?.hidePopover()}
      >
        {children}
      </div>
    </>
  );
}
