import type { Account, Role, Team } from '../account.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { fullNameOf, type Repository } from '../repository.ts';
import { showRepository } from '../show/repository.ts';
import { PERMISSION_OF, ROLE_OF, showPermissions, showTeam } from '../show/team.ts';
import { repositoryOf, type World } from '../world.ts';
import { teamIn } from './institution.ts';

const TEAM = '/orgs/{org}/teams/{team_slug}';
const ONE = `${TEAM}/repos/{owner}/{repo}`;
const READ = { permission: ['members', 'read'] } as const;
const ADMIN = { permission: ['administration', 'write'], role: 'admin' } as const;

/** What teams may do in repositories. */
export const TEAM_REPOSITORY_OPERATIONS: readonly Operation[] = [
  { id: 'teams/list-repos-in-org', method: 'GET', path: `${TEAM}/repos`, needs: READ, handle: list },
  { id: 'teams/check-permissions-for-repo-in-org', method: 'GET', path: ONE, needs: READ, handle: check },
  { id: 'teams/add-or-update-repo-permissions-in-org', method: 'PUT', path: ONE, needs: ADMIN, handle: give },
  { id: 'teams/remove-repo-in-org', method: 'DELETE', path: ONE, needs: ADMIN, handle: take },
];

async function list(call: Call): Promise<Answer> {
  const [, team] = teamIn(call);
  // What was deleted is of nobody any more.
  const found = [...team.repositories].flatMap(([name, role]) => {
    const repository = repositoryOf(call.world, name);
    return repository === undefined ? [] : [[repository, role] as const];
  });
  return await paginate(call, found, ([repository, role]) => shown(call.world, repository, role));
}

function shown(world: World, repository: Repository, role: Role): Readonly<Record<string, unknown>> {
  return { ...showRepository(world, repository), permissions: showPermissions(role), role_name: role };
}

function check(call: Call): Answer {
  const { world, repository, headers } = call;
  const [, team] = teamIn(call);
  const role = need(team.repositories.get(nameOf(repository)));
  const isWhole = headers['accept']?.includes('repository+json') === true;
  return isWhole ? { status: 200, body: shown(world, repository, role) } : { status: 204 };
}

function give(call: Call): Answer {
  const { world, repository, actor } = call;
  const [org, team] = ownTeam(call);
  const role = ROLE_OF[new Body(call).text('permission') ?? 'push'];
  if (role === undefined) throw new ApiError(422, 'Validation Failed', [{ resource: 'Team', field: 'permission' }]);
  const old = team.repositories.get(nameOf(repository));
  team.repositories.set(nameOf(repository), role);
  const sender = doer(world, actor);
  if (old === undefined) tell(world, org, team, repository, 'added_to_repository', sender);
  else if (old !== role) {
    const from = showPermissions(old);
    const changes = {
      repository: { permissions: { from: { admin: from['admin'], pull: from['pull'], push: from['push'] } } },
    };
    tell(world, org, team, repository, 'edited', sender, { changes });
  }
  return { status: 204 };
}

function take(call: Call): Answer {
  const { world, repository, actor } = call;
  const [org, team] = ownTeam(call);
  if (team.repositories.delete(nameOf(repository))) {
    tell(world, org, team, repository, 'removed_from_repository', doer(world, actor));
  }
  return { status: 204 };
}

/** A team has to do with the repositories of its own organisation alone. */
function ownTeam(call: Call): readonly [Account, Team] {
  const [org, team] = teamIn(call);
  if (call.repository.owner !== org) throw new ApiError(404, 'Not Found');
  return [org, team];
}

function nameOf(repository: Repository): string {
  return fullNameOf(repository).toLowerCase();
}

function tell(
  world: World,
  org: Account,
  team: Team,
  repository: Repository,
  action: string,
  sender: Account,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const role = team.repositories.get(nameOf(repository));
  const permission = role === undefined ? 'pull' : PERMISSION_OF[role];
  const payload = { team: { ...showTeam(world, org, team), permission }, ...more };
  world.outbox.emit({ name: 'team', action, repository, organization: org, sender, payload });
}
