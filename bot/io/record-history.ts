/** Whether the branch of the record only ever grew: what is recorded is never changed or taken away. */
import { STATE_PATH } from '../core/release/names.ts';
import { RELEASES_FOLDER } from '../core/release/read-record.ts';
import { complaint, runSafeGit } from './git-process.ts';
import { GitFailed } from './git-write.ts';

/** A file of the record that is not as it was first written. */
export interface AlteredFile {
  readonly path: string;
  /** The commit that first changed it, and its date: ISO 8601 in UTC. */
  readonly commit: string;
  readonly date: string;
  /** What it was. */
  readonly original: string;
}

const LINE = ['--first-parent', '--diff-merges=first-parent'] as const;

/** In a bare clone: files of publications that a commit of the branch changed or removed, and that are still not as they were. */
export async function alteredFiles(folder: string, tip: string): Promise<readonly AlteredFile[]> {
  const first = await firstOf(folder, tip);
  const range = first === undefined ? tip : `${first}..${tip}`;
  const format = '--format=%x01%H %ct';
  const args = ['log', ...LINE, '--reverse', '--no-renames', '--diff-filter=MDT', '--name-only', '-z', format];
  const out = await logOf(folder, [...args, '--end-of-options', range, '--', `${RELEASES_FOLDER}/`]);
  const found = new Map<string, AlteredFile>();
  for (const block of out.split('\u0001').slice(1)) {
    const [head = '', ...rest] = block.split('\0');
    const [commit = '', seconds = '0'] = head.trim().split(' ');
    const date = `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`;
    for (const path of rest.map((each) => each.replace(/^\n/, '')).filter((each) => each !== '')) {
      const original = found.has(path) ? undefined : await textAt(folder, `${commit}^1`, path);
      if (original !== undefined) found.set(path, { path, commit, date, original });
    }
  }
  const altered: AlteredFile[] = [];
  for (const file of found.values()) if (file.original !== (await textAt(folder, tip, file.path))) altered.push(file);
  return altered.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The branch's own beginning: before it on the line are commits of the data. */
async function firstOf(folder: string, tip: string): Promise<string | undefined> {
  const args = [
    'log',
    ...LINE,
    '--no-renames',
    '--no-patch',
    '--diff-filter=A',
    '--format=%H',
    '--end-of-options',
    tip,
    '--',
    STATE_PATH,
  ];
  return (await logOf(folder, args)).split('\n').at(-1) || undefined;
}

/** The clone's own log: whatever the surroundings say of another repository is not obeyed. */
async function logOf(folder: string, args: readonly string[]): Promise<string> {
  const ended = await runSafeGit({ folder, args });
  if (ended.status !== 0) throw new GitFailed(`git log ended with ${ended.status}: ${complaint(ended)}`);
  return ended.out;
}

async function textAt(folder: string, commit: string, path: string): Promise<string | undefined> {
  const { status, out } = await runSafeGit({ folder, args: ['cat-file', 'blob', `${commit}:${path}`], exact: true });
  return status === 0 ? out : undefined;
}
