/** The page's icons: strokes on a 24 × 24 grid, drawn in the colour of the text around them. */

const PATHS = {
  start: 'M6 5v14M18 6l-7 6 7 6',
  previous_phase: 'M12 6l-6 6 6 6M19 6l-6 6 6 6',
  back: 'M15 6l-6 6 6 6',
  on: 'M9 6l6 6-6 6',
  next_phase: 'M5 6l6 6-6 6M12 6l6 6-6 6',
  end: 'M6 6l7 6-7 6M18 5v14',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-4',
  redo: 'M16 5l4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h4',
  share: 'M12 15V4M8 7.5L12 3.5l4 4M6 11.5H5v8h14v-8h-1',
  save: 'M12 4v11M8 11.5l4 4 4-4M5 19.5h14',
  open: 'M4 18.5V5.5h5.5l2 2.5H20v10.5zM4 11h16',
  copy: 'M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  away: 'M9 5.5H5v13.5h13.5V15M13 4.5h6.5V11M19 5L11 13',
  compare: 'M4 5h7v14H4zM13 5h7v14h-7zM6.5 9h2M6.5 12.5h2M15.5 9h2M15.5 12.5h2',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5V4.5M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M20 14.2A8.3 8.3 0 0 1 9.8 4a8.3 8.3 0 1 0 10.2 10.2z',
  help: 'M9.2 9a2.9 2.9 0 1 1 4.1 2.7c-.9.4-1.3 1-1.3 2v.4M12 17.6v.1',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  warning: 'M12 4L2.8 19.5h18.4zM12 10v4.5M12 17v.1',
  close: 'M6 6l12 12M18 6L6 18',
  minus: 'M6 12h12',
  plus: 'M6 12h12M12 6v12',
  down: 'M7 10l5 5 5-5',
  rows: 'M4 5h16v14H4zM4 9.7h16M4 14.3h16M10 5v14',
  network: 'M8 7l8 5M8 17l8-5M5.5 5a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 1 0 0-4.4zM5.5 14.6a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 1 0 0-4.4zM18.5 9.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 1 0 0-4.4z',
  duplicate: 'M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4',
  up: 'M12 19V5M6.5 10.5L12 5l5.5 5.5',
  lower: 'M12 5v14M6.5 13.5L12 19l5.5-5.5',
  bin: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.3 10.5v5.5M13.7 10.5v5.5',
} as const;

/** Filled shapes. */
const SOLIDS = {
  play: 'M8 5.2v13.6a.6.6 0 0 0 .9.5l10.6-6.8a.6.6 0 0 0 0-1L8.9 4.7a.6.6 0 0 0-.9.5z',
  pause: 'M7 5h3.4v14H7zM13.6 5H17v14h-3.4z',
  auto: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zm0 1.7v13.6a6.8 6.8 0 0 1 0-13.6z',
} as const;

export type IconName = keyof typeof PATHS | keyof typeof SOLIDS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {name in SOLIDS ? (
        <path d={SOLIDS[name as keyof typeof SOLIDS]} fill="currentColor" fill-rule="evenodd" />
      ) : (
        <path
          d={PATHS[name as keyof typeof PATHS]}
          fill="none"
          stroke="currentColor"
          stroke-width="1.75"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      )}
    </svg>
  );
}
