/** A dialog over the page; Escape, the cross, and a click beside it close it. */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Signal } from '@preact/signals';

import { t } from '../state/store';
import { Icon } from './Icon';

interface Props {
  open: Signal<boolean>;
  title: string;
  class?: string;
  children: ComponentChildren;
}

export function Dialog({ open, title, class: extra = '', children }: Props) {
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
      onClose={() => (open.value = false)}
      onClick={(event) => {
        if (event.target === event.currentTarget) open.value = false;
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
              onClick={() => (open.value = false)}
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
