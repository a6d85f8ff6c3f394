/** A new network from its sizes: typed, or one of a few that are ready. */

import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';

import type { Outcome } from '../state/arranging';
import { limits, t } from '../state/store';
import type { Sentence } from '../structure/edits';
import { make } from './change';
import { HIDDEN, OUTPUTS } from './kinds';
import { parseSizes } from './sizes';
import { Pick } from './Pick';
import { TextInput } from './TextInput';

const READY = ['2-3-1', '2-4-4-2', '3-4-3'];
const activation = (name: string): string => t(`diagram.activation.${name}`);

export function NewNetwork({ told }: { told(outcome: Outcome): void }) {
  const id = useId();
  const sizes = useSignal('3-4-2');
  const hidden = useSignal<string>('relu');
  const output = useSignal<string>('identity');
  const biased = useSignal(true);
  const fault = useSignal<Sentence | null>(null);
  const submit = async (): Promise<void> => {
    const parsed = parseSizes(sizes.value, limits.value, biased.value);
    if ('fault' in parsed) fault.value = parsed.fault;
    else if (output.value === 'softmax' && parsed.sizes.at(-1) === 1) fault.value = { key: 'network.fault.softmax_one' };
    else told(await make({ sizes: parsed.sizes, hidden: hidden.value, output: output.value, biased: biased.value }));
    if (fault.value) document.getElementById(id)?.focus();
  };
  const write = (text: string): void => {
    sizes.value = text;
    fault.value = null;
  };
  return (
    <form
      class="network-group network-new"
      aria-labelledby="network-new"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 id="network-new">{t('network.new')}</h2>
      <div class="network-field">
        <label for={id}>{t('network.sizes')}</label>
        <TextInput id={id} value={sizes.value} fault={fault.value} write={write} />
      </div>
      <div class="network-ready" role="group" aria-label={t('network.ready')}>
        {READY.map((shape) => (
          <button key={shape} type="button" class="bordered-button" aria-pressed={sizes.value === shape} onClick={() => write(shape)}>
            {shape}
          </button>
        ))}
      </div>
      <div class="network-row">
        <Pick name={t('network.hidden')} options={HIDDEN} chosen={hidden.value} face={activation} choose={(next) => (hidden.value = next)} />
        <Pick
          name={t('network.output')}
          options={OUTPUTS}
          chosen={output.value}
          face={activation}
          choose={(next) => {
            output.value = next;
            fault.value = null;
          }}
        />
      </div>
      <div class="network-row network-last">
        <label class="network-check">
          <input type="checkbox" checked={biased.value} onChange={({ currentTarget }) => (biased.value = currentTarget.checked)} />
          <span>{t('network.with_biases')}</span>
        </label>
        <button type="submit" class="bordered-button network-make">{t('network.make')}</button>
      </div>
      <p class="soft">{t('network.new.note')}</p>
    </form>
  );
}
