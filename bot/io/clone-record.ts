import { createHash } from 'node:crypto';
import { manifestPath, PUBLISHED_BRANCH, type TagName } from '../core/release/names.ts';
import { tagPath } from '../core/release/record.ts';
import type { ShelfTag } from '../core/release/shelf.ts';
import type { RecordEvidence } from '../core/release/verify.ts';
import { GitRepository } from './git.ts';
import { runGit } from './git-run.ts';
import { tagObjectId } from './tag-object-id.ts';

/** A tag as a clone has it. */
export async function cloneTag(folder: string, tag: string): Promise<ShelfTag> {
  const object = await idOf(folder, `refs/tags/${tag}`);
  if (object === undefined) return { kind: 'missing' };
  const { status, out } = await runGit(folder, ['cat-file', 'tag', object]);
  if (status !== 0) return { kind: 'lightweight', commit: object };
  const end = out.indexOf('\n\n');
  const headers = new Map(
    out
      .slice(0, end)
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  );
  const commit = headers.get('object') ?? '';
  // A tag object carries its own name: one that was put under another is none of ours.
  if (headers.get('tag') !== tag || headers.get('type') !== 'commit') return { kind: 'lightweight', commit };
  return { kind: 'annotated', object, commit, message: out.slice(end + 2) };
}

/** What a clone's record of publications says of one: the server's branch where it was fetched, else its own. */
export async function cloneRecord(folder: string, name: TagName): Promise<RecordEvidence> {
  for (const branch of [`refs/remotes/origin/${PUBLISHED_BRANCH}`, `refs/heads/${PUBLISHED_BRANCH}`]) {
    const commit = await idOf(folder, `${branch}^{commit}`);
    if (commit !== undefined)
      return await recordAt(folder, commit, branch.replace(/^refs\/(remotes|heads)\//, ''), name);
  }
  return { kind: 'no-branch' };
}

async function recordAt(folder: string, commit: string, branch: string, name: TagName): Promise<RecordEvidence> {
  const repository = new GitRepository(folder);
  try {
    const snapshot = repository.snapshot(commit);
    const paths = [tagPath(name), manifestPath(name)] as const;
    const entries = await Promise.all(paths.map(async (path) => await snapshot.stat(path)));
    if (!entries.every((entry) => entry?.kind === 'file')) return { kind: 'not-recorded', branch };
    const [tag, manifest] = [await snapshot.read(paths[0]), await snapshot.read(paths[1])];
    return { kind: 'recorded', branch, object: tagObjectId(tag, commit), manifest: digestOf(manifest) };
  } finally {
    await repository.close();
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function idOf(folder: string, revision: string): Promise<string | undefined> {
  const { status, out } = await runGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', revision]);
  const id = out.trim();
  return status === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
}
