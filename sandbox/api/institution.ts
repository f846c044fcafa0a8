import { roleIn } from '../access.ts';
import type { Account, Role, Team } from '../account.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { fullNameOf } from '../repository.ts';
import { showUser } from '../show/account.ts';
import { showRepository } from '../show/repository.ts';
import { showTeam } from '../show/team.ts';
import { accountOf, repositoryOf, type World } from '../world.ts';

const READ = { permission: ['members', 'read'] } as const;
const WRITE = { permission: ['members', 'write'] } as const;
const ORG = '/orgs/{org}';
const TEAM = `${ORG}/teams/{team_slug}`;
const REPO = '/repos/{owner}/{repo}';

/** Members of organisations, their teams, and who may do what in a repository. */
export const INSTITUTION_OPERATIONS: readonly Operation[] = [
  {
    id: 'orgs/get-membership-for-user',
    method: 'GET',
    path: `${ORG}/memberships/{username}`,
    needs: READ,
    handle: (call) => {
      const org = orgOf(call);
      const member = need(org.members.get((call.params['username'] ?? '').toLowerCase()));
      return { status: 200, body: showMembership(call.world, org, member.account, member.role, member.state) };
    },
  },
  {
    id: 'orgs/list-members',
    method: 'GET',
    path: `${ORG}/members`,
    needs: READ,
    handle: async (call) => {
      const active = [...orgOf(call).members.values()].filter(({ state }) => state === 'active');
      return await paginate(call, active, ({ account }) => showUser(call.world, account));
    },
  },
  {
    id: 'teams/list',
    method: 'GET',
    path: `${ORG}/teams`,
    needs: READ,
    handle: async (call) => {
      const org = orgOf(call);
      return await paginate(call, [...org.teams.values()], (team) => showTeam(call.world, org, team));
    },
  },
  { id: 'teams/create', method: 'POST', path: `${ORG}/teams`, needs: WRITE, handle: createTeam },
  {
    id: 'teams/get-by-name',
    method: 'GET',
    path: TEAM,
    needs: READ,
    handle: (call) => {
      const [org, team] = teamOf(call);
      return { status: 200, body: showTeamFull(call.world, org, team) };
    },
  },
  {
    id: 'teams/list-members-in-org',
    method: 'GET',
    path: `${TEAM}/members`,
    needs: READ,
    handle: async (call) => {
      const role = call.query.get('role') ?? 'all';
      const found = [...teamOf(call)[1].members.values()].filter(
        (member) => member.state === 'active' && (role === 'all' || member.role === role),
      );
      return await paginate(call, found, ({ account }) => showUser(call.world, account));
    },
  },
  {
    id: 'teams/get-membership-for-user-in-org',
    method: 'GET',
    path: `${TEAM}/memberships/{username}`,
    needs: READ,
    handle: (call) => {
      const member = need(teamOf(call)[1].members.get((call.params['username'] ?? '').toLowerCase()));
      return { status: 200, body: showTeamMembership(call, member) };
    },
  },
  {
    id: 'teams/add-or-update-membership-for-user-in-org',
    method: 'PUT',
    path: `${TEAM}/memberships/{username}`,
    needs: WRITE,
    handle: addMember,
  },
  {
    id: 'teams/remove-membership-for-user-in-org',
    method: 'DELETE',
    path: `${TEAM}/memberships/{username}`,
    needs: WRITE,
    handle: removeMember,
  },
  {
    id: 'teams/list-repos-in-org',
    method: 'GET',
    path: `${TEAM}/repos`,
    needs: READ,
    handle: async (call) => {
      const names = [...teamOf(call)[1].repositories];
      return await paginate(call, names, ([name, role]) => {
        const shown = showRepository(call.world, need(repositoryOf(call.world, name)));
        return { ...shown, permissions: permissionsOf(role), role_name: role };
      });
    },
  },
  {
    id: 'teams/add-or-update-repo-permissions-in-org',
    method: 'PUT',
    path: `${TEAM}/repos/{owner}/{repo}`,
    needs: { permission: ['administration', 'write'], role: 'admin' },
    handle: (call) => {
      const [, team] = teamOf(call);
      const asked = new Body(call).text('permission') ?? 'push';
      team.repositories.set(fullNameOf(call.repository).toLowerCase(), ROLE_OF[asked] ?? 'read');
      return { status: 204 };
    },
  },
  {
    id: 'repos/list-collaborators',
    method: 'GET',
    path: `${REPO}/collaborators`,
    needs: { permission: ['metadata', 'read'], role: 'write' },
    handle: async (call) => {
      const { world, repository } = call;
      const people = [...world.accounts.values()].filter(
        (account) => account.type === 'User' && isInvolved(world, call, account),
      );
      return await paginate(call, people, (account) =>
        showCollaborator(call, account, roleIn(world, repository, account)),
      );
    },
  },
  {
    id: 'repos/get-collaborator-permission-level',
    method: 'GET',
    path: `${REPO}/collaborators/{username}/permission`,
    needs: { permission: ['metadata', 'read'], role: 'read' },
    handle: (call) => {
      const account = need(accountOf(call.world, call.params['username'] ?? ''));
      const role = roleIn(call.world, call.repository, account);
      const permission = role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
      return { status: 200, body: { permission, role_name: role, user: showCollaborator(call, account, role) } };
    },
  },
  {
    id: 'repos/add-collaborator',
    method: 'PUT',
    path: `${REPO}/collaborators/{username}`,
    needs: { permission: ['administration', 'write'], role: 'admin' },
    handle: (call) => {
      const account = need(accountOf(call.world, call.params['username'] ?? ''));
      const role = ROLE_OF[new Body(call).text('permission') ?? 'push'] ?? 'write';
      call.repository.collaborators.set(account.login.toLowerCase(), { account, role });
      return { status: 204 };
    },
  },
];

