/** The first stops of the page, seen only by who comes to them: past the header, to what it is about. */

import { t } from '../state/store';

/** The picture's own stop or the table that stands in its place, and the player's middle. */
const GOALS = {
  network: '.diagram [data-stop][tabindex="0"], .quantity-table',
  player: '.player [data-action="play"]',
} as const;

const NAMES = ['network', 'player'] as const;

export function Skip() {
  return (
    <p class="skip">
      {NAMES.map((name) => (
        <button
          key={name}
          type="button"
          class="bordered-button"
          data-skip={name}
          onClick={() => document.querySelector<HTMLElement | SVGElement>(GOALS[name])?.focus()}
        >
          {t(`skip.${name}`)}
        </button>
      ))}
    </p>
  );
}
