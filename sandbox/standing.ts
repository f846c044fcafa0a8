/** How whoever asks stands to an organisation. */
import type { Account, Actor, Team } from './account.ts';
import { ApiError, type Call } from './operation.ts';
import { accountOf } from './world.ts';

/** An app, whose permissions were looked at already, stands where an owner does. */
export type Standing = 'owner' | 'member' | 'outsider';

/** How an actor stands to an organisation. */
export function standingIn(org: Account, actor: Actor): Standing {
  if (actor.kind === 'installation') return 'owner';
  if (actor.kind !== 'user') return 'outsider';
  const member = org.members.get(actor.account.login.toLowerCase());
  if (member?.state !== 'active') return 'outsider';
  return member.role === 'admin' ? 'owner' : 'member';
}

/** The organisation of a request's path. */
export function organizationIn({ world, params }: Pick<Call, 'world' | 'params'>): Account {
  const org = accountOf(world, params['org'] ?? '');
  if (org?.type !== 'Organization') throw new ApiError(404, 'Not Found');
  return org;
}

/** The organisation of a request's path, for its members; for others it has nothing to show. */
export function ownOrganization(call: Call): Account {
  const org = organizationIn(call);
  if (standingIn(org, call.actor) === 'outsider') throw new ApiError(404, 'Not Found');
  return org;
}

/** The organisation of a request's path, for its owners; others are refused. */
export function ruledOrganization(call: Call): Account {
  const org = ownOrganization(call);
  if (standingIn(org, call.actor) !== 'owner') throw new ApiError(403, 'You must be an organization owner to do this.');
  return org;
}

/** Whether an actor may change a team and who is in it: owners, and the team's maintainers. */
export function rulesTeam(org: Account, team: Team, actor: Actor): boolean {
  if (standingIn(org, actor) === 'owner') return true;
  if (actor.kind !== 'user') return false;
  const member = team.members.get(actor.account.login.toLowerCase());
  return member?.state === 'active' && member.role === 'maintainer';
}

/** Whether an actor sees a team: a secret one only its members and the owners. */
export function seesTeam(org: Account, team: Team, actor: Actor): boolean {
  if (team.privacy !== 'secret' || standingIn(org, actor) === 'owner') return true;
  return actor.kind === 'user' && team.members.get(actor.account.login.toLowerCase())?.state === 'active';
}
