import type { Account, Team } from '../account.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { showUser } from '../show/account.ts';
import { roleInTeam, showTeam, showTeamMembership, showTeamWhole } from '../show/team.ts';
import { ownOrganization, rulesTeam, seesTeam } from '../standing.ts';
import { accountOf, type World } from '../world.ts';

const READ = { permission: ['members', 'read'] } as const;
const WRITE = { permission: ['members', 'write'] } as const;
const ORG = '/orgs/{org}';
const TEAM = `${ORG}/teams/{team_slug}`;
const MEMBERSHIP = `${TEAM}/memberships/{username}`;

/** Teams of organisations, and who is in them. */
export const INSTITUTION_OPERATIONS: readonly Operation[] = [
  {
    id: 'teams/list',
    method: 'GET',
    path: `${ORG}/teams`,
    needs: READ,
    handle: async (call) => {
      const org = ownOrganization(call);
      const seen = [...org.teams.values()].filter((team) => seesTeam(org, team, call.actor));
      return await paginate(call, seen, (team) => showTeam(call.world, org, team));
    },
  },
  { id: 'teams/create', method: 'POST', path: `${ORG}/teams`, needs: WRITE, handle: createTeam },
  {
    id: 'teams/get-by-name',
    method: 'GET',
    path: TEAM,
    needs: READ,
    handle: (call) => ({ status: 200, body: showTeamWhole(call.world, ...teamIn(call)) }),
  },
  { id: 'teams/update-in-org', method: 'PATCH', path: TEAM, needs: WRITE, handle: updateTeam },
  { id: 'teams/delete-in-org', method: 'DELETE', path: TEAM, needs: WRITE, handle: deleteTeam },
  { id: 'teams/list-members-in-org', method: 'GET', path: `${TEAM}/members`, needs: READ, handle: listMembers },
  {
    id: 'teams/get-membership-for-user-in-org',
    method: 'GET',
    path: MEMBERSHIP,
    needs: READ,
    handle: (call) => ({ status: 200, body: shownMembership(call, ...teamIn(call)) }),
  },
  {
    id: 'teams/add-or-update-membership-for-user-in-org',
    method: 'PUT',
    path: MEMBERSHIP,
    needs: WRITE,
    handle: addMember,
  },
  {
    id: 'teams/remove-membership-for-user-in-org',
    method: 'DELETE',
    path: MEMBERSHIP,
    needs: WRITE,
    handle: removeMember,
  },
];

/** The team of a request's path, for those who see it. */
export function teamIn(call: Call): readonly [Account, Team] {
  const org = ownOrganization(call);
  const team = need(org.teams.get(call.params['team_slug'] ?? ''));
  if (!seesTeam(org, team, call.actor)) throw new ApiError(404, 'Not Found');
  return [org, team];
}

/** The team of a request's path, for those who may change it. */
export function ruledTeam(call: Call): readonly [Account, Team] {
  const [org, team] = teamIn(call);
  if (!rulesTeam(org, team, call.actor)) {
    throw new ApiError(403, 'You must be an organization owner or team maintainer to do this.');
  }
  return [org, team];
}

async function listMembers(call: Call): Promise<Answer> {
  const [org, team] = teamIn(call);
  const role = call.query.get('role') ?? 'all';
  const found = [...team.members.values()].filter(
    (member) => member.state === 'active' && (role === 'all' || roleInTeam(org, member) === role),
  );
  return await paginate(call, found, ({ account }) => showUser(call.world, account));
}

