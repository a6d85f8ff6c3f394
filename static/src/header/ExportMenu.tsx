/** The menu of files: pictures and films, the derivation, the code that computes the same numbers, pages to print. */

import { derivable } from '../check/subject';
import { openMedia, type Mode } from '../media/place';
import { symbolText } from '../refs';
import { ALONE, openToPrint, PRINTED, save, SAVED } from '../state/files';
import { nameStyle, selected, t } from '../state/store';
import { aloud } from '../ui/aloud';
import { Icon } from '../ui/Icon';
import { Menu } from '../ui/Menu';

type Name = Mode | (typeof SAVED)[number] | (typeof PRINTED)[number];

interface ItemProps {
  name: Name;
  perform: () => Promise<void>;
}

function Item({ name, perform }: ItemProps) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} class="menu-item" data-format={name} onClick={() => void perform()}>
      <span class="menu-title">{t(`export.${name}`)}</span>
      <span class="menu-note">{t(`export.note.${name}`)}</span>
    </button>
  );
}

/** One number alone: the steps that lead to it. */
function Alone({ of }: { of: string }) {
  const label = t('export.alone', { name: symbolText(of, nameStyle.value) });
  return (
    <div role="group" aria-label={aloud(label)}>
      <p class="menu-group" aria-hidden="true">
        {label}
      </p>
      {ALONE.map((name) => (
        <button
          key={name}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class="menu-item"
          data-alone={name}
          onClick={() => void (name === 'answers' ? openToPrint(name, of) : save(name, of))}
        >
          <span class="menu-title">{t(`export.${name}`)}</span>
          <span class="menu-note">{t('export.note.alone')}</span>
        </button>
      ))}
    </div>
  );
}

interface GroupProps<N extends Name> {
  label: string;
  names: readonly N[];
  perform: (name: N) => Promise<void>;
}

function Group<N extends Name>({ label, names, perform }: GroupProps<N>) {
  return (
    <div role="group" aria-label={label}>
      <p class="menu-group" aria-hidden="true">
        {label}
      </p>
      {names.map((name) => (
        <Item key={name} name={name} perform={() => perform(name)} />
      ))}
    </div>
  );
}

const MEDIA: readonly Mode[] = ['still', 'film'];

export function ExportMenu() {
  const chosen = selected.value;
  const face = (
    <>
      <Icon name="save" />
      <span>{t('export.name')}</span>
    </>
  );
  return (
    <div class="export-menu">
      <Menu id="export" label={t('export.label')} name={t('export.name')} title={t('export.label')} class="export" face={face}>
        <Group label={t('export.media')} names={MEDIA} perform={openMedia} />
        <Group label={t('export.saved')} names={SAVED} perform={save} />
        {chosen !== null && derivable(chosen) && <Alone of={chosen} />}
        <Group label={t('export.printed')} names={PRINTED} perform={openToPrint} />
      </Menu>
    </div>
  );
}
