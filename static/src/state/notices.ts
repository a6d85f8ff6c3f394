/** What the page has to say about itself: at most one notice of a kind, the newest last. */

import { signal, type Signal } from '@preact/signals';

import type { Sentence } from '../structure/edits';

export type NoticeKind =
  | 'unreachable' | 'refused' | 'opening' | 'shared' | 'export' | 'restored' | 'consequence';

export interface Notice {
  kind: NoticeKind;
  /** A key of the catalogue, so that the notice follows the language. */
  key: string;
  params?: Sentence['params'];
  /** What was asked for was not done. */
  barred?: boolean;
  /** The server's own words, in the language they came in. */
  words?: string[];
}

/** Only these interrupt a screen reader; the others wait for a pause. */
export const URGENT: ReadonlySet<NoticeKind> = new Set(['refused', 'opening', 'export']);

export const notices: Signal<Notice[]> = signal([]);

export function announce(notice: Notice): void {
  notices.value = [...notices.value.filter(({ kind }) => kind !== notice.kind), notice];
}

/** Whether the page says something of this kind now. */
export const says = (kind: NoticeKind): boolean => notices.peek().some((notice) => notice.kind === kind);

export function withdraw(kind: NoticeKind): void {
  if (says(kind)) {
    notices.value = notices.value.filter((notice) => notice.kind !== kind);
  }
}
