/** The "⋯" beside a formula or a matrix: the same menu, for those who do not look for it. */

import { aloud } from '../ui/aloud';
import { Icon } from '../ui/Icon';
import { named } from '../ui/named';
import { openCopyMenu } from './CopyMenu';

interface Props {
  /** What it copies: several stand beside one another, and each is told apart by its name. */
  name: string;
  /** The element whose menu it opens, from the button. */
  find(button: Element): Element | null | undefined;
}

export function CopyButton({ name, find }: Props) {
  return (
    <button
      type="button"
      class="icon-button copy-button"
      aria-haspopup="menu"
      {...named(name, undefined, aloud(name))}
      onClick={({ currentTarget }) => {
        const place = find(currentTarget);
        if (place) openCopyMenu(place, currentTarget);
      }}
    >
      <Icon name="more" />
    </button>
  );
}
