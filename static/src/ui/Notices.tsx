/** What the page says about itself, over the diagram: nothing moves when a notice comes or goes. */

import { useEffect, useLayoutEffect } from 'preact/hooks';

import { notices, URGENT, withdraw, type Notice, type NoticeKind } from '../state/notices';
import { shareDialog } from '../share/dialog';
import { recent, startAfresh } from '../state/restoring';
import { lastWritten, undo } from '../state/session';
import { cursor, t } from '../state/store';
import { Icon, type IconName } from './Icon';
import { ownMark } from './marks';
import { meet } from './meet';
import { say } from './say';
import { useFocusLeft } from './useFocusLeft';

const SHORT_MS = 4_000;
const ICONS: Partial<Record<NoticeKind, IconName>> = { shared: 'check', consequence: 'check', restored: 'undo' };

/** The ways on from a state that was restored. */
function Restored() {
  return (
    <p class="notice-ways">
      <button type="button" class="bordered-button" onClick={() => void startAfresh()}>
        {t('recent.afresh')}
      </button>
      {recent.value.length > 0 && (
        <button type="button" class="bordered-button" onClick={() => (shareDialog.value = 'recent')}>
          {t('recent.others', { count: recent.value.length })}
        </button>
      )}
    </p>
  );
}

function Card({ notice }: { notice: Notice }) {
  const { kind, key, params, barred = false, words = [] } = notice;
  useEffect(() => {
    if (kind !== 'shared') return undefined;
    const timer = setTimeout(() => withdraw(kind), SHORT_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div class={`notice notice-${kind}`} data-notice={kind}>
      <Icon name={(barred ? null : ICONS[kind]) ?? 'warning'} />
      <div class="notice-text">
        <p>{say({ key: kind === 'refused' && cursor.value === 0 ? 'notice.refused_start' : key, params })}</p>
        {words.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {kind === 'restored' && <Restored />}
      </div>
      {kind === 'refused' && (
        <button type="button" class="bordered-button" onClick={undo}>
          {t('action.undo')}
        </button>
      )}
      {kind !== 'unreachable' && kind !== 'refused' && (
        <button type="button" class="icon-button" aria-label={t('dialog.close')} onClick={() => withdraw(kind)}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

/** A number that can't be calculated with is to be seen: where it stands at the lower edge, its notice goes to the upper. */
function keepOff(box: HTMLElement): void {
  box.classList.remove('high');
  const refused = box.querySelector('.notice-refused');
  const ref = lastWritten();
  const mark = refused && ref !== null ? ownMark(ref) : null;
  if (!mark) return;
  const cards = [...box.querySelectorAll('.notice')];
  box.classList.toggle('high', cards.some((card) => meet(card, mark)));
}

export function Notices() {
  // A notice that goes leaves the focus to what it lay over.
  const box = useFocusLeft<HTMLDivElement>();
  useLayoutEffect(() => {
    const put = (): void => {
      if (box.current) keepOff(box.current);
    };
    put();
    window.addEventListener('resize', put);
    return () => window.removeEventListener('resize', put);
  }, [notices.value]);
  const urgent = notices.value.filter(({ kind }) => URGENT.has(kind));
  const calm = notices.value.filter(({ kind }) => !URGENT.has(kind));
  return (
    <div ref={box} class="notices">
      <div role="alert">{urgent.map((notice) => <Card key={notice.kind} notice={notice} />)}</div>
      <div role="status">{calm.map((notice) => <Card key={notice.kind} notice={notice} />)}</div>
    </div>
  );
}
