import type { Account } from '../account.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { fullNameOf, type Repository } from '../repository.ts';
import { commitFiles, createRepository, fork, isRepositoryName } from '../seed.ts';
import { showRepository } from '../show/repository.ts';
import { accountOf, repositoryOf } from '../world.ts';
import { visibilityIn } from './repositories.ts';

const FORKS = '/repos/{owner}/{repo}/forks';

/** Repositories that are made, and forks. */
export const REPOSITORY_MAKING_OPERATIONS: readonly Operation[] = [
  {
    id: 'repos/create-in-org',
    method: 'POST',
    path: '/orgs/{org}/repos',
    needs: { permission: ['administration', 'write'] },
    handle: async (call) => {
      const org = need(accountOf(call.world, call.params['org'] ?? ''));
      mayMake(call, org);
      return await create(call, org);
    },
  },
  {
    id: 'repos/create-for-authenticated-user',
    method: 'POST',
    path: '/user/repos',
    needs: { permission: ['administration', 'write'] },
    handle: async (call) => {
      if (call.actor.kind !== 'user') throw new ApiError(403, 'Resource not accessible by integration');
      return await create(call, call.actor.account);
    },
  },
  {
    id: 'repos/create-fork',
    method: 'POST',
    path: FORKS,
    needs: { permission: ['contents', 'read'], role: 'read' },
    handle: createFork,
  },
  {
    id: 'repos/list-forks',
    method: 'GET',
    path: FORKS,
    needs: { permission: ['metadata', 'read'], role: 'read' },
    handle: async (call) => {
      const { world, repository } = call;
      const forks = [...world.repositories.values()].filter(({ forkOf }) => forkOf === repository).reverse();
      return await paginate(call, forks, (each) => showRepository(world, each));
    },
  },
];

function mayMake({ actor }: Call, org: Account): void {
  if (actor.kind === 'installation' && actor.installation.account === org) return;
  const member = actor.kind === 'user' ? org.members.get(actor.account.login.toLowerCase()) : undefined;
  if (member?.state !== 'active')
    throw new ApiError(403, 'You need admin access to the organization before adding a repository to it.');
}

function refuseName(field: string, message: string): ApiError {
  return new ApiError(422, 'Repository creation failed.', [{ resource: 'Repository', code: 'custom', field, message }]);
}

async function create(call: Call, owner: Account): Promise<Answer> {
  const { world, actor } = call;
  const body = new Body(call);
  const name = body.needed('name');
  if (!isRepositoryName(name)) throw refuseName('name', 'name is invalid');
  if (repositoryOf(world, `${owner.login}/${name}`) !== undefined) {
    throw refuseName('name', 'name already exists on this account');
  }
  const repository = await createRepository(world, { owner, name, visibility: visibilityIn(body) ?? 'public' });
  const description = body.text('description');
  if (description !== undefined) repository.settings.set('description', description);
  if (body.flag('auto_init') === true) {
    const files = { 'README.md': `# ${name}\n` };
    await commitFiles(repository, {
      branch: repository.defaultBranch,
      files,
      message: 'Initial commit',
      date: world.now(),
    });
  }
  const sender = doer(world, actor);
  world.outbox.emit({
    name: 'repository',
    action: 'created',
    repository,
    organization: undefined,
    sender,
    payload: {},
  });
  return { status: 201, body: showRepository(world, repository), headers: location(call, repository) };
}

function location({ world }: Call, repository: Repository): Readonly<Record<string, string>> {
  return { location: `${world.url}/api/v3/repos/${fullNameOf(repository)}` };
}

/** The fork of whoever asks, or of an organisation; the one that is there where there is one. */
async function createFork(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const sender = doer(world, actor);
  const body = new Body(call);
  const organization = body.text('organization');
  const owner = organization === undefined ? sender : need(accountOf(world, organization));
  if (organization !== undefined) mayMake(call, owner);
  else if (actor.kind !== 'user') throw new ApiError(403, 'Resource not accessible by integration');
  if (owner === repository.owner) throw new ApiError(403, 'You cannot fork your own repository.');
  const known = [...world.repositories.values()].find((each) => each.forkOf === repository && each.owner === owner);
  const name = freeName(call, owner, body.text('name') ?? repository.name);
  const made = known ?? (await fork(world, repository, owner, name));
  const shown = showRepository(world, made);
  if (known === undefined) {
    const payload = { forkee: { ...shown, public: made.visibility === 'public' } };
    world.outbox.emit({ name: 'fork', action: undefined, repository, organization: undefined, sender, payload });
  }
  return { status: 202, body: shown };
}

/** As GitHub does, with a number where the name is taken. */
function freeName({ world }: Call, { login }: Account, name: string): string {
  if (!isRepositoryName(name)) throw refuseName('name', 'name is invalid');
  let free = name;
  for (let number = 1; repositoryOf(world, `${login}/${free}`) !== undefined; number += 1) free = `${name}-${number}`;
  return free;
}
