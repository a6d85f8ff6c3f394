/** Text to take along, with a button that copies it. */

import { useSignal } from '@preact/signals';

import { copyText } from '../state/clipboard';
import { t } from '../state/store';
import { Icon } from '../ui/Icon';

interface Props {
  text: string;
  label: string;
}

export function Snippet({ text, label }: Props) {
  const copied = useSignal<string | null>(null);
  const done = copied.value === text;
  const copy = async (): Promise<void> => {
    if (await copyText(text, 'notice.copied')) copied.value = text;
  };
  return (
    <div class="snippet-box">
      <pre class="snippet" tabIndex={0} role="region" aria-label={label}>
        <code>{text}</code>
      </pre>
      <button type="button" class="bordered-button snippet-copy" onClick={() => void copy()}>
        <Icon name={done ? 'check' : 'copy'} />
        <span aria-live="polite">{t(done ? 'copy.done' : 'copy.name')}</span>
      </button>
    </div>
  );
}
