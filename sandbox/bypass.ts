import { roleIn } from './access.ts';
import type { Account } from './account.ts';
import type { Repository, Ruleset } from './repository.ts';
import type { World } from './world.ts';

/** GitHub's numbers of the roles in a repository. */
const ROLE_NUMBERS: Readonly<Record<number, string>> = { 2: 'maintain', 4: 'write', 5: 'admin' };

interface BypassActor {
  readonly actor_id?: number | null;
  readonly actor_type?: string;
  readonly bypass_mode?: string;
}

/** Whether an account is freed from a ruleset: when it pushes, or when it merges a pull request. */
export function isFreed(
  world: World,
  repository: Repository,
  account: Account,
  { bypassActors }: Ruleset,
  doing: 'push' | 'merge',
): boolean {
  return (bypassActors as readonly BypassActor[]).some(
    (actor) =>
      (actor.bypass_mode !== 'pull_request' || doing === 'merge') && isMeant(world, repository, account, actor),
  );
}

function isMeant(
  world: World,
  repository: Repository,
  account: Account,
  { actor_type: type, actor_id: id }: BypassActor,
): boolean {
  const { owner } = repository;
  const key = account.login.toLowerCase();
  switch (type) {
    case 'OrganizationAdmin': {
      const member = owner.members.get(key);
      return owner === account || (member?.state === 'active' && member.role === 'admin');
    }
    case 'RepositoryRole':
      return id !== undefined && id !== null && roleIn(world, repository, account) === ROLE_NUMBERS[id];
    case 'Integration':
      return id !== undefined && id !== null && world.apps.get(id)?.bot === account;
    case 'User':
      return account.id === id;
    case 'Team': {
      const team = [...owner.teams.values()].find((each) => each.id === id);
      return team?.members.get(key)?.state === 'active';
    }
    default:
      return false;
  }
}
