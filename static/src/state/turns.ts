/** What has to wait for an answer of the server is done in the order in which it was asked for. */

let under: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Does `work` at once where nothing is under way, else after what is. */
export async function inTurn<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  const before = under;
  let release: () => void = () => undefined;
  under = new Promise<void>((resolve) => (release = resolve));
  waiting += 1;
  try {
    if (waiting > 1) await before;
    return await work();
  } finally {
    waiting -= 1;
    release();
  }
}

/** The same for what needs no answer itself: nothing has to wait for it. */
export function afterwards(work: () => void): void {
  if (waiting === 0) work();
  else void inTurn(work);
}
