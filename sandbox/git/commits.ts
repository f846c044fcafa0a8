/** Commits, as git tells them. */
import type { Repository } from '../repository.ts';
import { lookInto } from './look-up.ts';
import { git } from './run.ts';

/** A commit as git tells it. */
export interface CommitFacts {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: CommitPerson;
  readonly committer: CommitPerson;
  readonly message: string;
}

/** Who made a commit, and when: what anybody may write. */
export interface CommitPerson {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

const FORMAT = '%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B';

/** Commits of a range, the newest first. */
export async function commitsOf(
  { folder }: Pick<Repository, 'folder'>,
  range: readonly string[],
  most: number,
): Promise<readonly CommitFacts[]> {
  const args = ['log', '-z', `--max-count=${most}`, `--format=${FORMAT}%x00`, ...range, '--'];
  return commitsIn(await git(folder, args));
}

/** More commits than these are told by a git of their own. */
const FEW = 30;

/** Commits by their numbers, each once or more, in the order in which they are asked for. */
export async function commitsAt(
  { folder }: Pick<Repository, 'folder'>,
  shas: readonly string[],
): Promise<readonly CommitFacts[]> {
  const wanted = [...new Set(shas)];
  const read = wanted.length > FEW ? [] : await Promise.all(wanted.map((sha) => plainCommit(folder, sha)));
  const found = new Map(read.flatMap((commit) => (commit === undefined ? [] : [[commit.sha, commit]])));
  const input = wanted.flatMap((sha) => (found.has(sha) ? [] : [`${sha}\n`])).join('');
  if (input !== '') {
    const args = ['log', '-z', '--no-walk=unsorted', `--format=${FORMAT}%x00`, '--stdin'];
    for (const commit of commitsIn(await git(folder, args, { input }))) found.set(commit.sha, commit);
  }
  return shas.flatMap((sha) => found.get(sha) ?? []);
}

/** A name, an address and a time of which there can be no two opinions. */
const PERSON = String.raw`([^<>\s]|[^<>\s][^<>\n]*[^<>\s]) <([^<>\s]*)> (\d{1,10}) [+-](?:0\d|1[0-4])[0-5]\d\n`;
const PLAIN = new RegExp(
  String.raw`^tree ([0-9a-f]{40})\n((?:parent [0-9a-f]{40}\n)*)author ${PERSON}committer ${PERSON}` +
    String.raw`((?:(?!encoding |author |committer )[^\n]+\n)*)\n`,
);

/** A commit as it lies in git; `undefined` where it is not as all are made: those git itself has to tell. */
async function plainCommit(folder: string, sha: string): Promise<CommitFacts | undefined> {
  const commit = await lookInto(folder, sha);
  const text = commit?.type === 'commit' ? commit.bytes.toString('utf8') : '\0';
  const match = PLAIN.exec(text);
  if (commit === undefined || match === null || text.includes('\0')) return undefined;
  const [head, tree = '', parents = '', an = '', ae = '', at = '', cn = '', ce = '', ct = ''] = match;
  return {
    sha: commit.sha,
    tree,
    parents: parents.split('\n').flatMap((line) => (line === '' ? [] : [line.slice('parent '.length)])),
    author: { name: an, email: ae, date: utc(Number(at) * 1000) },
    committer: { name: cn, email: ce, date: utc(Number(ct) * 1000) },
    message: text.slice(head.length).replace(/\n$/, ''),
  };
}

function commitsIn(out: string): readonly CommitFacts[] {
  const parts = out.split('\0');
  const commits: CommitFacts[] = [];
  for (let at = 0; at + 9 < parts.length; at += 11) {
    const [sha = '', tree = '', parents = '', an = '', ae = '', aI = '', cn = '', ce = '', cI = '', message = ''] =
      parts.slice(at, at + 10);
    commits.push({
      sha: sha.trim(),
      tree,
      parents: parents === '' ? [] : parents.split(' '),
      author: { name: an, email: ae, date: inUtc(aI) },
      committer: { name: cn, email: ce, date: inUtc(cI) },
      message: message.replace(/\n$/, ''),
    });
  }
  return commits;
}

/** As GitHub writes it; a time that is none stays as git has it. */
function inUtc(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : utc(time);
}

function utc(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
