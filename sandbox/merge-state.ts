import type { Account } from './account.ts';
import { Known } from './git/known.ts';
import { testMerge } from './git/merge.ts';
import { setRef, tipOf } from './git/refs.ts';
import type { Pull, Repository } from './repository.ts';
import { BEHIND } from './required-checks.ts';
import { missingFor } from './rules.ts';
import type { World } from './world.ts';

/** Whether a pull can be merged, in GitHub's words. */
export interface MergeState {
  /** `undefined`: not known, as of a pull that is closed. */
  readonly mergeable: boolean | undefined;
  readonly state: 'clean' | 'dirty' | 'blocked' | 'behind' | 'unstable' | 'draft' | 'unknown';
  /** What a merge would give now: `refs/pull/N/merge`. */
  readonly commit: string | undefined;
  /** What the rules miss. */
  readonly missing: readonly string[];
}

/** Two commits always unite to the same: by pull, base and head. */
const united = new Known<string | undefined>();

/** Looks at git and at the rules of the base branch; where it is told who merges, only at those that bind him. */
export async function mergeStateOf(
  world: World,
  repository: Repository,
  pull: Pull,
  by?: Account,
): Promise<MergeState> {
  const unknown = { mergeable: undefined, state: 'unknown', commit: undefined, missing: [] } as const;
  if (pull.issue.state === 'closed') return unknown;
  const base = await tipOf(repository, `refs/heads/${pull.base.ref}`);
  if (base === undefined) return unknown;
  const commit = await unite(repository, pull, base);
  if (commit === undefined) return { mergeable: false, state: 'dirty', commit, missing: [] };
  const missing = await missingFor(world, repository, pull, by);
  const state = pull.draft ? 'draft' : stateOf(repository, pull, missing);
  return { mergeable: true, state, commit, missing };
}

function stateOf(repository: Repository, { head }: Pull, missing: readonly string[]): MergeState['state'] {
  if (missing.some((each) => each !== BEHIND)) return 'blocked';
  if (missing.length > 0) return 'behind';
  return isFine(repository, head.sha) ? 'clean' : 'unstable';
}

/** Whether the last word of everybody on a commit is good, asked for or not. */
function isFine({ checkRuns, statuses }: Repository, sha: string): boolean {
  const last = new Map<string, boolean>();
  for (const { headSha, app, name, conclusion = '' } of checkRuns.values()) {
    if (headSha === sha) last.set(`${app.id} ${name}`, ['success', 'neutral', 'skipped'].includes(conclusion));
  }
  for (const status of statuses) {
    if (status.sha === sha) last.set(status.context, status.state === 'success');
  }
  return [...last.values()].every((each) => each);
}

async function unite(repository: Repository, { issue, head }: Pull, base: string): Promise<string | undefined> {
  return await united.of(repository, `${issue.number} ${base} ${head.sha}`, () =>
    testMergeOf(repository, issue.number, base, head.sha),
  );
}

async function testMergeOf(
  repository: Repository,
  number: number,
  base: string,
  head: string,
): Promise<string | undefined> {
  const commit = await testMerge(repository, base, head);
  if (commit !== undefined) await setRef(repository, `refs/pull/${number}/merge`, commit);
  return commit;
}
