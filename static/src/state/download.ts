/** Handing a file over to the browser. */

/** Long enough for a browser to take the file over. */
const KEPT_MS = 60_000;

/** An address of `content` on this page, for a while. */
export function addressOf(content: Blob): string {
  const address = URL.createObjectURL(content);
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
  return address;
}

/** Saves `content` as the browser saves downloads, under `name`. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = addressOf(content);
  link.download = name;
  link.click();
}
