/**
 * Runs before the first paint, and lets it come first: what the server wrote can be read while the
 * scripts of the page are still on their way.
 */

// Words for the start are not shown where the address asks for more.
if (location.hash !== '') document.documentElement.classList.add('opening');

const parsed = new Promise<void>((resolve) => {
  document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
});
/** Frames may not come: in the background, or where a browser tells nothing of them. */
const PATIENCE_MS = 400;
const painted = new Promise<void>((resolve) => {
  if (document.hidden) resolve();
  setTimeout(resolve, PATIENCE_MS);
  new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true });
});

// The first of them is the page's own; the others it begins by importing, so all are asked for at once.
const scripts = document.currentScript?.dataset.scripts?.split(' ') ?? [];
void Promise.all([parsed, painted]).then(() => {
  for (const href of scripts) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
  document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: scripts[0] }));
});
