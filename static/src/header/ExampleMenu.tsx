/** The menu of examples: the notes' networks with their variants, then the published ones. */

import { useRef } from 'preact/hooks';

import type { ExampleSummary } from '../api/types';
import { openExample } from '../state/opening';
import { document as experimentDocument, exampleId, examples, locale, t } from '../state/store';
import { Icon } from '../ui/Icon';
import { placeBeside } from '../ui/popover';

const GROUPS = ['notes', 'published'] as const;

function currentTitle(): string {
  const example = examples.value.find(({ id }) => id === exampleId.value);
  return example?.title[locale.value] ?? (experimentDocument.value.title || t('example.own'));
}

function Item({ example, choose }: { example: ExampleSummary; choose: (id: string) => void }) {
  const current = example.id === exampleId.value;
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={current}
      tabIndex={-1}
      class="menu-item"
      data-example={example.id}
      onClick={() => choose(example.id)}
    >
      <span class="menu-title">{example.title[locale.value]}</span>
      <span class="menu-note">{example.note[locale.value]}</span>
    </button>
  );
}

/** Arrow keys, Home and End go through the items, as in every menu. */
function move(menu: HTMLElement, event: KeyboardEvent): void {
  const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitemradio"]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items[(next + items.length) % items.length]?.focus();
}

export function ExampleMenu() {
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const choose = (id: string): void => {
    menu.current?.hidePopover();
    void openExample(id);
  };
  const onToggle = ({ newState }: { newState: string }): void => {
    if (newState !== 'open' || !menu.current || !button.current) return;
    placeBeside(menu.current, button.current, 'start');
    const current = menu.current.querySelector<HTMLElement>('[aria-checked="true"]');
    (current ?? menu.current.querySelector<HTMLElement>('.menu-item'))?.focus();
  };
  return (
    <div class="example-menu">
      <button
        ref={button}
        type="button"
        class="bordered-button"
        aria-haspopup="menu"
        aria-label={t('example.menu', { title: currentTitle() })}
        popovertarget="examples"
      >
        <span class="ellipsis">{currentTitle()}</span>
        <Icon name="down" />
      </button>
      <div
        id="examples"
        ref={menu}
        popover="auto"
        role="menu"
        aria-label={t('example.label')}
        class="menu"
        onToggle={onToggle}
        onKeyDown={(event) => menu.current && move(menu.current, event)}
      >
        {GROUPS.map((group) => (
          <div key={group} role="group" aria-label={t(`example.group.${group}`)}>
            <p class="menu-group" aria-hidden="true">
              {t(`example.group.${group}`)}
            </p>
            {examples.value
              .filter((example) => example.group === group)
              .map((example) => (
                <Item key={example.id} example={example} choose={choose} />
              ))}
          </div>
        ))}
      </div>
    </div>
  );
}
