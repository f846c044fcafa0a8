import { canSee } from '../auth.ts';
import { commitsAt } from '../git/commits.ts';
import { countCommits, EMPTY_TREE, filesBetween } from '../git/difference.ts';
import { bringCommit, sourceOf } from '../git/network.ts';
import { commitNamed, refsOf } from '../git/refs.ts';
import { git, gitIf } from '../git/run.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, pageOf, paginate } from '../pagination.ts';
import type { Repository } from '../repository.ts';
import { showCommit } from '../show/commit.ts';
import { apiOf, webOf } from '../show/conversation.ts';
import { showChangedFile } from '../show/file.ts';

const READ = { permission: ['contents', 'read'], role: 'read' } as const;
const REPO = '/repos/{owner}/{repo}';
/** Files that a comparison lists, and a page of a commit's. */
const MOST_FILES = 300;
/** Files that the pages of a commit list. */
const MOST_FILES_IN_ALL = 3_000;
/** Commits that a comparison lists where no page is asked for. */
const MOST_COMMITS = 250;

/** Commits and comparisons of them. */
export const COMMIT_OPERATIONS: readonly Operation[] = [
  { id: 'repos/list-commits', method: 'GET', path: `${REPO}/commits`, needs: READ, handle: list },
  { id: 'repos/get-commit', method: 'GET', path: `${REPO}/commits/{ref}`, needs: READ, handle: get },
  {
    id: 'repos/compare-commits-with-basehead',
    method: 'GET',
    path: `${REPO}/compare/{basehead}`,
    needs: READ,
    handle: compare,
  },
];

async function list(call: Call): Promise<Answer> {
  const { world, repository, query } = call;
  if ((await refsOf(repository)).size === 0) throw new ApiError(409, 'Git Repository is empty.');
  const from = need(await commitNamed(repository, query.get('sha') ?? repository.defaultBranch));
  const [author, since, until, path] = ['author', 'since', 'until', 'path'].map((name) => query.get(name) ?? '');
  const filters = [
    ...(author === '' ? [] : ['--fixed-strings', '--regexp-ignore-case', `--author=${author}`]),
    ...(since === '' ? [] : [`--since=${since}`]),
    ...(until === '' ? [] : [`--until=${until}`]),
  ];
  const out = await git(repository.folder, [
    'rev-list',
    ...filters,
    from,
    '--',
    ...(path ? [`:(literal)${path}`] : []),
  ]);
  const shas = out === '' ? [] : out.split('\n');
  const { page, perPage } = pageOf(call);
  const shown = await commitsAt(repository, shas.slice((page - 1) * perPage, page * perPage));
  const bySha = new Map(shown.map((commit) => [commit.sha, commit]));
  return await paginate(call, shas, (sha) => showCommit(world, repository, need(bySha.get(sha))));
}

async function get(call: Call): Promise<Answer> {
  const { world, repository, params, query, path } = call;
  const name = params['ref'] ?? '';
  const sha = await commitNamed(repository, name);
  if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${name}`);
  const [commit] = await commitsAt(repository, [sha]);
  const { parents } = need(commit);
  const files = await filesBetween(repository, parents[0] ?? EMPTY_TREE, sha);
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  const { page } = pageOf(call);
  const listed = files.slice(0, MOST_FILES_IN_ALL);
  const next = new URLSearchParams(query);
  next.set('page', String(page + 1));
  const link = `<${world.url}${path}?${next.toString()}>; rel="next"`;
  return {
    status: 200,
    headers: page * MOST_FILES < listed.length ? { link } : {},
    body: {
      ...showCommit(world, repository, need(commit)),
      stats: { additions, deletions, total: additions + deletions },
      files: listed
        .slice((page - 1) * MOST_FILES, page * MOST_FILES)
        .map((file) => showChangedFile(world, repository, file, sha)),
    },
  };
}

async function compare(call: Call): Promise<Answer> {
  const { world, repository, params, query } = call;
  const basehead = params['basehead'] ?? '';
  const [from = '', to, ...more] = basehead.split('...');
  if (to === undefined || more.length > 0) throw new ApiError(404, 'Not Found');
  const [base, head] = [await sideOf(call, from), await sideOf(call, to)];
  const common = await gitIf(repository.folder, ['merge-base', base, head]);
  if (common === undefined) throw new ApiError(404, `No common ancestor between ${from} and ${to}.`);
  const [ahead, behind] = [await countCommits(repository, base, head), await countCommits(repository, head, base)];
  const out = await git(repository.folder, ['rev-list', '--reverse', head, `^${base}`]);
  const shas = out === '' ? [] : out.split('\n');
  const { page, perPage } = pageOf(call);
  const isPaged = query.has('page') || query.has('per_page');
  const wanted = isPaged ? shas.slice((page - 1) * perPage, page * perPage) : shas.slice(0, MOST_COMMITS);
  const [first, second, ...commits] = await commitsAt(repository, [base, common, ...wanted]);
  const files = page === 1 ? await filesBetween(repository, common, head) : [];
  const web = `${webOf(world, repository)}/compare/${encodeURIComponent(basehead)}`;
  return {
    status: 200,
    body: {
      url: `${apiOf(world, repository)}/compare/${encodeURIComponent(basehead)}`,
      html_url: web,
      permalink_url: `${webOf(world, repository)}/compare/${base}...${head}`,
      diff_url: `${web}.diff`,
      patch_url: `${web}.patch`,
      base_commit: showCommit(world, repository, need(first)),
      merge_base_commit: showCommit(world, repository, need(second)),
      status: ahead > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical',
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      commits: commits.map((commit) => showCommit(world, repository, commit)),
      files: files.slice(0, MOST_FILES).map((file) => showChangedFile(world, repository, file, head)),
    },
  };
}

/** One side of a comparison: `branch`, `owner:branch` or `owner:name:branch`, of this repository or its forks. */
async function sideOf({ world, repository, actor }: Call, text: string): Promise<string> {
  const parts = text.split(':');
  const name = parts.pop() ?? '';
  const [owner, repo] = parts;
  const isMeant = (one: Repository): boolean =>
    sourceOf(one) === sourceOf(repository) &&
    canSee(world, actor, one) &&
    one.owner.login.toLowerCase() === owner?.toLowerCase() &&
    (repo === undefined || one.name.toLowerCase() === repo.toLowerCase());
  const of = owner === undefined || isMeant(repository) ? repository : [...world.repositories.values()].find(isMeant);
  const commit = need(await commitNamed(need(of), name));
  await bringCommit(need(of), repository, commit);
  return commit;
}
