import type { Impact } from '../../core/difference/impact.ts';
import type { Language } from '../../core/finding.ts';
import type { DecisionState } from '../../core/governance/decide.ts';
import type { Review } from '../../core/governance/pull.ts';
import type { Intent } from '../../core/intent.ts';

/** What a judgement is made from. Plain data: it crosses to a worker thread, and into a file. */
export interface JudgeOrder {
  /** The repository's own folder, where the objects of both commits lie. */
  readonly folder: string;
  /** The base branch's name and tip. */
  readonly branch: string;
  readonly base: string;
  readonly head: string;
  readonly pull: PlainPull | undefined;
  /** The moment, in milliseconds since 1970; the institution's time zone makes a day of it. */
  readonly now: number;
}

/** A pull request without maps and sets. */
export interface PlainPull {
  readonly number: number | undefined;
  readonly author: string;
  readonly head: string;
  readonly reviews: readonly Review[];
  readonly labels: readonly string[];
  readonly memberships: Readonly<Record<string, readonly string[]>>;
}

/** What was judged, and what is to be done about it. */
export interface Judgement {
  readonly state: DecisionState;
  readonly sound: boolean;
  readonly impact: Impact;
  readonly language: Language;
  readonly today: string;
  readonly intents: readonly Intent[];
  /** The whole review as JSON, the same bytes as `apertura review --format json` gives. */
  readonly review: string;
}
