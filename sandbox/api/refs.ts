import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { refusedWorkflows } from '../git/gate.ts';
import { typeOf } from '../git/objects.ts';
import { afterPush } from '../git/push.ts';
import { isAncestor, NOTHING, objectOf, refsOf, setRef } from '../git/refs.ts';
import { GitError, gitIf } from '../git/run.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { refusedPush } from '../rules.ts';
import { showRef } from '../show/reference.ts';

const READ = { permission: ['contents', 'read'], role: 'read' } as const;
const WRITE = { permission: ['contents', 'write'], role: 'write' } as const;
const GIT = '/repos/{owner}/{repo}/git';

/** Refs, read and moved. */
export const REF_OPERATIONS: readonly Operation[] = [
  { id: 'git/get-ref', method: 'GET', path: `${GIT}/ref/{ref}`, needs: READ, handle: get },
  { id: 'git/list-matching-refs', method: 'GET', path: `${GIT}/matching-refs/{ref}`, needs: READ, handle: list },
  { id: 'git/create-ref', method: 'POST', path: `${GIT}/refs`, needs: WRITE, handle: create },
  { id: 'git/update-ref', method: 'PATCH', path: `${GIT}/refs/{ref}`, needs: WRITE, handle: update },
  { id: 'git/delete-ref', method: 'DELETE', path: `${GIT}/refs/{ref}`, needs: WRITE, handle: remove },
];

const SEEN = ['refs/heads', 'refs/tags', 'refs/pull'] as const;

async function shown({ world, repository }: Call, ref: string, sha: string): Promise<unknown> {
  return showRef(world, repository, ref, sha, need(await typeOf(repository, sha)));
}

async function seen({ repository }: Call, ref: string): Promise<string | undefined> {
  return SEEN.some((place) => ref.startsWith(`${place}/`)) ? await objectOf(repository, ref) : undefined;
}

async function get(call: Call): Promise<Answer> {
  const ref = `refs/${call.params['ref']}`;
  const sha = need(await seen(call, ref));
  return { status: 200, body: await shown(call, ref, sha) };
}

async function list(call: Call): Promise<Answer> {
  const start = `refs/${call.params['ref']}`;
  const found = [...(await refsOf(call.repository, SEEN))].filter(([ref]) => ref.startsWith(start));
  return await paginate(call, found, ([ref, sha]) => shown(call, ref, sha));
}

async function create(call: Call): Promise<Answer> {
  const { repository } = call;
  const body = new Body(call);
  const [ref, sha] = [body.needed('ref'), body.needed('sha')];
  const isSound = /^refs\/.+\/./.test(ref) && (await gitIf(repository.folder, ['check-ref-format', ref])) !== undefined;
  if (!isSound) throw new ApiError(422, 'Reference name is not valid');
  if ((await seen(call, ref)) !== undefined) throw new ApiError(422, 'Reference already exists');
  await move(call, ref, undefined, await checked(call, ref, sha));
  return { status: 201, body: await shown(call, ref, sha) };
}

async function update(call: Call): Promise<Answer> {
  const { repository, params } = call;
  const body = new Body(call);
  const ref = `refs/${params['ref']}`;
  const before = await there(call, ref);
  const sha = await checked(call, ref, body.needed('sha'));
  if (body.flag('force') !== true && !(await isAncestor(repository, before, sha))) {
    throw new ApiError(422, 'Update is not a fast forward');
  }
  await move(call, ref, before, sha);
  return { status: 200, body: await shown(call, ref, sha) };
}

async function remove(call: Call): Promise<Answer> {
  const { repository, params } = call;
  const ref = `refs/${params['ref']}`;
  const before = await there(call, ref);
  if (ref === `refs/heads/${repository.defaultBranch}`) throw new ApiError(422, 'Cannot delete the default branch');
  await move(call, ref, before, undefined);
  return { status: 204 };
}

async function there(call: Call, ref: string): Promise<string> {
  const sha = await seen(call, ref);
  if (sha === undefined) throw new ApiError(422, 'Reference does not exist');
  return sha;
}

/** An object that is there, and of a branch a commit. */
async function checked({ repository }: Call, ref: string, sha: string): Promise<string> {
  const type = await typeOf(repository, sha);
  if (type === undefined) throw new ApiError(422, 'Object does not exist');
  if (ref.startsWith('refs/heads/') && type !== 'commit') throw new ApiError(422, 'Reference update failed');
  return sha;
}

async function move(call: Call, ref: string, before: string | undefined, after: string | undefined): Promise<void> {
  const { world, repository, actor } = call;
  if (!/^refs\/(heads|tags)\//.test(ref)) throw new ApiError(422, `Reference ${ref} is read-only`);
  const account = doer(world, actor);
  const change = { ref, before, after };
  const refused = await refusedPush(repository, change, { world, account });
  if (refused !== undefined) throw new ApiError(422, refused);
  const [workflow] = await refusedWorkflows(repository, actor, [change]);
  if (workflow !== undefined) throw new ApiError(403, 'Resource not accessible by integration');
  try {
    await setRef(repository, ref, after, before ?? NOTHING);
  } catch (error) {
    if (error instanceof GitError) throw new ApiError(422, 'Reference update failed');
    throw error;
  }
  await afterPush(world, repository, account, [change]);
}
