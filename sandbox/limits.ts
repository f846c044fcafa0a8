import type { Actor } from './account.ts';

/** What is left of an hour's requests. */
export interface LimitState {
  readonly limit: number;
  readonly remaining: number;
  readonly used: number;
  /** Seconds since 1970. */
  readonly reset: number;
}

/** What may be asked beside the hour's number; what is not given has no limit. */
export interface SecondaryLimits {
  /** Requests at once; 100 on GitHub. */
  readonly concurrent?: number;
  /** In a minute, where a read is 1 and a write 5; 900 on GitHub. */
  readonly points?: number;
  /** Writes in a minute; 80 on GitHub. */
  readonly writes?: number;
}

/** How much may be asked. */
export interface Limits {
  /** Requests that each may make in an hour; nobody is refused unless a test lowers it. */
  limit: number;
  secondary: SecondaryLimits;
  /** What is left for an actor. */
  stateOf(actor: Actor): LimitState;
}
