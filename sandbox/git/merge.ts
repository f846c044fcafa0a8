import type { Account } from '../account.ts';
import type { Repository } from '../repository.ts';
import { GitError, git } from './run.ts';

/** GitHub's ways of merging. */
export type MergeMethod = 'merge' | 'squash' | 'rebase';

/** A merge that is to be made. */
export interface MergeOrder {
  readonly base: string;
  readonly head: string;
  readonly method: MergeMethod;
  /** Of the commit; commits that are rebased keep their own. */
  readonly message: string;
  /** Whose the commit is. */
  readonly author: Account;
  /** Who merges. */
  readonly committer: Account;
  readonly now: Date;
}

/** The tree of a merge, or `undefined` where the two conflict. */
export async function mergedTree({ folder }: Repository, base: string, head: string): Promise<string | undefined> {
  try {
    return (await git(folder, ['merge-tree', '--write-tree', base, head])).split('\n')[0];
  } catch (error) {
    if (error instanceof GitError && (error.status === 1 || /unrelated histories/.test(error.stderr))) return undefined;
    throw error;
  }
}

/** What a merge would give, as a commit of nobody; `undefined` on a conflict. */
export async function testMerge(repository: Repository, base: string, head: string): Promise<string | undefined> {
  const tree = await mergedTree(repository, base, head);
  if (tree === undefined) return undefined;
  return await commit(repository, { tree, parents: [base, head], message: `Merge ${head} into ${base}` });
}

/** Makes the commit that merging a head into a base gives, in one of GitHub's three ways; `undefined` on a conflict. */
export async function mergeCommit(repository: Repository, order: MergeOrder): Promise<string | undefined> {
  const { base, head, method, message } = order;
  if (method === 'rebase') return await rebased(repository, order);
  const tree = await mergedTree(repository, base, head);
  if (tree === undefined) return undefined;
  const parents = method === 'merge' ? [base, head] : [base];
  return await commit(repository, { tree, parents, message, env: peopleOf(order) });
}

function peopleOf({
  author,
  committer,
  now,
}: Pick<MergeOrder, 'author' | 'committer' | 'now'>): Record<string, string> {
  const date = now.toISOString();
  return {
    GIT_AUTHOR_NAME: author.name ?? author.login,
    GIT_AUTHOR_EMAIL: emailOf(author),
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: committer.name ?? committer.login,
    GIT_COMMITTER_EMAIL: emailOf(committer),
    GIT_COMMITTER_DATE: date,
  };
}

function emailOf({ id, login }: Account): string {
  return `${id}+${login}@users.noreply.example.org`;
}

interface CommitOrder {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly env?: Readonly<Record<string, string>>;
}

async function commit({ folder }: Repository, { tree, parents, message, env = {} }: CommitOrder): Promise<string> {
  const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])];
  // By its input: a message may hold what no argument can.
  return await git(folder, [...args, '-F', '-'], { input: message.replaceAll('\0', ''), env });
}

async function rebased(repository: Repository, order: MergeOrder): Promise<string | undefined> {
  const { folder } = repository;
  const { base, head } = order;
  const listed = await git(folder, ['rev-list', '--reverse', '--topo-order', '--no-merges', `${base}..${head}`]);
  let upon = base;
  for (const each of listed.split('\n').filter((line) => line !== '')) {
    const tree = await pickedTree(repository, upon, each);
    if (tree === undefined) return undefined;
    const told = await git(folder, ['log', '-1', '--format=%an%x00%ae%x00%aI%x00%B', each]);
    const [name = '', email = '', date = '', message = ''] = told.split('\0');
    const author = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: date };
    upon = await commit(repository, { tree, parents: [upon], message, env: { ...peopleOf(order), ...author } });
  }
  return upon;
}

/** A cherry-pick without a work tree: a commit of what stands, upon the picked one's parent, is merged with it. */
async function pickedTree(repository: Repository, upon: string, picked: string): Promise<string | undefined> {
  const parent = await git(repository.folder, ['rev-parse', '--verify', `${picked}^`]).catch(() => undefined);
  if (parent === undefined) return undefined;
  const ours = await commit(repository, { tree: `${upon}^{tree}`, parents: [parent], message: 'ours' });
  return await mergedTree(repository, ours, picked);
}
