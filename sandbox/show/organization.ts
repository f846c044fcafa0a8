/** Organisations and who belongs to them, in GitHub's form. */
import type { Account, Membership } from '../account.ts';
import { accountOf, type World } from '../world.ts';
import { showUser } from './account.ts';

type Shown = Readonly<Record<string, unknown>>;

/** When everything that has no day of its own was made. */
const MADE = '2026-01-01T00:00:00Z';

/** `organization-simple`, and what webhooks tell of an organisation. */
export function showOrganization(world: World, login: string): Shown {
  const account = accountOf(world, login);
  const api = `${world.url}/api/v3/orgs/${encodeURIComponent(login)}`;
  return {
    login,
    id: account?.id ?? 0,
    node_id: `O_${account?.id ?? 0}`,
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `${world.url}/avatars/${account?.id ?? 0}`,
    description: account?.name ?? '',
  };
}

/** `organization-full`, which is `team-organization` too. */
export function showOrganizationWhole(world: World, org: Account): Shown {
  const owned = [...world.repositories.values()].filter(({ owner }) => owner === org);
  return {
    ...showOrganization(world, org.login),
    ...(org.name === undefined ? {} : { name: org.name }),
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: owned.filter(({ visibility }) => visibility === 'public').length,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${world.url}/${org.login}`,
    created_at: MADE,
    updated_at: MADE,
    type: 'Organization',
    archived_at: null,
  };
}

/** `org-membership`. */
export function showMembership(world: World, org: Account, { account, role, state }: Membership): Shown {
  const organization = showOrganization(world, org.login);
  const url = String(organization['url']);
  return {
    url: `${url}/memberships/${account.login}`,
    state,
    role,
    organization_url: url,
    organization,
    user: showUser(world, account),
  };
}

/** `organization-invitation`: of somebody who has not said yes. */
export function showInvitation(world: World, org: Account, { account, role }: Membership, inviter: Account): Shown {
  return {
    id: account.id,
    node_id: `OI_${account.id}`,
    login: account.login,
    email: null,
    role: role === 'admin' ? 'admin' : 'direct_member',
    created_at: world.now().toISOString(),
    failed_at: null,
    failed_reason: null,
    inviter: showUser(world, inviter),
    team_count: [...org.teams.values()].filter(({ members }) => members.has(account.login.toLowerCase())).length,
    invitation_teams_url: `${world.url}/api/v3/organizations/${org.id}/invitations/${account.id}/teams`,
    invitation_source: 'member',
  };
}
