/** Requests to the server. Two things can go wrong, and the page treats them differently. */

import type { Problem } from './types';

const BASE = '/api/v1';
const PATIENCE_MS = 20_000;

/** The server understood and said no: asking again would bring the same answer. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }

  /** The server's sentences, all of them. */
  get words(): string[] {
    const errors = this.problem.errors?.map(({ message }) => message) ?? [];
    return errors.length > 0 ? errors : [this.message];
  }
}

/** No answer, or none that the server's own code gave: worth asking again. */
export class Unreachable extends Error {}

async function send<Answer>(
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<Answer>,
): Promise<Answer> {
  try {
    const response = await fetch(BASE + path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status >= 500) throw new Unreachable(`status ${response.status}`);
    if (!response.ok) throw new Refusal(await json<Problem>(response));
    return await read(response);
  } catch (cause) {
    if (cause instanceof Refusal || cause instanceof Unreachable) throw cause;
    // No answer; or no JSON: a proxy's page or a captive portal, not this server.
    throw new Unreachable('no answer', { cause });
  }
}

const json = async <Answer>(response: Response): Promise<Answer> => (await response.json()) as Answer;

/** The server's words come in the language of the page, whatever the browser prefers. */
const headers = (): Record<string, string> => ({
  accept: 'application/json',
  'accept-language': document.documentElement.lang,
});

type Query = Record<string, string | number | undefined>;

export function get<Answer>(path: string): Promise<Answer> {
  return send<Answer>(path, { headers: headers() }, json);
}

/** `query` leaves out what is undefined. */
export function post<Answer>(path: string, body: unknown, query: Query = {}): Promise<Answer> {
  return send<Answer>(path + searchOf(query), posting(body), json);
}

function searchOf(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search && `?${search}`;
}

function posting(body: unknown): RequestInit {
  return postingText(JSON.stringify(body));
}

function postingText(body: string): RequestInit {
  const type = { 'content-type': 'application/json' };
  return { method: 'POST', headers: { ...headers(), ...type }, body };
}

/** Why the server can't read `text` as JSON: its sentences, or none where it can, or can't be reached. */
export async function whyBroken(text: string): Promise<string[]> {
  try {
    await send('/passes', postingText(text), json);
    return [];
  } catch (fault) {
    const errors = fault instanceof Refusal ? (fault.problem.errors ?? []) : [];
    return errors.filter(({ code }) => code === 'malformed_json').map(({ message }) => message);
  }
}

export interface Sent {
  name: string;
  content: Blob;
}

/** A file that the server makes, under the name that it gives it. */
export function postForFile(path: string, body: unknown, query: Query = {}): Promise<Sent> {
  const init = posting(body);
  return send(path + searchOf(query), { ...init, headers: { ...init.headers, accept: '*/*' } }, async (response) => ({
    name: fileName(response.headers.get('content-disposition') ?? ''),
    content: await response.blob(),
  }));
}

/** The name in a Content-Disposition (RFC 6266): the one in any script before the one in ASCII. */
export function fileName(disposition: string): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (extended) return decodeURIComponent(extended);
  return /filename="([^"]*)"/i.exec(disposition)?.[1] ?? '';
}
