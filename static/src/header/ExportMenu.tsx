/** The menu of files: the derivation, the code that computes the same numbers, pages to print. */

import { openToPrint, PRINTED, save, SAVED } from '../state/files';
import { t } from '../state/store';
import { Icon } from '../ui/Icon';
import { Menu } from '../ui/Menu';

interface ItemProps {
  format: (typeof SAVED)[number] | (typeof PRINTED)[number];
  perform: () => Promise<void>;
}

function Item({ format, perform }: ItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      class="menu-item"
      data-format={format}
      onClick={() => void perform()}
    >
      <span class="menu-title">{t(`export.${format}`)}</span>
      <span class="menu-note">{t(`export.note.${format}`)}</span>
    </button>
  );
}

export function ExportMenu() {
  const face = (
    <>
      <Icon name="save" />
      <span>{t('export.name')}</span>
    </>
  );
  return (
    <div class="export-menu">
      <Menu id="export" label={t('export.label')} name={t('export.name')} title={t('export.label')} class="export" face={face}>
        <div role="group" aria-label={t('export.saved')}>
          <p class="menu-group" aria-hidden="true">
            {t('export.saved')}
          </p>
          {SAVED.map((format) => (
            <Item key={format} format={format} perform={() => save(format)} />
          ))}
        </div>
        <div role="group" aria-label={t('export.printed')}>
          <p class="menu-group" aria-hidden="true">
            {t('export.printed')}
          </p>
          {PRINTED.map((format) => (
            <Item key={format} format={format} perform={() => openToPrint(format)} />
          ))}
        </div>
      </Menu>
    </div>
  );
}
