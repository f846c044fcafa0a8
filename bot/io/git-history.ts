import type { LineCommit } from '../core/release/history.ts';
import { runGit } from './git-run.ts';

/**
 * The commits of a branch's own line (first parents) after one of them up to its tip, the oldest first. `undefined`
 * where `after` is not on that line: the history was rewritten.
 */
export async function lineAfter(
  folder: string,
  after: string,
  tip: string,
): Promise<readonly LineCommit[] | undefined> {
  const commits = await lineOf(folder, `${after}..${tip}`);
  if (after === tip) return [];
  return commits[0]?.parent === after ? commits : undefined;
}

/** One commit. */
export async function commitAt(folder: string, commit: string): Promise<LineCommit> {
  const [found] = await lineOf(folder, commit, ['--max-count=1']);
  if (found === undefined) throw new Error(`git rev-list knows nothing of ${commit}`);
  return found;
}

async function lineOf(folder: string, range: string, more: readonly string[] = []): Promise<readonly LineCommit[]> {
  const args = ['rev-list', '--first-parent', '--reverse', '--no-commit-header', '--format=%H %ct %P%x09%s', ...more];
  const { status, out } = await runGit(folder, [...args, '--end-of-options', range, '--']);
  if (status !== 0) throw new Error(`git rev-list ended with ${status}`);
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      const [commit = '', seconds = '0', parent] = line.slice(0, tab).split(' ');
      const date = `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`;
      return { commit, parent: parent === '' ? undefined : parent, date, subject: line.slice(tab + 1) };
    });
}
