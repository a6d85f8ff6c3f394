/** The text of a field, and below it why it can't be taken. */

import type { Sentence } from '../structure/edits';
import { bringIntoView } from '../ui/popover';
import { say } from '../ui/say';

interface Props {
  id: string;
  value: string;
  fault: Sentence | null;
  most?: number | undefined;
  write(text: string): void;
  onBlur?(): void;
  onKeyDown?(event: KeyboardEvent): void;
}

export function TextInput({ id, value, fault, most, write, onBlur, onKeyDown }: Props) {
  return (
    <>
      <input
        id={id}
        type="text"
        class="network-input"
        autocomplete="off"
        spellcheck={false}
        maxLength={most}
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
      />
      {fault && <p ref={bringIntoView} id={`${id}-fault`} class="network-fault" role="alert">{say(fault)}</p>}
    </>
  );
}
