/**
 * The way to the server: one request in flight, and of what was asked for meanwhile only the
 * latest. An answer to anything but the latest is no longer what was asked for: whoever asked may
 * show it for the time being, as stale as it is. No answer is asked for again.
 */

import { Unreachable } from '../api/client';

export interface Channel<Job> {
  /** Makes `job` the one that counts; whatever was asked before is void. */
  request(job: Job): void;
  /** The job asked for and not yet answered. */
  pending(): Job | null;
  /** Nothing counts any more: an answer under way will be dropped. */
  drop(): void;
  /** Tries again at once if the last try failed (the machine is back online). */
  retry(): void;
}

export interface Handlers<Job, Answer> {
  ask(job: Job): Promise<Answer>;
  accept(job: Job, answer: Answer): void;
  /** The answer to a job that `wanted` has overtaken: at most one round trip old, and soon replaced. */
  overtaken?(job: Job, answer: Answer, wanted: Job): void;
  refuse(job: Job, fault: unknown): void;
  /** Called at every try that found no server. */
  lost(job: Job): void;
}

export const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

export function channel<Job, Answer>(handlers: Handlers<Job, Answer>): Channel<Job> {
  let wanted: Job | null = null;
  let generation = 0;
  let drops = 0;
  let running = false;
  let waitMs = FIRST_WAIT_MS;
  let wake: () => void = () => undefined;

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function attempt(job: Job): Promise<void> {
    const [mine, before] = [generation, drops];
    const current = (): boolean => mine === generation;
    try {
      const answer = await handlers.ask(job);
      waitMs = FIRST_WAIT_MS;
      if (!current()) {
        if (wanted !== null && drops === before) handlers.overtaken?.(job, answer, wanted);
        return;
      }
      wanted = null;
      handlers.accept(job, answer);
    } catch (fault) {
      if (!current()) return;
      if (fault instanceof Unreachable) {
        handlers.lost(job);
        await pause();
        return;
      }
      wanted = null;
      handlers.refuse(job, fault);
    }
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    while (wanted !== null) await attempt(wanted);
    running = false;
  }

  return {
    request(job) {
      generation += 1;
      wanted = job;
      wake();
      void run();
    },
    pending: () => wanted,
    drop() {
      generation += 1;
      drops += 1;
      wanted = null;
      wake();
    },
    retry() {
      waitMs = FIRST_WAIT_MS;
      wake();
    },
  };
}
