import { type Account, ROLES, type Role } from './account.ts';
import { fullNameOf, type Repository } from './repository.ts';
import type { World } from './world.ts';

/** What an account may do in a repository: the most that ownership, its organisation, teams and invitations give. */
export function roleIn(_world: World, repository: Repository, account: Account): Role {
  const { owner, collaborators, visibility } = repository;
  const key = account.login.toLowerCase();
  const member = owner.members.get(key);
  const active = member?.state === 'active';
  const roles: Role[] = [visibility === 'public' ? 'read' : 'none'];
  if (owner === account || (active && member.role === 'admin')) roles.push('admin');
  if (active) roles.push('read');
  const invited = collaborators.get(key);
  if (invited !== undefined) roles.push(invited.role);
  for (const team of owner.teams.values()) {
    const role = team.repositories.get(fullNameOf(repository).toLowerCase());
    if (role !== undefined && team.members.get(key)?.state === 'active') roles.push(role);
  }
  return roles.reduce((best, role) => (ROLES.indexOf(role) > ROLES.indexOf(best) ? role : best), 'none');
}

/** Whether a role is at least another. */
export function isAtLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
