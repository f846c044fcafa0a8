import type { Account, Membership } from '../account.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { showUser } from '../show/account.ts';
import { showInvitation, showMembership, showOrganization, showOrganizationWhole } from '../show/organization.ts';
import { organizationIn, ownOrganization, ruledOrganization, standingIn } from '../standing.ts';
import { accountOf, type World } from '../world.ts';
import { setMember, tellMembership } from './institution.ts';

const READ = { permission: ['members', 'read'] } as const;
const WRITE = { permission: ['members', 'write'] } as const;
const ORG = '/orgs/{org}';

/** Organisations, and who belongs to them. */
export const ORGANIZATION_OPERATIONS: readonly Operation[] = [
  {
    id: 'orgs/get',
    method: 'GET',
    path: ORG,
    needs: {},
    handle: (call) => ({ status: 200, body: showOrganizationWhole(call.world, organizationIn(call)) }),
  },
  { id: 'orgs/list-members', method: 'GET', path: `${ORG}/members`, needs: READ, handle: list },
  {
    id: 'orgs/check-membership-for-user',
    method: 'GET',
    path: `${ORG}/members/{username}`,
    needs: READ,
    handle: check,
  },
  { id: 'orgs/remove-member', method: 'DELETE', path: `${ORG}/members/{username}`, needs: WRITE, handle: remove },
  {
    id: 'orgs/get-membership-for-user',
    method: 'GET',
    path: `${ORG}/memberships/{username}`,
    needs: READ,
    handle: (call) => ({ status: 200, body: showMembership(call.world, ...membershipIn(call)) }),
  },
  {
    id: 'orgs/set-membership-for-user',
    method: 'PUT',
    path: `${ORG}/memberships/{username}`,
    needs: WRITE,
    handle: set,
  },
  {
    id: 'orgs/remove-membership-for-user',
    method: 'DELETE',
    path: `${ORG}/memberships/{username}`,
    needs: WRITE,
    handle: remove,
  },
  {
    id: 'orgs/update-membership-for-authenticated-user',
    method: 'PATCH',
    path: '/user/memberships/orgs/{org}',
    needs: WRITE,
    handle: accept,
  },
];

/** Membership is not shown to the world here, so that strangers see an empty list. */
async function list(call: Call): Promise<Answer> {
  const org = organizationIn(call);
  const role = call.query.get('role') ?? 'all';
  const found = [...org.members.values()].filter(
    (member) =>
      standingIn(org, call.actor) !== 'outsider' &&
      member.state === 'active' &&
      (role === 'all' || member.role === role),
  );
  return await paginate(call, found, ({ account }) => showUser(call.world, account));
}

function check(call: Call): Answer {
  const { world, params, actor } = call;
  const org = organizationIn(call);
  const name = params['username'] ?? '';
  if (standingIn(org, actor) === 'outsider') {
    const address = `${world.url}/api/v3/orgs/${org.login}/public_members/${encodeURIComponent(name)}`;
    return { status: 302, headers: { location: address } };
  }
  if (org.members.get(name.toLowerCase())?.state !== 'active') throw new ApiError(404, 'Not Found');
  return { status: 204 };
}

function membershipIn(call: Call): readonly [Account, Membership] {
  const org = organizationIn(call);
  if (standingIn(org, call.actor) === 'outsider') {
    throw new ApiError(403, `You must be a member of ${org.login} to see membership information.`);
  }
  return [org, need(org.members.get((call.params['username'] ?? '').toLowerCase()))];
}

/** Somebody new is asked, and belongs once he has said yes. */
function set(call: Call): Answer {
  const { world, actor, params } = call;
  const org = ruledOrganization(call);
  const account = need(accountOf(world, params['username'] ?? ''));
  if (account.type !== 'User') throw new ApiError(422, 'Only people can be members of an organization');
  const asked = new Body(call).text('role') === 'admin' ? 'admin' : 'member';
  const key = account.login.toLowerCase();
  const known = org.members.get(key);
  if (known?.state === 'active' && known.role === 'admin' && asked === 'member') refuseLastOwner(org);
  const member: Membership = known ?? { account, role: asked, state: 'pending' };
  member.role = asked;
  if (known === undefined) invite(world, org, member, doer(world, actor));
  return { status: 200, body: showMembership(world, org, member) };
}

function refuseLastOwner(org: Account): void {
  const owners = [...org.members.values()].filter(({ role, state }) => role === 'admin' && state === 'active');
  if (owners.length === 1) throw new ApiError(403, 'An organization must have at least one owner.');
}

/** Asks somebody to belong to an organisation. */
export function invite(world: World, org: Account, member: Membership, sender: Account): void {
  org.members.set(member.account.login.toLowerCase(), member);
  const payload = {
    invitation: showInvitation(world, org, member, sender),
    user: showUser(world, member.account),
  };
  emit(world, org, 'member_invited', sender, payload);
}

function accept(call: Call): Answer {
  const { world, actor } = call;
  const account = doer(world, actor);
  const org = organizationIn(call);
  if (actor.kind !== 'user') throw new ApiError(403, 'Resource not accessible by integration');
  const member = need(org.members.get(account.login.toLowerCase()));
  if (new Body(call).text('state') !== 'active') throw new ApiError(422, 'Validation Failed');
  if (member.state === 'pending') join(world, org, member);
  return { status: 200, body: showMembership(world, org, member) };
}

/** Somebody who was asked has said yes, to the teams too. */
export function join(world: World, org: Account, member: Membership): void {
  const { account } = member;
  member.state = 'active';
  emit(world, org, 'member_added', account, { membership: tellable(world, org, member) });
  for (const team of org.teams.values()) {
    const place = team.members.get(account.login.toLowerCase());
    if (place === undefined || place.state === 'active') continue;
    place.state = 'active';
    tellMembership(world, org, team, account, 'added', account);
  }
}

function remove(call: Call): Answer {
  const { world, actor, params } = call;
  const org = organizationIn(call);
  const member = need(org.members.get((params['username'] ?? '').toLowerCase()));
  // Who wants to leave may.
  if (actor.kind !== 'user' || actor.account !== member.account) ruledOrganization(call);
  if (member.role === 'admin' && member.state === 'active') refuseLastOwner(ownOrganization(call));
  leave(world, org, member, doer(world, actor));
  return { status: 204 };
}

/** Takes somebody out of an organisation and of all its teams. */
export function leave(world: World, org: Account, member: Membership, sender: Account): void {
  const { account, state } = member;
  const key = account.login.toLowerCase();
  for (const team of org.teams.values()) {
    if (team.members.has(key)) setMember(world, org, team, account, false, sender);
  }
  org.members.delete(key);
  if (state === 'active') emit(world, org, 'member_removed', sender, { membership: tellable(world, org, member) });
}

function tellable(world: World, org: Account, { account, role, state }: Membership): unknown {
  const url = String(showOrganization(world, org.login)['url']);
  const user = showUser(world, account);
  return { url: `${url}/memberships/${account.login}`, state, role, organization_url: url, user };
}

function emit(
  world: World,
  org: Account,
  action: string,
  sender: Account,
  payload: Readonly<Record<string, unknown>>,
): void {
  world.outbox.emit({ name: 'organization', action, repository: undefined, organization: org, sender, payload });
}
