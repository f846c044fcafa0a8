/** What became of a push, from what `git push --porcelain` prints. */
import { complaint, type GitEnd } from './git-process.ts';

/** A ref that is to point at an object. */
export interface RefUpdate {
  /** The whole name: `refs/tags/agua@1.0.0`. */
  readonly ref: string;
  readonly object: string;
}

/** What became of one ref. */
export type Pushed =
  /** It points there now, by us. */
  | { readonly kind: 'done'; readonly ref: string }
  /** It pointed there before. */
  | { readonly kind: 'there'; readonly ref: string }
  /** It points elsewhere, and would have to be forced. */
  | { readonly kind: 'other'; readonly ref: string }
  /** The other side does not let us, and will not. */
  | { readonly kind: 'declined'; readonly ref: string; readonly why: string }
  /** It is not known: the connection ended, or somebody else was at it. Pushing again tells. */
  | { readonly kind: 'failed'; readonly ref: string; readonly why: string };

/** Reads `flag TAB from:to TAB summary`, a line for each ref. */
export function pushedOf(updates: readonly RefUpdate[], ended: GitEnd): readonly Pushed[] {
  const lines = ended.out.split('\n').map((line) => line.split('\t'));
  return updates.map(({ ref }): Pushed => {
    const [flag = '', , summary = ''] = lines.find(([, names]) => names?.endsWith(`:${ref}`) === true) ?? [];
    if (flag === '=') return { kind: 'there', ref };
    // Git prints what it asked for before the other side has answered to all: only a good end is believed.
    if (ended.status === 0 && flag !== '' && flag !== '!') return { kind: 'done', ref };
    if (/^\[rejected\] \((already exists|fetch first|non-fast-forward|needs force|stale info)\)/.test(summary)) {
      return { kind: 'other', ref };
    }
    const why = `${summary} ${complaint(ended)}`.trim().slice(0, 500);
    return DECLINED.test(why) ? { kind: 'declined', ref, why } : { kind: 'failed', ref, why };
  });
}

/**
 * Rules of branches and tags, hooks, missing rights and archived repositories, in GitHub's and git's words. A 403 without
 * them may be a limit.
 */
const DECLINED =
  /declined|protected|GH0\d\d|denied to|archived|returned error: (401|404)|not found|Authentication failed|could not read Username/i;
