/** Reads what an examination asks besides the settings: the app, the accounts, GitHub's view of CODEOWNERS. */
import type { LiveApp, LivePeople, Seen } from '../../core/governance/live.ts';
import type { GitHubClient, RepositoryName } from './client.ts';
import { statusOf } from './settings-client.ts';
import { look, type RepositoryFace } from './settings-read.ts';

/** Reads them for some logins; the app only where one is asked for. */
export async function readPeople(
  client: GitHubClient,
  { name, personal }: RepositoryFace,
  asked: { readonly branch: string; readonly logins: readonly string[]; readonly app: boolean },
): Promise<LivePeople> {
  const writers = new Map<string, Awaited<ReturnType<typeof readWriter>>>();
  for (const login of asked.logins) writers.set(login, await readWriter(client, name, login));
  // Which apps a person has installed is told to that person's own apps only.
  const none: Seen<readonly LiveApp[]> = { kind: 'hidden', status: 404 };
  return {
    apps: asked.app && !personal ? await look(async () => await readApps(client, name.owner)) : none,
    codeowners: await look(async () => {
      const { data } = await client.rest.repos.codeownersErrors({ ...name, ref: asked.branch });
      return data.errors.map(({ line, kind }) => ({ line, kind }));
    }),
    writers,
  };
}

async function readApps(client: GitHubClient, org: string): Promise<readonly LiveApp[]> {
  const installations = await client.paginate(client.rest.orgs.listAppInstallations, { org, per_page: 100 });
  return installations.map(({ app_id: id, app_slug: slug, suspended_at: suspended, permissions, events }) => ({
    id,
    slug,
    suspended: suspended !== null && suspended !== undefined,
    permissions: permissions as Readonly<Record<string, string>>,
    events,
  }));
}

async function readWriter(
  client: GitHubClient,
  name: RepositoryName,
  username: string,
): Promise<Seen<{ readonly role: string; readonly writes: boolean } | undefined>> {
  return await look(async () => {
    try {
      const { data } = await client.rest.repos.getCollaboratorPermissionLevel({ ...name, username });
      return { role: data.role_name, writes: data.permission === 'write' || data.permission === 'admin' };
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw error;
    }
  });
}
