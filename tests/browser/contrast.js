/* global document, getComputedStyle, SVGElement */
// Of all texts that `marks` names: how many are seen, the least contrast of one with what it may
// stand on, and whether each is underlined with dots.
(marks) => {
  const channels = (color) => {
    const [, inner] = color.replace('srgb', '').match(/\(([^)]*)\)/);
    const [r, g, b, alpha = 1] = inner.match(/[\d.]+/g).map(Number);
    const most = color.startsWith('color(') ? 1 : 255;
    return [r / most, g / most, b / most, alpha];
  };
  // WCAG 2.2: relative luminance, and the ratio of two of them.
  const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const probe = document.body.appendChild(document.createElement('i'));
  const grounds = ['--paper', '--panel'].map((name) => {
    probe.style.color = `var(${name})`;
    return channels(getComputedStyle(probe).color);
  });
  probe.remove();
  const strength = (element) =>
    element ? Number(getComputedStyle(element).opacity) * strength(element.parentElement) : 1;
  const texts = [...document.querySelectorAll(marks)].filter(
    (text) => text.textContent !== '' && text.checkVisibility(),
  );
  const ratios = texts.flatMap((text) => {
    const { color, fill } = getComputedStyle(text);
    const [r, g, b, alpha] = channels(text instanceof SVGElement ? fill : color);
    const k = alpha * strength(text);
    return grounds.map((ground) =>
      contrast([r, g, b].map((c, at) => c * k + ground[at] * (1 - k)), ground),
    );
  });
  const underlined = texts
    .map((text) => getComputedStyle(text))
    .every((style) => style.textDecorationLine === 'underline' && style.textDecorationStyle === 'dotted');
  return { count: texts.length, least: Math.min(...ratios), underlined };
};
