import type { Account } from '../account.ts';
import { type CommitFacts, commitsAt, commitsOf } from '../git/commits.ts';
import { isAncestor, NOTHING, tipOf } from '../git/refs.ts';
import { gitBytes } from '../git/run.ts';
import type { Repository } from '../repository.ts';
import type { World } from '../world.ts';
import { webOf } from './conversation.ts';

type Shown = Readonly<Record<string, unknown>>;

interface Change {
  readonly ref: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Commits that a `push` tells of. */
const MOST_COMMITS = 2_048;

/** What a `push` event says of one ref. */
export async function showPushed(
  world: World,
  repository: Repository,
  sender: Account,
  change: Change,
): Promise<Shown> {
  const { ref, before, after } = change;
  const head = after === undefined ? undefined : await tipOf(repository, after);
  const [from, to] = [before ?? NOTHING, after ?? NOTHING];
  const [came, own] = head === undefined ? [[], []] : await commitsIn(repository, change, head);
  const files = await filesIn(repository, came);
  const distinct = new Set(own.map(({ sha }) => sha));
  const show = (commit: CommitFacts): Shown => ({
    id: commit.sha,
    tree_id: commit.tree,
    distinct: distinct.has(commit.sha),
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${webOf(world, repository)}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    added: [],
    removed: [],
    modified: [],
    ...files.get(commit.sha),
  });
  const first = came[0]?.sha === head ? came[0] : head && (await commitsAt(repository, [head]))[0];
  return {
    ref,
    before: from,
    after: to,
    created: before === undefined,
    deleted: after === undefined,
    forced: before !== undefined && after !== undefined && !(await isAncestor(repository, before, after)),
    base_ref: null,
    compare: `${webOf(world, repository)}/compare/${from.slice(0, 12)}...${to.slice(0, 12)}`,
    commits: ref.startsWith('refs/heads/') ? [...came].reverse().map(show) : [],
    head_commit: first ? show(first) : null,
    pusher: { name: sender.login, email: `${sender.login.replace('[bot]', '')}@users.noreply.example.org` },
  };
}

/** The commits that a ref gained, and those of them that no other branch had; the newest first. */
async function commitsIn(
  repository: Repository,
  { ref, before }: Change,
  head: string,
): Promise<readonly [readonly CommitFacts[], readonly CommitFacts[]]> {
  const others = ['--not', `--exclude=${ref}`, '--glob=refs/heads/*'];
  const old = before === undefined ? [] : [`^${before}`];
  const own = await commitsOf(repository, [head, ...old, ...others], MOST_COMMITS);
  if (before === undefined) return [own, own];
  return [await commitsOf(repository, [head, ...old], MOST_COMMITS), own];
}

type Touched = Record<'added' | 'removed' | 'modified', string[]>;

/** The paths that each commit touched, against its first parent. */
async function filesIn({ folder }: Repository, commits: readonly CommitFacts[]): Promise<ReadonlyMap<string, Touched>> {
  if (commits.length === 0) return new Map();
  const args = ['diff-tree', '--stdin', '-r', '-z', '--root', '-m', '--first-parent', '--no-renames', '--name-status'];
  const input = commits.map(({ sha }) => `${sha}\n`).join('');
  const parts = (await gitBytes(folder, args, { input })).toString().split('\0');
  const files = new Map<string, Touched>();
  let current: Touched = { added: [], removed: [], modified: [] };
  for (let at = 0; at < parts.length; at += 1) {
    const part = (parts[at] ?? '').trim();
    if (part.length >= 40) {
      current = { added: [], removed: [], modified: [] };
      files.set(part.slice(0, 40), current);
    } else if (part !== '') {
      at += 1;
      current[part === 'A' ? 'added' : part === 'D' ? 'removed' : 'modified'].push(parts[at] ?? '');
    }
  }
  return files;
}
