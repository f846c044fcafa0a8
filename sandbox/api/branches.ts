import { commitsAt } from '../git/commits.ts';
import { refsOf, tipOf } from '../git/refs.ts';
import type { Answer, Call, Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { isProtected, showBranch, showBranchWhole, showTag } from '../show/branch.ts';
import { showCommit } from '../show/commit.ts';

const READ = { permission: ['contents', 'read'], role: 'read' } as const;
const REPO = '/repos/{owner}/{repo}';

/** Branches and tags, read. */
export const BRANCH_OPERATIONS: readonly Operation[] = [
  { id: 'repos/list-branches', method: 'GET', path: `${REPO}/branches`, needs: READ, handle: listBranches },
  { id: 'repos/get-branch', method: 'GET', path: `${REPO}/branches/{branch}`, needs: READ, handle: getBranch },
  { id: 'repos/list-tags', method: 'GET', path: `${REPO}/tags`, needs: READ, handle: listTags },
];

async function listBranches(call: Call): Promise<Answer> {
  const { world, repository, query } = call;
  const wanted = query.get('protected');
  const branches = [...(await refsOf(repository, ['refs/heads']))]
    .map(([ref, sha]) => [ref.slice('refs/heads/'.length), sha] as const)
    .filter(([name]) => wanted === null || String(isProtected(repository, name)) === wanted);
  return await paginate(call, branches, ([name, sha]) => showBranch(world, repository, name, sha));
}

async function getBranch({ world, repository, params }: Call): Promise<Answer> {
  const name = params['branch'] ?? '';
  const sha = need(await tipOf(repository, `refs/heads/${name}`));
  const [commit] = await commitsAt(repository, [sha]);
  const shown = showCommit(world, repository, need(commit));
  return { status: 200, body: showBranchWhole(world, repository, name, shown) };
}

async function listTags(call: Call): Promise<Answer> {
  const { world, repository } = call;
  const names = [...(await refsOf(repository, ['refs/tags'])).keys()].reverse();
  return await paginate(call, names, async (ref) =>
    showTag(world, repository, ref.slice('refs/tags/'.length), need(await tipOf(repository, ref))),
  );
}
