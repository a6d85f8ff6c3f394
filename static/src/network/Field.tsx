/** A line of text that is taken over on Enter or on leaving it; what can't be stays, with the reason below. */

import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';

import { isFileKey } from '../state/keyboard';
import type { Sentence } from '../structure/edits';
import { TextInput } from './TextInput';

interface Props {
  name: string;
  value: string;
  most?: number;
  numeric?: boolean;
  /** Takes the text over; a sentence tells why it can't be. */
  take(text: string): Sentence | null;
}

export function Field({ name, value, most, numeric = false, take }: Props) {
  const id = useId();
  /** What is typed and not taken over; null: the field follows the page. */
  const draft = useSignal<string | null>(null);
  const fault = useSignal<Sentence | null>(null);
  const commit = (): void => {
    if (draft.value === null) return;
    fault.value = draft.value === value ? null : take(draft.value);
    if (!fault.value) draft.value = null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') commit();
    else if (event.key === 'Escape' && draft.value !== null) {
      draft.value = null;
      fault.value = null;
    } else if (isFileKey(event)) {
      commit();
      if (!fault.value) return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class={`network-field ${numeric ? 'numeric' : ''}`}>
      <label for={id}>{name}</label>
      <TextInput
        id={id}
        value={draft.value ?? value}
        fault={fault.value}
        most={most}
        write={(text) => {
          draft.value = text;
          fault.value = null;
        }}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
