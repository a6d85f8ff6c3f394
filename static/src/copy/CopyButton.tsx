/** The "⋯" beside a formula or a matrix: the same menu, for those who do not look for it. */

import { t } from '../state/store';
import { Icon } from '../ui/Icon';
import { openCopyMenu } from './CopyMenu';

interface Props {
  /** The element whose menu it opens, from the button. */
  find(button: Element): Element | null | undefined;
}

export function CopyButton({ find }: Props) {
  return (
    <button
      type="button"
      class="icon-button copy-button"
      aria-haspopup="menu"
      aria-label={t('copy.menu')}
      title={t('copy.menu')}
      onClick={({ currentTarget }) => {
        const place = find(currentTarget);
        if (place) openCopyMenu(place, currentTarget);
      }}
    >
      <Icon name="more" />
    </button>
  );
}
