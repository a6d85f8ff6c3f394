/** Numbers copied out of a field: it shows the page's own minus, spreadsheets and programs read a hyphen. */

import { plainNumber } from '../format';

type Copying = ClipboardEvent & { currentTarget: HTMLInputElement };

/** What is selected goes to the clipboard as programs read it; false where nothing is. */
export function copyPlain(event: Copying): boolean {
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  const chosen = value.slice(selectionStart ?? 0, selectionEnd ?? 0);
  if (chosen === '') return false;
  event.clipboardData?.setData('text/plain', plainNumber(chosen));
  event.preventDefault();
  return true;
}

/** The same, and takes it out of the field; what is left there is told to `left`. */
export function cutPlain(event: Copying, left: (text: string) => void): void {
  if (!copyPlain(event)) return;
  event.currentTarget.setRangeText('');
  left(event.currentTarget.value);
}
