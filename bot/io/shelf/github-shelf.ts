import { Octokit } from '@octokit/rest';
import { tagOf } from '../../core/release/names.ts';
import type { Shelf, ShelfEntry, ShelfTag } from '../../core/release/shelf.ts';
import { UserError } from '../../core/user-error.ts';
import type { RepositoryName } from '../github/client.ts';
import { everyPage } from '../github/pages.ts';
import { isLimit, statusOf } from '../github/settings-client.ts';
import { download, tooMany } from './download.ts';

/** Where the releases are. */
export interface GitHubShelfOrder {
  readonly api: string;
  /** `undefined`: as anybody sees it. */
  readonly token: string | undefined;
  readonly name: RepositoryName;
}

interface Asset {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly state: string;
  readonly browser_download_url: string;
}

interface Release {
  readonly id: number;
  readonly entry: ShelfEntry;
  readonly assets: readonly Asset[];
}

/** The releases of a repository at GitHub that are published; drafts are not shown. Its list is read once. */
export function gitHubShelf(order: GitHubShelfOrder): Shelf {
  const client = clientFor(order);
  let listed: Promise<readonly Release[]> | undefined;
  const releases = async (): Promise<readonly Release[]> => {
    listed ??= readReleases(client, order.name);
    return await listed;
  };
  return {
    list: async () => (await releases()).map(({ entry }) => entry),
    open: async (tag, name) => {
      const release = (await releases()).find(({ entry }) => entry.tag === tag);
      const asset = release && (await assetOf(client, order.name, release, name));
      return asset && (await download({ ...addressOf(order, asset), what: name }));
    },
    tag: async (tag) => await asked(order.name, async () => await readTag(client, order.name, tag)),
  };
}

function clientFor({ api, token }: GitHubShelfOrder): Octokit {
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  return new Octokit({ ...(token === undefined ? {} : { auth: token }), baseUrl: api, userAgent: 'apertura', log });
}

/** Without a token the public address: it counts for no limit. With one, the API's, which private repositories need. */
function addressOf(
  { api, token, name }: GitHubShelfOrder,
  asset: Asset,
): { readonly url: string; readonly token: string | undefined } {
  if (token === undefined) return { url: asset.browser_download_url, token };
  const repository = `${encodeURIComponent(name.owner)}/${encodeURIComponent(name.repo)}`;
  return { url: `${api}/repos/${repository}/releases/assets/${asset.id}`, token };
}

async function readReleases(client: Octokit, name: RepositoryName): Promise<readonly Release[]> {
  return await asked(name, async () => {
    const all = await everyPage(async (page) => await client.rest.repos.listReleases({ ...name, ...page }));
    return all.flatMap((release): Release[] => {
      const named = tagOf(release.tag_name);
      if (release.draft || named === undefined) return [];
      const assets = release.assets.filter(({ state }) => state === 'uploaded');
      const entry: ShelfEntry = {
        tag: release.tag_name,
        name: named,
        date: release.published_at ?? undefined,
        title: release.name ?? undefined,
        page: release.html_url,
        assets: assets.map(({ name: asset, size }) => ({ name: asset, size })),
      };
      return [{ id: release.id, entry, assets }];
    });
  });
}

/** A release shows its assets; of one that has very many, the list of its own is asked. */
async function assetOf(
  client: Octokit,
  name: RepositoryName,
  release: Release,
  asset: string,
): Promise<Asset | undefined> {
  const shown = release.assets.find((each) => each.name === asset);
  if (shown !== undefined || release.assets.length < 30) return shown;
  const all = await asked(
    name,
    async () =>
      await everyPage(
        async (page) => await client.rest.repos.listReleaseAssets({ ...name, ...page, release_id: release.id }),
      ),
  );
  return all.find((each) => each.name === asset && each.state === 'uploaded');
}

async function readTag(client: Octokit, name: RepositoryName, tag: string): Promise<ShelfTag> {
  const object = await unlessMissing(
    async () => (await client.rest.git.getRef({ ...name, ref: `tags/${tag}` })).data.object,
  );
  if (object === undefined) return { kind: 'missing' };
  if (object.type !== 'tag') return { kind: 'lightweight', commit: object.sha };
  const { data } = await client.rest.git.getTag({ ...name, tag_sha: object.sha });
  // A tag object carries its own name: one that was put under another is none of ours.
  if (data.tag !== tag) return { kind: 'lightweight', commit: data.object.sha };
  return { kind: 'annotated', object: object.sha, commit: data.object.sha, message: data.message };
}

async function unlessMissing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** Asks GitHub; what goes wrong is told so that a person who only wants data can act on it. */
async function asked<T>({ owner, repo }: RepositoryName, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof UserError ? error : wordsFor(error, `${owner}/${repo}`);
  }
}

function wordsFor(error: unknown, repository: string): unknown {
  const status = statusOf(error);
  if (isLimit(error)) return tooMany();
  if (status === 404) {
    return new UserError({
      es: `GitHub no encuentra el repositorio ${repository}, o es privado. Revise el nombre; si es privado, ponga en GITHUB_TOKEN un token que lo pueda leer.`,
      en: `GitHub does not find the repository ${repository}, or it is private. Look at the name; if it is private, put a token in GITHUB_TOKEN that may read it.`,
    });
  }
  if (status === 401) {
    return new UserError({
      es: 'GitHub no acepta el token de GITHUB_TOKEN. Para datos públicos no hace falta ninguno: quítelo, o ponga uno vigente.',
      en: 'GitHub does not accept the token in GITHUB_TOKEN. Public data need none: take it away, or put a valid one.',
    });
  }
  if (status === 403) {
    return new UserError({
      es: `El token de GITHUB_TOKEN no deja leer ${repository}. Dele el permiso Contents: read, o quítelo si el repositorio es público.`,
      en: `The token in GITHUB_TOKEN does not let ${repository} be read. Give it Contents: read, or take it away if the repository is public.`,
    });
  }
  const how = status === undefined ? '' : ` (${status})`;
  return new UserError({
    es: `GitHub no responde bien${how}. Revise la conexión, y GITHUB_API_URL si la usa, e inténtelo de nuevo.`,
    en: `GitHub does not answer well${how}. Look at the connection, and at GITHUB_API_URL if you use it, and try again.`,
  });
}
