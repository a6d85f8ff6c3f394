/** The diagram's own rules, out of the page's style sheets, for a picture drawn apart from the page. */

const CONCERNS = /(^|[\s,>])\.diagram[\s.:]/;

function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    // An extension's sheet, from another origin.
    return [];
  }
}

const all = (): { rule: CSSRule; base: string }[] =>
  [...document.styleSheets].flatMap((sheet) =>
    rulesOf(sheet).map((rule) => ({ rule, base: sheet.href ?? document.baseURI })),
  );

/** What holds on paper, under a finger or in forced colours is the page's alone. */
export function diagramSheet(): CSSStyleSheet {
  const texts = all().flatMap(({ rule }) =>
    rule instanceof CSSStyleRule && CONCERNS.test(rule.selectorText) ? [rule.cssText] : [],
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(texts.join('\n'));
  return sheet;
}

export interface Face {
  readonly family: string;
  readonly style: string;
  readonly weight: string;
  readonly range: string;
  readonly address: string;
}

/** The faces that the page's style sheets offer. */
export function faces(): Face[] {
  return all().flatMap(({ rule, base }) => {
    if (!(rule instanceof CSSFontFaceRule)) return [];
    const told = (name: string): string => rule.style.getPropertyValue(name).trim();
    const source = /url\(["']?([^"')]+)/.exec(told('src'))?.[1];
    if (source === undefined) return [];
    return [
      {
        family: told('font-family').replace(/^["']|["']$/g, ''),
        style: told('font-style') || 'normal',
        weight: told('font-weight') || '400',
        range: told('unicode-range'),
        address: new URL(source, base).href,
      },
    ];
  });
}
