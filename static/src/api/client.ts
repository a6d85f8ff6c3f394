/** Requests to the server. Two things can go wrong, and the page treats them differently. */

import type { Problem } from './types';

const BASE = '/api/v1';
const PATIENCE_MS = 20_000;

/** The server understood and said no: asking again would bring the same answer. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

/** No answer, or none that the server's own code gave: worth asking again. */
export class Unreachable extends Error {}

async function send<Answer>(path: string, init: RequestInit): Promise<Answer> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(BASE + path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    text = await response.text();
  } catch (cause) {
    throw new Unreachable('no answer', { cause });
  }
  if (response.status >= 500) throw new Unreachable(`status ${response.status}`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    // A proxy's page or a captive portal: not this server.
    throw new Unreachable('not JSON', { cause });
  }
  if (!response.ok) throw new Refusal(body as Problem);
  return body as Answer;
}

/** The server's words come in the language of the page, whatever the browser prefers. */
const headers = (): Record<string, string> => ({
  accept: 'application/json',
  'accept-language': document.documentElement.lang,
});

export function get<Answer>(path: string): Promise<Answer> {
  return send(path, { headers: headers() });
}

/** `query` leaves out what is undefined. */
export function post<Answer>(
  path: string,
  body: unknown,
  query: Record<string, string | number | undefined> = {},
): Promise<Answer> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return send(search ? `${path}?${search}` : path, {
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
