import { Octokit } from '@octokit/rest';
import { tagOf } from '../../core/release/names.ts';
import type { Shelf, ShelfEntry, ShelfTag } from '../../core/release/shelf.ts';
import { UserError } from '../../core/user-error.ts';
import type { RepositoryName } from '../github/client.ts';
import { everyPage } from '../github/pages.ts';
import { statusOf } from '../github/settings-client.ts';
import { download } from './download.ts';
import { wordsFor } from './refusal.ts';

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
    listed ??= readReleases(client, order);
    return await listed;
  };
  return {
    list: async () => (await releases()).map(({ entry }) => entry),
    open: async (tag, name) => {
      const release = (await releases()).find(({ entry }) => entry.tag === tag);
      const asset = release && (await assetOf(client, order, release, name));
      return asset && (await download({ ...addressOf(order, asset), what: name }));
    },
    tag: async (tag) => await asked(order, async () => await readTag(client, order.name, tag)),
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

async function readReleases(client: Octokit, order: GitHubShelfOrder): Promise<readonly Release[]> {
  return await asked(order, async () => {
    const { name } = order;
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
  order: GitHubShelfOrder,
  release: Release,
  asset: string,
): Promise<Asset | undefined> {
  const shown = release.assets.find((each) => each.name === asset);
  if (shown !== undefined || release.assets.length < 30) return shown;
  const release_id = release.id;
  const all = await asked(
    order,
    async () =>
      await everyPage(
        async (page) => await client.rest.repos.listReleaseAssets({ ...order.name, ...page, release_id }),
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
async function asked<T>(order: GitHubShelfOrder, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof UserError ? error : wordsFor(error, order);
  }
}
