/* global document */
/* What is wrong with the texts of the picture on the page, as sentences: one lies on another, on a
   node or on a bias's line, one is cut by the edge of the picture, one is tiny. */
() => {
  const SKIP = '.magnifier, .quiet, .pulse';
  const all = (selector) =>
    [...document.querySelectorAll(`.diagram ${selector}`)].filter(
      (element) =>
        !element.closest(SKIP) &&
        element.getBoundingClientRect().height > 0 &&
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    );
  const boxOf = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  };
  // A line's box is higher than its ink: digits fill the middle of it.
  const inkOf = (element) => {
    const { left, right, top, bottom } = boxOf(element);
    const high = bottom - top;
    return { left: left + 0.5, right: right - 0.5, top: top + high * 0.2, bottom: bottom - high * 0.22, high };
  };
  const parameter = (element) => element.closest('.tag, .bias')?.dataset.stop;
  const texts = all('.sheet text')
    .map((element) => ({ what: element.textContent.replace(/\u200b/g, '').trim(), ...inkOf(element) }))
    .filter(({ what }) => what);
  const lanes = all('.lane').map((element) => {
    const ref = element.closest('.unit').querySelector('[data-ref]').dataset.ref;
    return { what: `the lane of ${ref}`, ...boxOf(element) };
  });
  const chips = all('.bias .chip').map((element) => ({ what: `the chip of ${parameter(element)}`, ...boxOf(element) }));
  const stalks = all('.stalk').map((element) => ({ what: 'the line of a bias', ...boxOf(element) }));
  const within = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
  const found = [];
  const tell = (a, b, least = 0.5) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > least && high > least) found.push(`${a.what} lies on ${b.what} by ${wide.toFixed(1)} × ${high.toFixed(1)}`);
  };
  texts.forEach((text, at) => {
    for (const other of texts.slice(at + 1)) tell(text, other);
    for (const node of [...lanes, ...chips]) if (!within(text, node)) tell(text, node);
    for (const stalk of stalks) tell(text, stalk, 0);
    if (text.high < 8.5) found.push(`${text.what} is ${text.high.toFixed(1)} px high`);
  });
  chips.forEach((chip, at) => {
    for (const other of [...chips.slice(at + 1), ...lanes]) tell(chip, other);
  });
  const sheet = boxOf(document.querySelector('.diagram .sheet'));
  for (const mark of [...texts, ...chips, ...lanes]) {
    if (!within(mark, sheet)) found.push(`${mark.what} is cut by the edge of the picture`);
  }
  const frame = document.querySelector('.diagram-frame');
  const { left, top } = boxOf(frame);
  const start = { left: left - frame.scrollLeft - 1, top: top - frame.scrollTop - 1 };
  const reach = { ...start, right: start.left + frame.scrollWidth + 2, bottom: start.top + frame.scrollHeight + 2 };
  if (!within(sheet, reach)) found.push('the picture reaches beyond what can be scrolled to');
  return { texts: texts.length, found };
}
