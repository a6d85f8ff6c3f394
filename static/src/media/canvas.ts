/** Drawings as pixels. */

import { fits, type Size } from './order';

/** Told to the person in a sentence of its own. */
export class TooLarge extends Error {}

export const svgAddress = (svg: string): string => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));

/** The drawing as an image that can be put on a canvas; its address is given back at once. */
async function imageOf(svg: string): Promise<HTMLImageElement> {
  const address = svgAddress(svg);
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } finally {
    URL.revokeObjectURL(address);
  }
  return image;
}

export function canvasOf({ width, height }: Size): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = fits({ width, height }) ? canvas.getContext('2d', { willReadFrequently: true }) : null;
  if (!context) throw new TooLarge();
  return context;
}

/** A frame's even sides are not quite the drawing's proportions; Firefox would keep these, and leave an edge free. */
const filling = (svg: string): string => svg.replace('<svg', '<svg preserveAspectRatio="none"');

/** Draws over the whole canvas. */
export async function put(context: CanvasRenderingContext2D, svg: string): Promise<void> {
  const { width, height } = context.canvas;
  const image = await imageOf(filling(svg));
  context.clearRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
}

/** A browser without memory for a canvas says so only here. */
export function pngOf({ canvas }: CanvasRenderingContext2D): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new TooLarge())), 'image/png');
  });
}
