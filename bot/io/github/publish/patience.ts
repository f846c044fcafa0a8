/** Trying again what may go better, with the pauses that GitHub asks for. */
import { setTimeout as pause } from 'node:timers/promises';
import { GitFailed } from '../../git-write.ts';
import { FetchFailed } from '../../mirror.ts';
import { OddAnswer } from '../pages.ts';
import { isLimit, statusOf } from '../settings-client.ts';

/** How long is waited for GitHub. All in milliseconds but `tries`. */
export interface Patience {
  /** Tries that end with nothing done, one after another, before it is given up. */
  readonly tries: number;
  /** The pause before the second try; each next one is twice as long. */
  readonly pause: number;
  /** No single pause is longer: where GitHub asks for more, it is given up, and the next run goes on. */
  readonly longest: number;
  /** For an answer. */
  readonly answer: number;
  /** Between two writings, as GitHub's guide asks. */
  readonly between: number;
}

/** For a run that nobody waits for. */
export const PATIENT: Patience = { tries: 6, pause: 2_000, longest: 900_000, answer: 60_000, between: 1_000 };

/** What was read is not so any more: somebody else was at it. To be looked at again, soon. */
export class Overtaken extends Error {}

/**
 * Does a work that can be done again from its beginning, until it is done, fails for good, or has failed too often
 * without getting further. `progress` counts what was done by now.
 */
export async function patiently<T>(patience: Patience, progress: () => number, work: () => Promise<T>): Promise<T> {
  let reached = progress();
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (progress() > reached) tries = 1;
      reached = progress();
      const asked = askedFor(error) ?? 0;
      if (tries >= patience.tries || asked > patience.longest) throw error;
      const backoff = error instanceof Overtaken ? 0 : patience.pause * 2 ** (tries - 1);
      await pause(Math.min(Math.max(backoff * (0.5 + Math.random()), asked), patience.longest));
    }
  }
}

/** Whether it may go better later. A client's mistake does not; no answer, half of one, a limit and a conflict do. */
function isPassing(error: unknown): boolean {
  if (error instanceof GitFailed || error instanceof OddAnswer || error instanceof Overtaken) return true;
  if (error instanceof FetchFailed) return !/not our ref|couldn't find remote ref/i.test(error.message);
  if (isLimit(error)) return true;
  const { status, request } = error as { status?: unknown; request?: unknown };
  // Octokit says 500 where there was no answer at all.
  return request !== undefined && typeof status === 'number' && (status >= 500 || status === 408 || status === 409);
}

/** What GitHub's guide says to wait where a limit does not tell. Milliseconds. */
const UNTOLD = 60_000;

/** How long GitHub asks us to wait, in milliseconds; `undefined` where it does not. */
export function askedFor(error: unknown): number | undefined {
  if (!isLimit(error)) return undefined;
  const { response } = error as { response?: { headers?: Readonly<Record<string, unknown>> } };
  const headers = response?.headers ?? {};
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  if (seconds >= 0) return seconds * 1000;
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  const isUsedUp = String(headers['x-ratelimit-remaining']) === '0' && !Number.isNaN(reset);
  return isUsedUp ? Math.max(reset * 1000 - Date.now(), 0) + 1000 : UNTOLD;
}

/** The status of a refusal that is no limit; `undefined` of all else. */
export function refusalOf(error: unknown): number | undefined {
  return isLimit(error) ? undefined : statusOf(error);
}
