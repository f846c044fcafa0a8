import { UserError } from '../../core/user-error.ts';
import { LockBusy } from './lock.ts';

/** What to do about a job that failed. */
export type Fault =
  /** Nothing is wrong: another instance is at it. */
  | { readonly kind: 'busy' }
  /** It may go better later. `after`: not sooner than that, in milliseconds. */
  | { readonly kind: 'passing'; readonly after: number | undefined }
  /** What was asked about is gone, or is not ours to see: there is nothing to do. */
  | { readonly kind: 'gone' }
  /** It fails whenever it is tried. */
  | { readonly kind: 'lasting' };

/** What GitHub's client throws, as far as it is looked at. */
interface Refusal {
  readonly message: string;
  readonly status: number;
  readonly response?: { readonly headers: Readonly<Record<string, string | number | undefined>> };
}

/** What a failure means. Everything that is not known to last is taken to pass: tries are limited anyway. */
export function faultOf(error: unknown, now: number): Fault {
  if (error instanceof LockBusy) return { kind: 'busy' };
  if (error instanceof UserError) return { kind: 'lasting' };
  if (!isRefusal(error)) return { kind: 'passing', after: undefined };
  const after = pauseOf(error, now) ?? (/rate limit/i.test(error.message) ? UNTOLD : undefined);
  switch (error.status) {
    case 404:
    case 410:
    case 451:
      return { kind: 'gone' };
    case 401:
    case 422:
      return { kind: 'lasting' };
    case 403:
      // A limit is told apart from a missing right by what it says of the time.
      return after === undefined ? { kind: 'lasting' } : { kind: 'passing', after };
    default:
      return { kind: 'passing', after };
  }
}

function isRefusal(error: unknown): error is Error & Refusal {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

/** What GitHub's guide says to wait where a limit does not tell. Milliseconds. */
const UNTOLD = 60_000;
/** Nobody waits longer than this for one job: the sweep comes sooner. Milliseconds. */
const LONGEST = 3_600_000;

/** How long GitHub asks to wait, in milliseconds. */
function pauseOf({ response }: Refusal, now: number): number | undefined {
  const headers = response?.headers ?? {};
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  if (seconds >= 0) return Math.min(seconds * 1000, LONGEST);
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  if (String(headers['x-ratelimit-remaining']) !== '0' || Number.isNaN(reset)) return undefined;
  return Math.min(Math.max(reset * 1000 - now, 0) + 1000, LONGEST);
}

/** Tries of one job before the sweep has it. */
export const MOST_ATTEMPTS = 6;
/** Between two tries where another instance is at it. Milliseconds. */
const BUSY_PAUSE = 1000;

/**
 * The pause before the next try, in milliseconds; `undefined`: there is none. Each is about twice the one before, and
 * `chance`, between 0 and 1, keeps those that failed together from coming back together.
 */
export function nextPause(fault: Fault, attempt: number, base: number, chance: number): number | undefined {
  switch (fault.kind) {
    case 'busy':
      return BUSY_PAUSE * (0.5 + chance);
    case 'passing': {
      if (attempt >= MOST_ATTEMPTS) return undefined;
      const backoff = base * 2 ** (attempt - 1) * (0.5 + chance);
      return Math.min(Math.max(backoff, fault.after ?? 0), LONGEST);
    }
    case 'gone':
    case 'lasting':
      return undefined;
  }
}
