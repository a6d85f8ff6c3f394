/** The menu of examples: the notes' networks with their variants, then the published ones. */

import type { ExampleSummary } from '../api/types';
import { openExample } from '../state/opening';
import { document as experimentDocument, exampleId, examples, locale, t } from '../state/store';
import { aloud } from '../ui/aloud';
import { Menu } from '../ui/Menu';
import { Sentence } from '../ui/Sentence';

const GROUPS = ['notes', 'published'] as const;

function currentTitle(): string {
  const example = examples.value.find(({ id }) => id === exampleId.value);
  return example?.title[locale.value] ?? (experimentDocument.value.title || t('example.own'));
}

function Item({ example }: { example: ExampleSummary }) {
  const current = example.id === exampleId.value;
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={current}
      tabIndex={-1}
      class="menu-item"
      data-example={example.id}
      onClick={() => void openExample(example.id)}
    >
      <span class="menu-title"><Sentence text={example.title[locale.value]} naming /></span>
      <span class="menu-note"><Sentence text={example.note[locale.value]} naming /></span>
    </button>
  );
}

export function ExampleMenu() {
  return (
    <div class="example-menu">
      <Menu
        id="examples"
        label={t('example.label')}
        name={aloud(t('example.menu', { title: currentTitle() }))}
        face={<span class="ellipsis">{currentTitle()}</span>}
      >
        {GROUPS.map((group) => (
          <div key={group} role="group" aria-label={t(`example.group.${group}`)}>
            <p class="menu-group" aria-hidden="true">
              {t(`example.group.${group}`)}
            </p>
            {examples.value
              .filter((example) => example.group === group)
              .map((example) => (
                <Item key={example.id} example={example} />
              ))}
          </div>
        ))}
      </Menu>
    </div>
  );
}
