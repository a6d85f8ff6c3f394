/** The popover of conventions: what only writes otherwise, and apart from it what gives other numbers. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';

import { symbolParts } from '../refs';
import { nameStyle, t, wantedWriting } from '../state/store';
import { named } from '../ui/named';
import { PanelHead } from '../ui/PanelHead';
import { focusIn, placeBeside, shutWhenLeft } from '../ui/popover';
import { NumbersGroup } from './Numbers';
import { presetOf } from './presets';
import { WritingGroup } from './Writing';

const ID = 'notation';

/** What the present convention calls ∂L/∂h: dz or δ. */
function Face({ letter, upright }: { letter: string; upright: boolean }) {
  return <span class={upright ? 'math-upright' : 'math'}>{letter}</span>;
}

export function Notation() {
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const open = useSignal(false);
  const { letter, upright } = symbolParts('dz.1.1', nameStyle.value);
  const preset = presetOf(wantedWriting.value);
  const name = t('notation.open', { name: preset ? t(`notation.book.${preset.id}`) : t('notation.mixed') });
  // Filled before it shows; while shut it listens to no edit.
  const prepare = ({ newState }: { newState: string }): void => {
    if (newState === 'open') open.value = true;
  };
  const onToggle = ({ newState }: { newState: string }): void => {
    // Emptied only when it is gone: the focus goes back from within to the button first.
    open.value = newState === 'open';
    if (!open.value || !panel.current || !button.current) return;
    placeBeside(panel.current, button.current, 'start');
    const { current } = panel;
    focusIn(current, current.querySelector<HTMLElement>('input:checked') ?? current.querySelector<HTMLElement>('input'));
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="icon-button notation-button"
        {...named(name, undefined, `${name}, ${letter}`)}
        aria-haspopup="dialog"
        popovertarget={ID}
      >
        <Face letter={letter} upright={upright} />
      </button>
      <div
        id={ID}
        ref={panel}
        popover="auto"
        role="dialog"
        aria-label={t('notation.title')}
        class="menu notation"
        onBeforeToggle={prepare}
        onToggle={onToggle}
        onFocusOut={shutWhenLeft}
      >
        {open.value && (
          <>
            <PanelHead id={ID} title={t('notation.title')} />
            <WritingGroup />
            <NumbersGroup />
          </>
        )}
      </div>
    </>
  );
}
