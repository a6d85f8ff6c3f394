/** What makes a file of drawn frames, whichever format. */

import type { Shot } from './reel';

export interface Encoder {
  /** Whether it wants to see some frames before the first, to choose its colours. */
  readonly samples: boolean;
  sample(canvas: CanvasRenderingContext2D): Promise<void>;
  add(canvas: CanvasRenderingContext2D, shot: Shot): Promise<void>;
  finish(): Promise<Blob>;
  /** Lets go of everything, whether finished or not. */
  close(): Promise<void>;
}
