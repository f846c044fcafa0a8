import { join } from 'node:path';
import type { GitHubClient, RepositoryName } from '../../io/github/client.ts';
import { PATIENT, type Patience, patiently } from '../../io/github/publish/patience.ts';
import { steady } from '../../io/github/publish/steady-client.ts';
import { clientOf, PUBLIC_API } from '../../io/github/settings-client.ts';
import { Mirror } from '../../io/mirror.ts';
import type { PublishPlace } from '../publish/publish-place.ts';
import { gitHubAddress, gitHubNeeded } from './github-here.ts';

/**
 * A repository at GitHub as the token in `GITHUB_TOKEN` may work with it; the clone is made in a work folder. Only
 * github.com asks for pauses between writings; a server of one's own has no such limit.
 */
export async function placeOf(
  name: RepositoryName,
  work: string,
  patience: Patience = isPublic() ? PATIENT : { ...PATIENT, between: 0 },
): Promise<PublishPlace> {
  const { api, client, token } = gitHubNeeded();
  steady(client, patience);
  const { data } = await client.rest.repos.get({ ...name });
  const server = new URL(data.html_url).origin;
  const page = `${server}/${name.owner}/${name.repo}`;
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  const remote = { url: `${page}.git`, authorization: async () => `Basic ${basic}` };
  const teams = process.env['APERTURA_TEAMS_TOKEN']?.trim();
  return {
    client,
    // A workflow's own token may not read teams; a person's may, where the person may.
    teams: teams ? steady(clientOf(teams, api), patience) : isWorkflow() ? undefined : client,
    name,
    branch: data.default_branch,
    mirror: new Mirror({
      folder: join(work, 'clone.git'),
      ...remote,
      again: async (fetch) => await patiently(patience, () => 0, fetch),
    }),
    remote,
    bot: { login: await whoPublishes(client) },
    page,
    patience,
  };
}

/** The person who asks for it: in a workflow, whoever ran it. */
export async function whoAdopts(client: GitHubClient): Promise<string> {
  return process.env['GITHUB_ACTOR']?.trim() || (await whoPublishes(client));
}

/** In whose name GitHub shows what is written. */
async function whoPublishes(client: GitHubClient): Promise<string> {
  if (isWorkflow()) return 'github-actions[bot]';
  return (await client.rest.users.getAuthenticated()).data.login;
}

function isPublic(): boolean {
  return gitHubAddress().api === PUBLIC_API;
}

function isWorkflow(): boolean {
  return process.env['GITHUB_ACTIONS'] === 'true';
}
