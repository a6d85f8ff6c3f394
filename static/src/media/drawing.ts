/** A moment as a drawing (SVG) that stands by itself: no style sheet, no font, no address elsewhere. */

import type { Box } from '../diagram/geometry';
import { bounds } from './bounds';
import type { Captions } from './captions';
import { colour } from './colour';
import { fontStyle } from './fonts';
import { attribute, escaped, markup, type Letters, type Walk } from './markup';
import { isClear, type Ground, type Size } from './order';
import { Paints } from './paint';
import type { Stage } from './stage';

export interface Wish {
  readonly ground: Ground;
  captions(width: number): Captions | null;
  /** Its name for those who hear it, and for programs that list what a file holds. */
  readonly title: string;
  readonly description: string;
  /** What a screen reader is told of each mark goes along; a frame of a film does without. */
  readonly titled: boolean;
}

/** Draws moments of one stage, each as a whole drawing. */
export class Draughtsman {
  private readonly paints: Paints;
  private readonly letters: Letters = new Map();
  private readonly view: Box;
  private readonly captions: Captions | null;
  private style = '';
  private styled = 0;

  constructor(
    private readonly stage: Stage,
    private readonly wish: Wish,
  ) {
    this.paints = new Paints(stage.root);
    this.view = bounds(stage.layout);
    this.captions = wish.captions(this.view.w);
  }

  /** In the picture's own units: CSS pixels at 1×. */
  get size(): Size {
    return { width: this.view.w, height: Math.ceil(this.view.h + (this.captions?.height ?? 0)) };
  }

  /** The drawing of `time`. */
  async draw(time: number): Promise<string> {
    await this.stage.seek(time);
    const walk: Walk = { paints: this.paints, letters: this.letters, titled: this.wish.titled };
    const sheets = [...this.stage.root.querySelectorAll('svg.sheet')].map((sheet) => {
      const { kind, paint } = this.paints.of(sheet, '');
      const put = paint.attributes.map(([name, value]) => attribute(name, value)).join('');
      return `<g${put}>${[...sheet.children].map((mark) => markup(walk, mark, kind)).join('')}</g>`;
    });
    const { x, y, h } = this.view;
    const caption = this.captions?.markup(Math.ceil(time), x, y + h, this.letters) ?? '';
    await this.renewFonts();
    return this.sheet(sheets.join('') + caption);
  }

  /** New letters may need new faces. */
  private async renewFonts(): Promise<void> {
    const count = [...this.letters.values()].reduce((sum, set) => sum + set.size, 0);
    if (count === this.styled) return;
    this.style = await fontStyle(this.letters);
    this.styled = count;
  }

  private sheet(inner: string): string {
    const { ground, title, description } = this.wish;
    const { x, y } = this.view;
    const { width, height } = this.size;
    const paper = colour(this.stage.value('color', 'var(--paper)')).hex;
    const box = `${attribute('x', x)}${attribute('y', y)}${attribute('width', width)}${attribute('height', height)}`;
    const under = isClear(ground) ? '' : `<rect${box} fill="${paper}"/>`;
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"` +
      ` viewBox="${x} ${y} ${width} ${height}" role="img" aria-labelledby="title description">` +
      `<title id="title">${escaped(title)}</title><desc id="description">${escaped(description)}</desc>` +
      `<style>${this.style}</style>${under}${inner}</svg>`
    );
  }
}
