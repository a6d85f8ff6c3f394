/** The field for a number of the diagram, beside the number itself. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { exactNumber } from '../format';
import { describe } from '../formula/Terms';
import { isFileKey } from '../state/keyboard';
import { cancel, setNumber, writtenAt } from '../state/session';
import { editing, experiment, t, valueOf } from '../state/store';
import { Icon } from '../ui/Icon';
import { usedPointer } from '../ui/focus';
import { placeBeside } from '../ui/popover';
import { Symbol } from '../ui/Symbol';
import { copyPlain, cutPlain } from './copying';
import { keyed } from './grid';
import { paceOf, type Pace } from './parseNumber';
import { judge, stopAt, type Fault } from './verdict';

let gestures = 0;

/** Away from the middle of the picture, where the numbers are that will change. */
function outward(anchor: Element): 'above' | 'below' {
  const picture = anchor.closest('.diagram-frame')?.getBoundingClientRect();
  const { top, bottom } = anchor.getBoundingClientRect();
  return picture && top + bottom < picture.top + picture.bottom ? 'above' : 'below';
}

/** The mark of a number, which a picture drawn anew has made anew. */
const markOf = (ref: string, anchor: Element): Element | null =>
  anchor.isConnected ? anchor : document.querySelector(`.diagram [data-stop="${ref}"], .quantity-table [data-ref="${ref}"]`);

const shown = (value: number | undefined): string => (value === undefined ? '' : exactNumber(value));

function Field({ subject, anchor }: { subject: string; anchor: Element }) {
  const panel = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const gesture = useRef(`field ${(gestures += 1)}`).current;
  /** What was typed; until then the field shows the number itself, as it is drawn with all others. */
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? shown(valueOf(subject));
  const [fault, setFault] = useState<Fault | null>(null);

  const opener = useRef(usedPointer() ? null : document.activeElement).current;

  useLayoutEffect(() => {
    panel.current?.showPopover();
    if (panel.current) placeBeside(panel.current, () => markOf(subject, anchor), 'centre', outward(anchor));
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);

  const close = (): void => {
    editing.value = null;
  };
  /** Who came by keyboard goes on from where they were; who clicked has the keys for the walk again, and Tab from here. */
  const giveBack = (): void => {
    const stop = markOf(subject, opener ?? anchor)?.closest<HTMLElement | SVGElement>('[tabindex], button');
    stop?.focus({ preventScroll: true });
    if (!opener) stop?.blur();
  };
  const { loss } = experiment.value;
  const said = (): string => typed ?? shown(writtenAt(subject));
  const commit = (): boolean => {
    const verdict = judge(subject, loss, said());
    if ('fault' in verdict) {
      setFault(verdict.fault);
      input.current?.focus();
      return false;
    }
    setNumber(subject, verdict.value, gesture);
    close();
    return true;
  };
  const nudge = (direction: 1 | -1, pace: Pace): void => {
    const verdict = judge(subject, loss, said());
    const from = 'value' in verdict ? verdict.value : (writtenAt(subject) ?? 0);
    const next = stopAt(subject, loss, keyed(subject, from, direction, pace));
    const moved = judge(subject, loss, String(next));
    if (typed !== null || 'fault' in moved) setTyped(exactNumber(next));
    setFault('fault' in moved ? moved.fault : null);
    if ('value' in moved) setNumber(subject, moved.value, gesture);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      if (commit()) giveBack();
    } else if (event.key === 'Tab') {
      // The field stands at the page's end: the browser goes on from where it was opened.
      if (commit()) {
        giveBack();
        return;
      }
    } else if (event.key === 'Escape') {
      cancel(gesture);
      close();
      giveBack();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      nudge(event.key === 'ArrowUp' ? 1 : -1, paceOf(event));
    } else if (isFileKey(event)) {
      // What is saved is what was typed, and nothing typed here is of the file that is opened.
      if (commit()) {
        giveBack();
        return;
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocusOut = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    // Another window in front is not leaving the field; neither is one of its own buttons.
    if (!document.hasFocus() || (to instanceof Node && panel.current?.contains(to))) return;
    if (editing.value?.ref === subject) commit();
  };

  return (
    <div
      ref={panel}
      class="number-field"
      popover="manual"
      role="dialog"
      aria-labelledby="number-field-name"
      onFocusOut={onFocusOut}
    >
      <label id="number-field-name" class="number-field-name" for="number-field">
        <Symbol text={subject} />
        <span>{describe(subject)}</span>
      </label>
      <div class="number-field-row">
        <button
          type="button"
          class="icon-button"
          tabIndex={-1}
          aria-label={t('editor.less')}
          onClick={() => nudge(-1, 'normal')}
        >
          <Icon name="minus" />
        </button>
        <input
          ref={input}
          id="number-field"
          type="text"
          inputMode="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="done"
          value={text}
          aria-invalid={fault !== null}
          aria-describedby="number-field-note"
          onInput={({ currentTarget: { value } }) => {
            const verdict = judge(subject, loss, value);
            setTyped(value);
            // What is half typed may yet become a number; one out of bounds is said at once.
            setFault('fault' in verdict && verdict.fault === 'not_share' ? verdict.fault : null);
          }}
          onKeyDown={onKeyDown}
          onCopy={copyPlain}
          onCut={(event) => cutPlain(event, setTyped)}
        />
        <button
          type="button"
          class="icon-button"
          tabIndex={-1}
          aria-label={t('editor.more')}
          onClick={() => nudge(1, 'normal')}
        >
          <Icon name="plus" />
        </button>
      </div>
      {fault ? (
        <p id="number-field-note" class="number-field-fault" role="alert">
          {t(`editor.fault.${fault}`, { text, loss: t(`loss.${loss}`) })}
        </p>
      ) : (
        <p id="number-field-note" class="number-field-hint">
          <span class="for-keys">{t('editor.hint')}</span>
          {anchor.closest('[data-scrub]') && <span class="for-finger">{t('editor.hint_finger')}</span>}
        </p>
      )}
    </div>
  );
}

export function NumberField() {
  const open = editing.value;
  return open ? <Field key={open.ref} subject={open.ref} anchor={open.anchor} /> : null;
}
