import type { GitHubClient } from './client.ts';
import { everyPage } from './pages.ts';

/** A group of the plan, and the slug of its team. */
export interface GroupTeam {
  readonly group: string;
  readonly team: string;
}

/**
 * The logins that are active in each group's team. A team that is not there or may not be read has nobody: whoever
 * declares a team wants it asked. Anything else that goes wrong is thrown.
 */
export async function readMemberships(
  client: GitHubClient,
  org: string,
  teams: readonly GroupTeam[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const asked = new Map<string, Promise<readonly string[]>>();
  const found: Record<string, readonly string[]> = {};
  for (const { group, team } of teams) {
    const members = asked.get(team) ?? membersOf(client, org, team);
    asked.set(team, members);
    found[group] = await members;
  }
  return found;
}

/** GitHub lists those whose membership is active; who was only invited is not among them. */
async function membersOf(client: GitHubClient, org: string, team: string): Promise<readonly string[]> {
  try {
    const members = await everyPage((page) => client.rest.teams.listMembersInOrg({ org, team_slug: team, ...page }));
    return members.map(({ login }) => login).sort();
  } catch (error) {
    const { status } = error as { status?: unknown };
    if (status === 404 || (status === 403 && !isLimit(error))) return [];
    throw error;
  }
}

/** 403 is also what GitHub says of too many requests: that is no answer about a team. */
function isLimit(error: unknown): boolean {
  const { message, response } = error as { message?: string; response?: { headers?: Record<string, unknown> } };
  const headers = response?.headers ?? {};
  return /rate limit/i.test(message ?? '') || 'retry-after' in headers || headers['x-ratelimit-remaining'] === '0';
}
