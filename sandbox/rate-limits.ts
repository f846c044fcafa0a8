import type { Actor } from './account.ts';
import type { LimitState, Limits, SecondaryLimits } from './limits.ts';
import { ApiError } from './operation.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

interface Account {
  /** When the hour of the first request is over. Milliseconds. */
  reset: number;
  used: number;
  /** Requests under way. */
  open: number;
  /** What was done in the last minute. */
  recent: { readonly at: number; readonly points: number; readonly writes: boolean }[];
}

type Headers = Readonly<Record<string, string>>;

/** Counts requests by whoever makes them. */
export class RateLimits implements Limits {
  limit = 1_000_000;
  secondary: SecondaryLimits = {};
  private readonly accounts = new Map<string, Account>();
  private readonly now: () => Date;

  constructor(now: () => Date) {
    this.now = now;
  }

  /** Begins a request; throws what GitHub answers when there are none left. `end` is to be called when it is answered. */
  begin(actor: Actor, method: string): { readonly end: () => void } {
    const account = this.accountOf(actor);
    if (account.used >= this.limit) {
      const headers = this.headersOf(actor);
      throw new ApiError(403, `API rate limit exceeded for ${nameOf(actor)}.`, undefined, headers);
    }
    account.used += 1;
    this.watchSecondary(account, method);
    account.open += 1;
    return {
      end: () => {
        account.open -= 1;
      },
    };
  }

  /** Takes a request back: one that found nothing new costs nothing. */
  giveBack(actor: Actor): void {
    const account = this.accountOf(actor);
    account.used = Math.max(0, account.used - 1);
  }

  stateOf(actor: Actor): LimitState {
    const { used, reset } = this.accountOf(actor);
    return { limit: this.limit, remaining: Math.max(0, this.limit - used), used, reset: Math.ceil(reset / 1000) };
  }

  /** What an answer tells of the limit. */
  headersOf(actor: Actor): Headers {
    const { limit, remaining, used, reset } = this.stateOf(actor);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': 'core',
    };
  }

  private watchSecondary(account: Account, method: string): void {
    const { concurrent, points, writes } = this.secondary;
    const now = this.now().getTime();
    const isWrite = method !== 'GET';
    account.recent = account.recent.filter(({ at }) => at > now - MINUTE);
    account.recent.push({ at: now, points: isWrite ? 5 : 1, writes: isWrite });
    const spent = account.recent.reduce((sum, each) => sum + each.points, 0);
    const written = account.recent.filter((each) => each.writes).length;
    const isOver = (used: number, most: number | undefined): boolean => most !== undefined && used > most;
    if (isOver(account.open + 1, concurrent) || isOver(spent, points) || isOver(written, writes)) {
      throw new ApiError(403, SECONDARY, undefined, { 'retry-after': '60' });
    }
  }

  private accountOf(actor: Actor): Account {
    const name = nameOf(actor);
    const now = this.now().getTime();
    const known = this.accounts.get(name);
    if (known !== undefined && known.reset > now) return known;
    const fresh = { reset: now + HOUR, used: 0, open: known?.open ?? 0, recent: known?.recent ?? [] };
    this.accounts.set(name, fresh);
    return fresh;
  }
}

/** What GitHub says to whoever asks too fast. */
export const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

function nameOf(actor: Actor): string {
  switch (actor.kind) {
    case 'anonymous':
      return '127.0.0.1';
    case 'installation':
      return `installation ID ${actor.installation.id}`;
    case 'app':
      return `app ID ${actor.app.id}`;
    case 'user':
      return `user ID ${actor.account.id}`;
  }
}