/** What the API calls a role when it gives it. */
const ROLE_OF: Readonly<Record<string, Role>> = {
  pull: 'read',
  triage: 'triage',
  push: 'write',
  maintain: 'maintain',
  admin: 'admin',
};

function orgOf({ world, params }: Call): Account {
  const org = accountOf(world, params['org'] ?? '');
  if (org?.type !== 'Organization') throw new ApiError(404, 'Not Found');
  return org;
}

function teamOf(call: Call): readonly [Account, Team] {
  const org = orgOf(call);
  return [org, need(org.teams.get(call.params['team_slug'] ?? ''))];
}

function showMembership(world: World, org: Account, account: Account, role: string, state: string): unknown {
  const url = `${world.url}/api/v3/orgs/${org.login}`;
  const organization = {
    login: org.login,
    id: org.id,
    node_id: `O_${org.id}`,
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${world.url}/avatars/${org.id}`,
    description: null,
  };
  return {
    url: `${url}/memberships/${account.login}`,
    state,
    role,
    organization_url: url,
    organization,
    user: showUser(world, account),
  };
}

function showTeamFull(world: World, org: Account, team: Team): Readonly<Record<string, unknown>> {
  const when = new Date(0).toISOString();
  const url = `${world.url}/api/v3/orgs/${org.login}`;
  return {
    ...showTeam(world, org, team),
    created_at: when,
    updated_at: when,
    members_count: team.members.size,
    repos_count: team.repositories.size,
    organization: {
      login: org.login,
      id: org.id,
      node_id: `O_${org.id}`,
      url,
      repos_url: `${url}/repos`,
      events_url: `${url}/events`,
      hooks_url: `${url}/hooks`,
      issues_url: `${url}/issues`,
      members_url: `${url}/members{/member}`,
      public_members_url: `${url}/public_members{/member}`,
      avatar_url: `${world.url}/avatars/${org.id}`,
      description: null,
      has_organization_projects: false,
      has_repository_projects: false,
      public_repos: 0,
      public_gists: 0,
      followers: 0,
      following: 0,
      html_url: `${world.url}/${org.login}`,
      created_at: when,
      updated_at: when,
      type: 'Organization',
      archived_at: null,
    },
  };
}

function showTeamMembership(
  { world, params }: Call,
  member: { readonly account: Account; readonly role: string; readonly state: string },
): unknown {
  const { role, state, account } = member;
  return {
    url: `${world.url}/api/v3/orgs/${params['org']}/teams/${params['team_slug']}/memberships/${account.login}`,
    role,
    state,
  };
}

/** The slug of a team's name. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Makes a team, as the settings page does. */
export function makeTeam(world: World, org: Account, name: string): Team {
  const slug = slugOf(name);
  const team: Team = {
    id: world.next(),
    slug,
    name,
    description: '',
    privacy: 'closed',
    members: new Map(),
    repositories: new Map(),
  };
  org.teams.set(slug, team);
  return team;
}

function createTeam(call: Call): Answer {
  const org = orgOf(call);
  const body = new Body(call);
  const name = body.needed('name');
  if (org.teams.has(slugOf(name)))
    throw new ApiError(422, 'Validation Failed', [{ resource: 'Team', field: 'name', code: 'already_exists' }]);
  const team = makeTeam(call.world, org, name);
  team.description = body.text('description') ?? '';
  tellTeam(call.world, org, team, 'created', doer(call.world, call.actor));
  return { status: 201, body: showTeamFull(call.world, org, team) };
}

function tellTeam(world: World, org: Account, team: Team, action: string, sender: Account): void {
  world.outbox.emit({
    name: 'team',
    action,
    repository: undefined,
    organization: org,
    sender,
    payload: { team: showTeam(world, org, team) },
  });
}

/** Puts somebody into a team, or takes him out, and tells of it; as the settings page does. */
export function setMember(
  world: World,
  org: Account,
  team: Team,
  account: Account,
  on: boolean,
  sender: Account,
): void {
  const key = account.login.toLowerCase();
  if (on) {
    const state = org.members.get(key)?.state === 'active' ? 'active' : 'pending';
    team.members.set(key, { account, role: 'member', state });
  } else team.members.delete(key);
  world.outbox.emit({
    name: 'membership',
    action: on ? 'added' : 'removed',
    repository: undefined,
    organization: org,
    sender,
    payload: { scope: 'team', member: showUser(world, account), team: showTeam(world, org, team) },
  });
}

function addMember(call: Call): Answer {
  const [org, team] = teamOf(call);
  const account = need(accountOf(call.world, call.params['username'] ?? ''));
  setMember(call.world, org, team, account, true, doer(call.world, call.actor));
  return { status: 200, body: showTeamMembership(call, need(team.members.get(account.login.toLowerCase()))) };
}

function removeMember(call: Call): Answer {
  const [org, team] = teamOf(call);
  const account = need(team.members.get((call.params['username'] ?? '').toLowerCase())).account;
  setMember(call.world, org, team, account, false, doer(call.world, call.actor));
  return { status: 204 };
}

function isInvolved(_world: World, { repository }: Call, account: Account): boolean {
  const key = account.login.toLowerCase();
  const { owner } = repository;
  return owner === account || owner.members.has(key) || repository.collaborators.has(key);
}

function permissionsOf(role: Role): Readonly<Record<string, boolean>> {
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

function showCollaborator({ world }: Call, account: Account, role: Role): Readonly<Record<string, unknown>> {
  return { ...showUser(world, account), permissions: permissionsOf(role), role_name: role };
}
