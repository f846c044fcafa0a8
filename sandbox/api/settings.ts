import type { Account } from '../account.ts';
import { ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { fullNameOf } from '../repository.ts';
import { showUser } from '../show/account.ts';
import { showInstallation } from '../show/app.ts';
import { PERMISSION_OF, showTeam } from '../show/team.ts';
import { accountOf } from '../world.ts';

const TEAM = '/orgs/{org}/teams/{team_slug}';

/** What the GitHub that people see in the settings pages tells about an institution. */
export const SETTINGS_OPERATIONS: readonly Operation[] = [
  {
    id: 'orgs/list-app-installations',
    method: 'GET',
    path: '/orgs/{org}/installations',
    needs: { permission: ['organization_administration', 'read'] },
    handle: async (call) => {
      const org = ownOrganization(call);
      const found = [...call.world.installations.values()].filter(({ account }) => account === org);
      const answer = await paginate(call, found, (installation) => showInstallation(call.world, installation));
      return { ...answer, body: { total_count: found.length, installations: answer.body } };
    },
  },
  {
    id: 'teams/list-pending-invitations-in-org',
    method: 'GET',
    path: `${TEAM}/invitations`,
    needs: { permission: ['members', 'read'] },
    handle: async (call) => {
      const org = ownOrganization(call);
      const team = need(org.teams.get(call.params['team_slug'] ?? ''));
      const waiting = [...team.members.values()].filter(({ state }) => state === 'pending');
      return await paginate(call, waiting, ({ account }) => showInvitation(call, org, account));
    },
  },
  {
    id: 'repos/list-teams',
    method: 'GET',
    path: '/repos/{owner}/{repo}/teams',
    needs: { permission: ['administration', 'read'], role: 'admin' },
    handle: async (call) => {
      const { world, repository } = call;
      const { owner } = repository;
      const name = fullNameOf(repository).toLowerCase();
      const teams = [...owner.teams.values()].filter((team) => team.repositories.has(name));
      return await paginate(call, teams, (team) => {
        const role = team.repositories.get(name) ?? 'read';
        return { ...showTeam(world, owner, team), permission: PERMISSION_OF[role] };
      });
    },
  },
];

/** The organisation, for whoever administers it; it is not there for others. */
function ownOrganization({ world, actor, params }: Call): Account {
  const org = accountOf(world, params['org'] ?? '');
  if (org?.type !== 'Organization') throw new ApiError(404, 'Not Found');
  if (actor.kind !== 'user') return org;
  const member = org.members.get(actor.account.login.toLowerCase());
  if (member?.state !== 'active' || member.role !== 'admin') throw new ApiError(404, 'Not Found');
  return org;
}

function showInvitation({ world }: Call, org: Account, { id, login }: Account): Readonly<Record<string, unknown>> {
  return {
    id,
    node_id: `OI_${id}`,
    login,
    email: null,
    role: 'direct_member',
    created_at: world.now().toISOString(),
    failed_at: null,
    failed_reason: null,
    inviter: showUser(world, org),
    team_count: 1,
    invitation_teams_url: `${world.url}/api/v3/organizations/${org.id}/invitations/${id}/teams`,
    invitation_source: 'member',
  };
}
