/** A dialog over the page; Escape, the cross, and a click beside it close it. */

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ReadonlySignal, Signal } from '@preact/signals';

import { t } from '../state/store';
import { Icon } from './Icon';
import { Saying } from './Saying';

/** Closed through `close`, or by writing `open` where that is a signal of its own. */
type Openness =
  | { open: Signal<boolean>; close?: undefined }
  | { open: ReadonlySignal<boolean>; close(): void };

type Props = Openness & {
  title: string;
  class?: string;
  children: ComponentChildren;
};

export function Dialog(props: Props) {
  const { open, title, class: extra = '', children } = props;
  const close = (): void => {
    if (props.close) props.close();
    else props.open.value = false;
  };
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = open.value;
  // Before anything else is pressed: an Escape right after is for the dialog.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element || !shown) {
      element?.close();
      return undefined;
    }
    element.showModal();
    // What goes away, as a button whose work is done, takes the focus with it: the keys would be the page's.
    const changes = new MutationObserver(() => {
      if (element.open && document.activeElement === document.body) element.focus();
    });
    changes.observe(element, { childList: true, subtree: true });
    return () => changes.disconnect();
  }, [shown]);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${extra}`}
      aria-label={title}
      tabIndex={-1}
      onClose={close}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      {shown && (
        <div class="dialog-body">
          <div class="dialog-head">
            <h2>{title}</h2>
            <button
              type="button"
              class="icon-button"
              aria-label={t('dialog.close')}
              onClick={close}
            >
              <Icon name="close" />
            </button>
          </div>
          {children}
          {/* What is said beside an open dialog is not heard. */}
          <Saying />
        </div>
      )}
    </dialog>
  );
}
