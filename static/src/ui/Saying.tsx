/** The place from which the page speaks; emptied once it has been heard, so that nobody comes upon it later. */

import { useEffect } from 'preact/hooks';

import { saying } from '../state/saying';

const FORGET_AFTER_MS = 7_000;

export function Saying() {
  const now = saying.value;
  useEffect(() => {
    const timer = setTimeout(() => (saying.value = null), FORGET_AFTER_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <div class="visually-hidden" role="status">
      {now && <p key={now}>{now.words}</p>}
    </div>
  );
}
