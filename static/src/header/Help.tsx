/** Help: what the marks in the picture mean, and which keys do what. */

import { ACTIONS, labelKey, openHelp } from '../state/actions';
import { keyCaps } from '../state/chords';
import { helpOpen, t, version } from '../state/store';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { named } from '../ui/named';

/** Keys of the picture itself: from place to place, and for the number that has the focus. */
const IN_PICTURE = [
  { name: 'places', keys: ['Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] },
  { name: 'ends', keys: ['Home', 'End'] },
  { name: 'enter', keys: ['Enter'] },
  { name: 'edge', keys: ['Shift+Enter'] },
  { name: 'step', keys: ['Plus', 'Minus', 'Alt+ArrowUp', 'Alt+ArrowDown'] },
  { name: 'fine', keys: ['Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown'] },
  { name: 'coarse', keys: ['PageUp', 'PageDown'] },
] as const;
/** Keys of what else can have the focus. */
const ELSEWHERE = [
  { name: 'copy', keys: ['Shift+F10'] },
  { name: 'ten', keys: ['PageUp', 'PageDown'] },
  { name: 'cells', keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] },
  { name: 'samples', keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter', 'Shift+Enter'] },
  { name: 'samples_ends', keys: ['Mod+Home', 'Mod+End'] },
  { name: 'samples_move', keys: ['Alt+ArrowUp', 'Alt+ArrowDown'] },
] as const;
const LEGEND = ['forward', 'backward', 'thickness', 'negative', 'gate', 'arrow'] as const;

function Keys({ keys }: { keys: string }) {
  return (
    <span class="keys">
      {keyCaps(keys).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}

function Legend() {
  return (
    <dl class="legend">
      {LEGEND.map((mark) => (
        <div key={mark}>
          <dt class={`legend-mark legend-${mark}`}>
            <LegendMark mark={mark} />
          </dt>
          <dd>{t(`legend.${mark}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Small pictures of the diagram's marks, in its own colours. */
function LegendMark({ mark }: { mark: (typeof LEGEND)[number] }) {
  return (
    <svg viewBox="0 0 48 24" aria-hidden="true">
      {mark === 'forward' && <path class="legend-fwd" d="M4 12H44" stroke-width="3" />}
      {mark === 'backward' && <path class="legend-bwd" d="M4 12H44" stroke-width="3" />}
      {mark === 'thickness' && <path class="legend-wedge" d="M4 11.5L44 7v10L4 12.5z" />}
      {mark === 'negative' && <path class="legend-hollow" d="M4 8.5H44M4 15.5H44" stroke-width="1.5" />}
      {mark === 'gate' && <path class="legend-ink" d="M4 12H20M28 12H44M24 4v16" stroke-width="2" />}
      {mark === 'arrow' && <path class="legend-ink" d="M16 5v14l-4-5M16 19l4-5M32 19V5l-4 5M32 5l4 5" stroke-width="1.75" />}
    </svg>
  );
}

export function Help() {
  return (
    <>
      <button
        type="button"
        class="icon-button"
        {...named(t('help.open'), openHelp.keys[0])}
        aria-haspopup="dialog"
        onClick={() => openHelp.perform()}
      >
        <Icon name="help" />
      </button>
      <Dialog open={helpOpen} title={t('help.title')}>
        <p>{t('help.intro')}</p>
        <h3>{t('help.legend')}</h3>
        <Legend />
        <h3>{t('help.keys')}</h3>
        <table class="shortcuts">
          <tbody>
            {ACTIONS.filter(({ keys }) => keys.length > 0).map((action) => (
              <tr key={action.id}>
                <th scope="row">{t(labelKey(action))}</th>
                <td>
                  {action.keys.map((keys) => (
                    <Keys key={keys} keys={keys} />
                  ))}
                </td>
              </tr>
            ))}
            {[...IN_PICTURE, ...ELSEWHERE].map(({ name, keys }) => (
              <tr key={name}>
                <th scope="row">{t(`help.key.${name}`)}</th>
                <td>
                  {keys.map((key) => (
                    <Keys key={key} keys={key} />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3>{t('help.numbers')}</h3>
        <p>{t('help.numbers_text')}</p>
        <p class="dialog-foot">{t('help.version', { version: version.value })}</p>
      </Dialog>
    </>
  );
}
