/** Passing on what is on the page: a link at one click, and beside it every other way. */

import { currentLink } from '../state/address';
import { openFileAction, saveFileAction, type Action } from '../state/actions';
import { keyCaps } from '../state/chords';
import { copyText } from '../state/clipboard';
import { lookForRecent } from '../state/restoring';
import { t } from '../state/store';
import { Icon } from '../ui/Icon';
import { Menu } from '../ui/Menu';
import { shareDialog, type ShareDialog } from './dialog';

function copyLink(): void {
  void copyText(currentLink(), 'notice.shared');
}

interface ItemProps {
  id: string;
  keys?: string | undefined;
  perform(): void;
}

function Item({ id, keys, perform }: ItemProps) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} class="menu-item" data-share={id} onClick={perform}>
      <span class="menu-title">
        {t(`share.${id}`)}
        {keys && <span class="menu-keys">{keyCaps(keys).join('+')}</span>}
      </span>
      <span class="menu-note">{t(`share.note.${id}`)}</span>
    </button>
  );
}

const dialogItem = (id: ShareDialog) => <Item key={id} id={id} perform={() => (shareDialog.value = id)} />;
const actionItem = ({ id, keys, perform }: Action) => <Item key={id} id={id} keys={keys[0]} perform={perform} />;

const recentItem = () => (
  <Item
    key="recent"
    id="recent"
    perform={() => {
      lookForRecent();
      shareDialog.value = 'recent';
    }}
  />
);

const GROUPS = [
  { id: 'link', items: () => [<Item key="link" id="link" perform={copyLink} />, dialogItem('embed')] },
  { id: 'file', items: () => [actionItem(saveFileAction), actionItem(openFileAction), recentItem()] },
  { id: 'api', items: () => [dialogItem('curl'), dialogItem('python')] },
] as const;

/** On a small screen the menu's own button carries the icon, and the link is its first item. */
export function ShareMenu() {
  return (
    <div class="share-menu">
      <button type="button" class="bordered-button share" data-instead=".share-more" title={t('share.note.link')} onClick={copyLink}>
        <Icon name="share" />
        <span>{t('share.name')}</span>
      </button>
      <Menu
        id="share"
        label={t('share.menu')}
        name={t('share.menu')}
        title={t('share.menu')}
        class="share-more"
        face={<Icon name="share" />}
      >
        {GROUPS.map(({ id, items }) => (
          <div key={id} role="group" aria-label={t(`share.group.${id}`)}>
            <p class="menu-group" aria-hidden="true">
              {t(`share.group.${id}`)}
            </p>
            {items()}
          </div>
        ))}
      </Menu>
    </div>
  );
}
