/** The menu of files: pictures and films, the derivation, the code that computes the same numbers, pages to print. */

import { openMedia, type Mode } from '../media/place';
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

const MEDIA: readonly Mode[] = ['still', 'film'];

function Media({ mode }: { mode: Mode }) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      class="menu-item"
      data-media={mode}
      onClick={() => void openMedia(mode)}
    >
      <span class="menu-title">{t(`export.${mode}`)}</span>
      <span class="menu-note">{t(`export.note.${mode}`)}</span>
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
        <div role="group" aria-label={t('export.media')}>
          <p class="menu-group" aria-hidden="true">
            {t('export.media')}
          </p>
          {MEDIA.map((mode) => (
            <Media key={mode} mode={mode} />
          ))}
        </div>
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