function shownMembership({ world, params }: Call, org: Account, team: Team): unknown {
  const member = need(team.members.get((params['username'] ?? '').toLowerCase()));
  return showTeamMembership(world, org, team, member);
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

function refuseTaken(org: Account, name: string, but?: Team): void {
  const known = org.teams.get(slugOf(name));
  if (known === undefined || known === but) return;
  throw new ApiError(422, 'Validation Failed', [{ resource: 'Team', field: 'name', code: 'already_exists' }]);
}

function privacyIn(body: Body): Team['privacy'] | undefined {
  const asked = body.text('privacy');
  return asked === undefined ? undefined : asked === 'secret' ? 'secret' : 'closed';
}

function createTeam(call: Call): Answer {
  const { world, actor } = call;
  const org = ownOrganization(call);
  const body = new Body(call);
  const name = body.needed('name');
  refuseTaken(org, name);
  const team = makeTeam(world, org, name);
  team.description = body.text('description') ?? '';
  team.privacy = privacyIn(body) ?? 'secret';
  const sender = doer(world, actor);
  tellTeam(world, org, team, 'created', sender);
  for (const login of body.texts('maintainers') ?? []) {
    const account = accountOf(world, login);
    if (account !== undefined) setMember(world, org, team, account, true, sender, 'maintainer');
  }
  return { status: 201, body: showTeamWhole(world, org, team) };
}

function updateTeam(call: Call): Answer {
  const { world, actor } = call;
  const [org, team] = ruledTeam(call);
  const body = new Body(call);
  const { slug, ...old } = team;
  const name = body.text('name') ?? team.name;
  refuseTaken(org, name, team);
  Object.assign(team, { name, description: body.text('description') ?? team.description });
  team.privacy = privacyIn(body) ?? team.privacy;
  team.slug = slugOf(name);
  org.teams.delete(slug);
  org.teams.set(team.slug, team);
  forgetSlug(world, org, slug, team.slug);
  const changed = (['name', 'description', 'privacy'] as const).filter((key) => old[key] !== team[key]);
  const changes = Object.fromEntries(changed.map((key) => [key, { from: old[key] }]));
  if (changed.length > 0) tellTeam(world, org, team, 'edited', doer(world, actor), { changes });
  return { status: 200, body: showTeamWhole(world, org, team) };
}

function deleteTeam(call: Call): Answer {
  const { world, actor } = call;
  const [org, team] = ruledTeam(call);
  org.teams.delete(team.slug);
  forgetSlug(world, org, team.slug);
  tellTeam(world, org, team, 'deleted', doer(world, actor));
  return { status: 204 };
}

/** Pulls that ask a team follow it to its new name, and ask nobody where it is gone. */
function forgetSlug(world: World, org: Account, slug: string, now?: string): void {
  for (const { owner, pulls } of world.repositories.values()) {
    if (owner !== org) continue;
    for (const pull of pulls.values()) {
      pull.requestedTeams = pull.requestedTeams.flatMap((each) => {
        if (each !== slug) return [each];
        return now === undefined ? [] : [now];
      });
    }
  }
}

function tellTeam(
  world: World,
  org: Account,
  team: Team,
  action: string,
  sender: Account,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const payload = { team: showTeam(world, org, team), ...more };
  world.outbox.emit({ name: 'team', action, repository: undefined, organization: org, sender, payload });
}

/** Puts somebody into a team, or takes him out, and tells of it; as the settings page does. */
export function setMember(
  world: World,
  org: Account,
  team: Team,
  account: Account,
  on: boolean,
  sender: Account,
  role: 'member' | 'maintainer' = 'member',
): void {
  const key = account.login.toLowerCase();
  const state = org.members.get(key)?.state === 'active' ? 'active' : 'pending';
  const known = team.members.get(key);
  if (on) team.members.set(key, { account, role, state });
  else team.members.delete(key);
  // Who has yet to say yes is in no team, and another role within it is not told of.
  const isNews = on ? state === 'active' && known?.state !== 'active' : known?.state === 'active';
  if (isNews) tellMembership(world, org, team, account, on ? 'added' : 'removed', sender);
}

/** Tells that somebody is in a team now, or no more. */
export function tellMembership(
  world: World,
  org: Account,
  team: Team,
  account: Account,
  action: 'added' | 'removed',
  sender: Account,
): void {
  const payload = { scope: 'team', member: showUser(world, account), team: showTeam(world, org, team) };
  world.outbox.emit({ name: 'membership', action, repository: undefined, organization: org, sender, payload });
}

function addMember(call: Call): Answer {
  const { world, actor, params } = call;
  const [org, team] = ruledTeam(call);
  const account = need(accountOf(world, params['username'] ?? ''));
  if (account.type !== 'User') throw new ApiError(422, 'Cannot add an organization as a member');
  const role = new Body(call).text('role') === 'maintainer' ? 'maintainer' : 'member';
  setMember(world, org, team, account, true, doer(world, actor), role);
  return { status: 200, body: shownMembership(call, org, team) };
}

function removeMember(call: Call): Answer {
  const { world, actor } = call;
  const [org, team] = teamIn(call);
  const { account } = need(team.members.get((call.params['username'] ?? '').toLowerCase()));
  if (actor.kind !== 'user' || actor.account !== account) ruledTeam(call);
  setMember(world, org, team, account, false, doer(world, actor));
  return { status: 204 };
}
