import { isAtLeast, roleIn } from '../access.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { type MergeMethod, mergeCommit } from '../git/merge.ts';
import { bringCommit } from '../git/network.ts';
import { afterPush } from '../git/push.ts';
import { isAncestor, tipOf } from '../git/refs.ts';
import { git } from '../git/run.ts';
import { mergePull } from '../merging.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { apiOf } from '../show/conversation.ts';
import { pullOf } from './pulls.ts';

const ONE = '/repos/{owner}/{repo}/pulls/{pull_number}';

/** Merging a pull request, and bringing its branch up to its base. */
export const MERGE_OPERATIONS: readonly Operation[] = [
  {
    id: 'pulls/check-if-merged',
    method: 'GET',
    path: `${ONE}/merge`,
    needs: { permission: ['contents', 'read'], role: 'read' },
    handle: isMerged,
  },
  {
    id: 'pulls/merge',
    method: 'PUT',
    path: `${ONE}/merge`,
    needs: { permission: ['contents', 'write'], role: 'write' },
    handle: merge,
  },
  {
    id: 'pulls/update-branch',
    method: 'PUT',
    path: `${ONE}/update-branch`,
    needs: { permission: ['pull_requests', 'write'], role: 'read' },
    handle: updateBranch,
  },
];

function isMerged(call: Call): Answer {
  if (pullOf(call).merged === undefined) throw new ApiError(404, 'Not Found');
  return { status: 204 };
}

async function merge(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const body = new Body(call);
  const sha = await mergePull(world, repository, pullOf(call), doer(world, actor), {
    method: (body.text('merge_method') ?? 'merge') as MergeMethod,
    expected: body.text('sha'),
    title: body.text('commit_title'),
    message: body.text('commit_message'),
  });
  return { status: 200, body: { sha, merged: true, message: 'Pull Request successfully merged' } };
}

async function updateBranch(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const pull = pullOf(call);
  const { issue, head, base } = pull;
  const sender = doer(world, actor);
  const expected = new Body(call).text('expected_head_sha');
  const from = head.repository;
  if (issue.state === 'closed' || from === undefined) throw new ApiError(422, 'Cannot update a closed pull request.');
  if (actor.kind === 'user' && !isAtLeast(roleIn(world, from, sender), 'write')) {
    throw new ApiError(403, 'Must have write access to the head branch.');
  }
  const before = head.sha;
  if (expected !== undefined && expected !== before) {
    throw new ApiError(422, 'expected head sha didn’t match current head ref.');
  }
  const tip = await tipOf(repository, `refs/heads/${base.ref}`);
  if (tip === undefined || (await isAncestor(repository, tip, before))) {
    throw new ApiError(422, 'There are no new commits on the base branch.');
  }
  const message = `Merge branch '${base.ref}' into ${head.ref}`;
  const people = { author: sender, committer: sender, now: world.now() };
  const after = await mergeCommit(repository, { base: before, head: tip, method: 'merge', message, ...people });
  if (after === undefined) throw new ApiError(422, 'merge conflict between base and head');
  const ref = `refs/heads/${head.ref}`;
  await bringCommit(repository, from, after);
  await git(from.folder, ['update-ref', ref, after, before]).catch(() => {
    throw new ApiError(422, 'expected head sha didn’t match current head ref.');
  });
  await afterPush(world, from, sender, [{ ref, before, after }]);
  const url = `${apiOf(world, repository)}/pulls/${issue.number}`;
  return { status: 202, body: { message: 'Updating pull request branch.', url } };
}
