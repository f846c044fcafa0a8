import type { Account, Team } from '../account.ts';
import type { World } from '../world.ts';

/** `team`. */
export function showTeam(world: World, owner: Account, team: Team): Readonly<Record<string, unknown>> {
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
