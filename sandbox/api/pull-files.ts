import { commitsOf } from '../git/commits.ts';
import { git, gitBytes } from '../git/run.ts';
import type { Answer, Call, Operation } from '../operation.ts';
import { paginate } from '../pagination.ts';
import type { Repository } from '../repository.ts';
import { showCommit } from '../show/commit.ts';
import { apiOf, webOf } from '../show/conversation.ts';
import { pullOf } from './pulls.ts';

const READ = { permission: ['pull_requests', 'read'], role: 'read' } as const;
const ONE = '/repos/{owner}/{repo}/pulls/{pull_number}';
/** GitHub lists no more. */
const MOST_FILES = 3_000;
const MOST_COMMITS = 250;

/** What a pull changes, as GitHub lists it: never more than it lists. */
export const PULL_FILE_OPERATIONS: readonly Operation[] = [
  { id: 'pulls/list-files', method: 'GET', path: `${ONE}/files`, needs: READ, handle: files },
  { id: 'pulls/list-commits', method: 'GET', path: `${ONE}/commits`, needs: READ, handle: commits },
];

async function commits(call: Call): Promise<Answer> {
  const { world, repository } = call;
  const { base, head } = pullOf(call);
  const range = `${base.sha}..${head.sha}`;
  // The oldest first, and of more than can be listed the oldest.
  const listed = await git(repository.folder, ['rev-list', '--reverse', '--topo-order', range]);
  const kept = listed
    .split('\n')
    .slice(0, MOST_COMMITS)
    .filter((line) => line !== '');
  if (kept.length === 0) return await paginate(call, [], (each) => each);
  const found = await commitsOf(repository, ['--no-walk=unsorted', ...kept], MOST_COMMITS);
  return await paginate(call, found, (commit) => showCommit(world, repository, commit));
}

async function files(call: Call): Promise<Answer> {
  const { world, repository } = call;
  const { base, head } = pullOf(call);
  const found = await changesBetween(repository, base.sha, head.sha);
  return await paginate(call, found.slice(0, MOST_FILES), ({ sha, status, path, before, additions, deletions }) => {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    const at = status === 'removed' ? base.sha : head.sha;
    return {
      sha,
      filename: path,
      status,
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `${webOf(world, repository)}/blob/${at}/${encoded}`,
      raw_url: `${webOf(world, repository)}/raw/${at}/${encoded}`,
      contents_url: `${apiOf(world, repository)}/contents/${encoded}?ref=${at}`,
      ...(before === undefined ? {} : { previous_filename: before }),
    };
  });
}

const STATUS: Readonly<Record<string, string>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

/** A changed file. */
interface FileChange {
  /** Of the blob; of a file that is gone the one that it had. */
  readonly sha: string;
  readonly status: string;
  readonly path: string;
  /** The path that it had. */
  readonly before: string | undefined;
  readonly additions: number;
  readonly deletions: number;
}

async function changesBetween({ folder }: Repository, base: string, head: string): Promise<readonly FileChange[]> {
  const range = `${base}...${head}`;
  const raw = (await gitBytes(folder, ['diff', '--raw', '-z', '--find-renames', '--no-abbrev', range])).toString();
  const counts = await numbersOf(folder, range);
  const parts = raw.split('\0');
  const changes: FileChange[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const [, old = '', now = '', kind = ''] = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(parts[at] ?? '') ?? [];
    if (kind === '') continue;
    const before = kind === 'R' || kind === 'C' ? parts[++at] : undefined;
    const path = parts[++at] ?? '';
    const [additions, deletions] = counts.get(path) ?? [0, 0];
    const sha = kind === 'D' ? old : now;
    changes.push({ sha, status: STATUS[kind] ?? 'changed', path, before, additions, deletions });
  }
  return changes;
}

/** Lines added and removed, by path: none in a file that is not text. */
async function numbersOf(folder: string, range: string): Promise<ReadonlyMap<string, readonly [number, number]>> {
  const out = await gitBytes(folder, ['diff', '--numstat', '-z', '--find-renames', range]);
  const parts = out.toString().split('\0');
  const counts = new Map<string, readonly [number, number]>();
  for (let at = 0; at < parts.length; at += 1) {
    const [, added, removed, path] = /^(\d+|-)\t(\d+|-)\t(.*)$/s.exec(parts[at] ?? '') ?? [];
    if (path === undefined) continue;
    // Of a rename, both paths follow.
    if (path === '') at += 2;
    counts.set(path === '' ? (parts[at] ?? '') : path, [Number(added) || 0, Number(removed) || 0]);
  }
  return counts;
}
