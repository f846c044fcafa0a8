import type { CheckIntent, Intent } from '../core/intent.ts';

/** A pull request as far as intents reach it: what GitHub would hold. */
export interface MemoryPull {
  /** Each by its name and commit, the last word of each. */
  readonly checks: readonly CheckIntent[];
  readonly comments: readonly { readonly marker: string; readonly body: string }[];
  /** Sorted, each once. */
  readonly reviewers: readonly string[];
  readonly labels: readonly string[];
}

/** A pull request that nobody has touched. */
export const UNTOUCHED: MemoryPull = { checks: [], comments: [], reviewers: [], labels: [] };

/** Carries intents out in memory, in their order. Doing it again changes nothing: the same value is returned. */
export function deliver(intents: readonly Intent[], state: MemoryPull): MemoryPull {
  return intents.reduce((current, intent) => {
    const next = carriedOut(intent, current);
    return JSON.stringify(next) === JSON.stringify(current) ? current : next;
  }, state);
}

function carriedOut(intent: Intent, state: MemoryPull): MemoryPull {
  switch (intent.kind) {
    case 'check':
      return { ...state, checks: withCheck(intent, state.checks) };
    case 'comment': {
      const { marker, body } = intent;
      const others = state.comments.filter((comment) => comment.marker !== marker);
      return { ...state, comments: [...others, { marker, body }] };
    }
    case 'reviewers':
      return { ...state, reviewers: [...new Set([...state.reviewers, ...intent.logins])].sort() };
    case 'labels': {
      const others = state.labels.filter((label) => !label.startsWith(intent.prefix));
      return { ...state, labels: intent.label === undefined ? others : [...others, intent.label] };
    }
  }
}

function withCheck(check: CheckIntent, checks: readonly CheckIntent[]): readonly CheckIntent[] {
  const others = checks.filter(({ name, commit }) => name !== check.name || commit !== check.commit);
  return [...others, check];
}
