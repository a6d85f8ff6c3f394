/** A dialog over the page; Escape, the cross, and a click beside it close it. */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ReadonlySignal, Signal } from '@preact/signals';

import { t } from '../state/store';
import { Icon } from './Icon';

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
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${extra}`}
      aria-label={title}
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
        </div>
      )}
    </dialog>
  );
}
