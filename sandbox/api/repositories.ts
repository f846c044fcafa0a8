import { rm } from 'node:fs/promises';
import { roleIn } from '../access.ts';
import { ROLES } from '../account.ts';
import { canSee, doer } from '../auth.ts';
import { Body } from '../body.ts';
import { forget } from '../git/look-up.ts';
import { tipOf } from '../git/refs.ts';
import { git } from '../git/run.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { fullNameOf } from '../repository.ts';
import { REPOSITORY_SETTINGS, showRepository } from '../show/repository.ts';

const ADMIN = { permission: ['administration', 'write'], role: 'admin' } as const;
const REPO = '/repos/{owner}/{repo}';

/** A repository as a whole: what is said of it, and its settings. */
export const REPOSITORY_OPERATIONS: readonly Operation[] = [
  {
    id: 'repos/get',
    method: 'GET',
    path: REPO,
    needs: { permission: ['metadata', 'read'], role: 'read' },
    handle: (call) => ({ status: 200, body: showWhole(call) }),
  },
  { id: 'repos/update', method: 'PATCH', path: REPO, needs: ADMIN, handle: update },
  { id: 'repos/delete', method: 'DELETE', path: REPO, needs: ADMIN, handle: remove },
];

/** `full-repository`: with what whoever asks may do. */
function showWhole({ world, repository, actor }: Call): Readonly<Record<string, unknown>> {
  const { forkOf } = repository;
  const role = actor.kind === 'user' ? roleIn(world, repository, actor.account) : undefined;
  const may = (needed: (typeof ROLES)[number]): boolean =>
    role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(needed);
  const permissions = {
    admin: may('admin'),
    maintain: may('maintain'),
    push: may('write'),
    triage: may('triage'),
    pull: may('read'),
  };
  const parent = forkOf !== undefined && canSee(world, actor, forkOf) ? showRepository(world, forkOf) : undefined;
  return {
    ...showRepository(world, repository),
    ...(role === undefined ? {} : { permissions }),
    ...(parent === undefined ? {} : { parent, source: parent }),
  };
}

async function update(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const body = new Body(call);
  if (repository.archived && body.flag('archived') !== false) {
    throw new ApiError(403, 'Repository was archived so is read-only.');
  }
  const sender = doer(world, actor);
  const tell = (action: string, payload: Readonly<Record<string, unknown>> = {}): void =>
    world.outbox.emit({ name: 'repository', action, repository, organization: undefined, sender, payload });
  const branch = body.text('default_branch');
  if (branch !== undefined && branch !== repository.defaultBranch) {
    if ((await tipOf(repository, `refs/heads/${branch}`)) === undefined) {
      const why = 'Please push that ref first or create it via the Git Data API.';
      const message = `The branch ${branch} was not found. ${why}`;
      const error = { resource: 'Repository', field: 'default_branch', code: 'invalid', message };
      throw new ApiError(422, `Validation Failed: ${message}`, [error]);
    }
    await git(repository.folder, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
    const from = repository.defaultBranch;
    repository.defaultBranch = branch;
    tell('edited', { changes: { default_branch: { from } } });
  }
  for (const name of REPOSITORY_SETTINGS) if (body.has(name)) repository.settings.set(name, body.raw(name));
  const visibility = visibilityIn(body);
  if (visibility !== undefined && visibility !== repository.visibility) {
    repository.visibility = visibility;
    tell(visibility === 'private' ? 'privatized' : 'publicized');
  }
  const archived = body.flag('archived');
  if (archived !== undefined && archived !== repository.archived) {
    repository.archived = archived;
    tell(archived ? 'archived' : 'unarchived');
  }
  return { status: 200, body: showWhole(call) };
}

/** `visibility`, or `private` as it was said before there was that. */
export function visibilityIn(body: Body): 'public' | 'private' | undefined {
  const [visibility, isPrivate] = [body.text('visibility'), body.flag('private')];
  if (visibility !== undefined) return visibility === 'public' ? 'public' : 'private';
  return isPrivate === undefined ? undefined : isPrivate ? 'private' : 'public';
}

/** Pulls from it lose their head's repository, as on GitHub; forks keep it from going, as theirs are its objects. */
async function remove({ world, repository, actor }: Call): Promise<Answer> {
  const all = [...world.repositories.values()];
  if (all.some(({ forkOf }) => forkOf === repository)) {
    throw new ApiError(403, 'The sandbox does not delete a repository that has forks.');
  }
  world.repositories.delete(fullNameOf(repository).toLowerCase());
  for (const { pulls } of all) {
    for (const pull of pulls.values()) if (pull.head.repository === repository) pull.head.repository = undefined;
  }
  const sender = doer(world, actor);
  world.outbox.emit({
    name: 'repository',
    action: 'deleted',
    repository,
    organization: undefined,
    sender,
    payload: {},
  });
  forget(repository.folder);
  await rm(repository.folder, { recursive: true, force: true, maxRetries: 3 });
  return { status: 204 };
}
