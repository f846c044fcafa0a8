/** Teams and who is in them, in GitHub's form. */
import type { Account, Role, Team } from '../account.ts';
import type { World } from '../world.ts';
import { showOrganizationWhole } from './organization.ts';

type Shown = Readonly<Record<string, unknown>>;

/** `team`. */
export function showTeam(world: World, owner: Account, team: Team): Shown {
  const { id, slug, name, description, privacy } = team;
  const api = `${world.url}/api/v3/organizations/${owner.id}/team/${id}`;
  return {
    id,
    node_id: `T_${id}`,
    url: api,
    html_url: `${world.url}/orgs/${owner.login}/teams/${slug}`,
    name,
    slug,
    description,
    privacy,
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    members_url: `${api}/members{/member}`,
    repositories_url: `${api}/repos`,
    type: 'organization',
    organization_id: owner.id,
    parent: null,
  };
}

/** `team-full`. */
export function showTeamWhole(world: World, org: Account, team: Team): Shown {
  const organization = showOrganizationWhole(world, org);
  return {
    ...showTeam(world, org, team),
    created_at: organization['created_at'],
    updated_at: organization['updated_at'],
    members_count: [...team.members.values()].filter(({ state }) => state === 'active').length,
    repos_count: team.repositories.size,
    organization,
  };
}

/** `team-membership`; owners of the organisation maintain every team that they are in. */
export function showTeamMembership(
  world: World,
  org: Account,
  team: Team,
  member: { readonly account: Account; readonly role: 'member' | 'maintainer'; readonly state: string },
): Shown {
  const { account, state } = member;
  const url = `${world.url}/api/v3/organizations/${org.id}/team/${team.id}/memberships/${account.login}`;
  return { url, role: roleInTeam(org, member), state };
}

/** Whether somebody maintains a team that he is in. */
export function roleInTeam(
  org: Account,
  { account, role }: { readonly account: Account; readonly role: 'member' | 'maintainer' },
): 'member' | 'maintainer' {
  const member = org.members.get(account.login.toLowerCase());
  return member?.state === 'active' && member.role === 'admin' ? 'maintainer' : role;
}

/** What a role lets somebody do, as GitHub lists it. */
export function showPermissions(role: Role): Readonly<Record<string, boolean>> {
  const order: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
  const atLeast = (needed: Role): boolean => order.indexOf(role) >= order.indexOf(needed);
  return {
    pull: atLeast('read'),
    triage: atLeast('triage'),
    push: atLeast('write'),
    maintain: atLeast('maintain'),
    admin: atLeast('admin'),
  };
}

/** What the API calls a role when it is given. */
export const ROLE_OF: Readonly<Record<string, Role>> = {
  pull: 'read',
  triage: 'triage',
  push: 'write',
  maintain: 'maintain',
  admin: 'admin',
};

/** What the API calls a role that was given. */
export const PERMISSION_OF: Readonly<Record<Role, string>> = {
  none: 'none',
  read: 'pull',
  triage: 'triage',
  write: 'push',
  maintain: 'maintain',
  admin: 'admin',
};
