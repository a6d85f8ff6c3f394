/* global document */
/* What the picture says it shows against what is written there, as sentences: a number that is
   known has its text, and the text is that number, rounded to the digits that there is room for.
   How many were read, and what is wrong. */
() => {
  const lastPlaceOf = (digits) => {
    const [mantissa, exponent = '0'] = digits.split('e');
    return 10 ** (Number(exponent) - (mantissa.split('.')[1] ?? '').length);
  };
  const textOf = (mark) =>
    mark.matches('.line')
      ? (mark.querySelector('tspan.digits') ?? mark.querySelector('text.digits'))
      : mark.querySelector(':scope > text.digits');
  const digitsOf = (text) =>
    [...text.childNodes]
      .map((node) => (node.nodeType === 3 ? node.data : node.classList.contains('way') ? '' : node.textContent))
      .join('')
      .trim()
      .replaceAll('−', '-')
      .replace('×10', 'e');
  // Chromium calls a text visible in a group that is not displayed.
  const shown = [...document.querySelectorAll('.diagram :is(.cell, .line)[data-ref][data-value]')].filter(
    (mark) => !mark.closest('[display=none]') && mark.checkVisibility(),
  );
  let read = 0;
  const wrong = shown.flatMap((mark) => {
    const text = textOf(mark);
    const { ref, value } = mark.dataset;
    if (!text) return [`${ref} has no place for its number`];
    if (!text.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
    read += 1;
    const digits = digitsOf(text);
    const right = digits !== '' && Math.abs(Number(digits) - Number(value)) <= 0.501 * lastPlaceOf(digits);
    return right ? [] : [`${ref} is ${value}, and “${digits}” is written`];
  });
  return [read, wrong];
};
