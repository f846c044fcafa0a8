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
  const done = intents.reduce(carriedOut, state);
  return JSON.stringify(done) === JSON.stringify(state) ? state : done;
}

function carriedOut(state: MemoryPull, intent: Intent): MemoryPull {
  switch (intent.kind) {
    case 'check': {
      const { name, commit } = intent;
      return { ...state, checks: put(state.checks, intent, (one) => one.name === name && one.commit === commit) };
    }
    case 'comment': {
      const { marker, body } = intent;
      return { ...state, comments: put(state.comments, { marker, body }, (one) => one.marker === marker) };
    }
    case 'reviewers':
      return { ...state, reviewers: [...new Set([...state.reviewers, ...intent.logins])].sort() };
    case 'labels': {
      const others = state.labels.filter((label) => !label.startsWith(intent.prefix));
      return { ...state, labels: [...others, ...(intent.label === undefined ? [] : [intent.label])].sort() };
    }
  }
}

/** The list with the new one in the place of the same one, or at its end. */
function put<T>(list: readonly T[], made: T, isSame: (one: T) => boolean): readonly T[] {
  return list.some(isSame) ? list.map((one) => (isSame(one) ? made : one)) : [...list, made];
}
