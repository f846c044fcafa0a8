import { git } from '../git/run.ts';
import { fullNameOf, type Repository } from '../repository.ts';
import type { World } from '../world.ts';

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
  { folder }: Repository,
  range: readonly string[],
  most: number,
): Promise<readonly CommitFacts[]> {
  const args = ['log', '-z', `--max-count=${most}`, `--format=${FORMAT}%x00`, ...range, '--'];
  return commitsIn(await git(folder, args));
}

/** Commits by their numbers, each once or more, in the order in which they are asked for. */
export async function commitsAt({ folder }: Repository, shas: readonly string[]): Promise<readonly CommitFacts[]> {
  if (shas.length === 0) return [];
  const args = ['log', '-z', '--no-walk=unsorted', `--format=${FORMAT}%x00`, '--stdin'];
  const input = [...new Set(shas)].map((sha) => `${sha}\n`).join('');
  const found = new Map(commitsIn(await git(folder, args, { input })).map((commit) => [commit.sha, commit]));
  return shas.flatMap((sha) => found.get(sha) ?? []);
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
  return Number.isNaN(time) ? date : new Date(time).toISOString().replace('.000Z', 'Z');
}

/** `commit`: GitHub does not know whose e-mail it is. */
export function showCommit(
  world: World,
  repository: Repository,
  commit: CommitFacts,
): Readonly<Record<string, unknown>> {
  const { sha, tree, parents, author, committer, message } = commit;
  const full = fullNameOf(repository);
  const api = `${world.url}/api/v3/repos/${full}`;
  return {
    sha,
    node_id: `C_${sha}`,
    url: `${api}/commits/${sha}`,
    html_url: `${world.url}/${full}/commit/${sha}`,
    comments_url: `${api}/commits/${sha}/comments`,
    commit: {
      url: `${api}/git/commits/${sha}`,
      author,
      committer,
      message,
      comment_count: 0,
      tree: { sha: tree, url: `${api}/git/trees/${tree}` },
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    author: null,
    committer: null,
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: `${world.url}/${full}/commit/${parent}`,
    })),
  };
}
