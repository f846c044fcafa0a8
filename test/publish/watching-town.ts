/** A town whose data are published, and a watch over it that waits for nobody. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishAtGitHub } from '../../bot/apps/publish/publish-at-github.ts';
import type { PublishPlace } from '../../bot/apps/publish/publish-place.ts';
import { runWatch, type WatchOutcome } from '../../bot/apps/watch/run-watch.ts';
import type { WatchPlace } from '../../bot/apps/watch/watch-place.ts';
import type { Happening } from '../../bot/core/release/happening.ts';
import type { GitHubClient } from '../../bot/io/github/client.ts';
import type { Patience } from '../../bot/io/github/publish/patience.ts';
import { clientOf } from '../../bot/io/github/settings-client.ts';
import { Mirror } from '../../bot/io/mirror.ts';
import type { Issue, Release } from '../../sandbox/repository.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { type PublishingTown, publishingTown } from './publishing-town.ts';

/** Of those who cannot wait. */
const HASTY: Patience = { tries: 4, pause: 5, longest: 1_000, answer: 5_000, between: 0 };
const NOW = '2026-11-21T08:00:00Z';
const BOT = 'github-actions[bot]';

/** The town, and who watches over it. */
export class WatchingTown {
  readonly town: PublishingTown;
  private readonly place: PublishPlace;
  private readonly folder: string;

  constructor(town: PublishingTown, place: PublishPlace, folder: string) {
    this.town = town;
    this.place = place;
    this.folder = folder;
  }

  /** Publishes what is approved. */
  async publish(adopt?: string): Promise<void> {
    const assets = join(this.folder, 'assets');
    await publishAtGitHub({ place: this.place, assets, keep: false, adopt, dryRun: false });
  }

  /** Looks, and restores where asked; with a clone of its own, as a workflow has. */
  async watch(
    reach: 'look' | 'tell' | 'restore' = 'restore',
    more: Partial<Pick<WatchPlace, 'happened' | 'known' | 'name' | 'now'>> & { readonly from?: string } = {},
  ): Promise<WatchOutcome> {
    const { from, ...rest } = more;
    const work = await mkdtemp(join(this.folder, 'watch-'));
    const mirror = new Mirror({ folder: join(work, 'clone.git'), ...this.place.remote });
    const place: WatchPlace = { ...this.place, mirror, known: [], happened: [], now: NOW, ...rest };
    if (reach === 'restore') return await runWatch(place, { kind: 'restore', work: join(work, 'assets'), from });
    return await runWatch(place, { kind: reach });
  }

  /** As the workflows act. */
  get client(): GitHubClient {
    return this.place.client;
  }

  /** The published release of a tag. */
  release(tag: string): Release {
    const found = this.town.releases().find((release) => release.tagName === tag);
    if (found === undefined) throw new Error(`there is no release ${tag}`);
    return found;
  }

  /** Issues that tell of alarms, the oldest first. */
  alarms(): readonly Issue[] {
    return [...this.town.stage.repository.issues.values()].filter(({ labels }) => labels.includes('alarma'));
  }

  /** How many requests have changed something by now. */
  writes(): number {
    const { requests } = this.town.stage.sandbox;
    return requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/git-upload-pack')).length;
  }

  /** Removes what it has on disk. */
  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Founds a town and publishes all that it has. */
export async function watchingTown(sandbox: Sandbox): Promise<WatchingTown> {
  const town = await publishingTown(sandbox);
  const folder = await mkdtemp(join(tmpdir(), 'apertura-watching-'));
  const { organization } = town.stage;
  const token = sandbox.tokenOf(sandbox.install(sandbox.actions, organization));
  const client = clientOf(token, `${sandbox.url}/api/v3`);
  const page = `${sandbox.url}/municipio/datos`;
  const authorization = async (): Promise<string> =>
    `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  const remote = { url: `${page}.git`, authorization };
  const place: PublishPlace = {
    client,
    teams: undefined,
    name: { owner: 'municipio', repo: 'datos' },
    branch: 'main',
    mirror: new Mirror({ folder: join(folder, 'clone.git'), ...remote }),
    remote,
    bot: { login: BOT },
    page,
    patience: HASTY,
  };
  const made = new WatchingTown(town, place, folder);
  await made.publish('admin-tic');
  return made;
}

/** What a webhook, or the event that started a workflow, tells. */
export function told(what: Happening['what'], subject: string, by: string): Happening {
  return { what, subject, by, when: NOW };
}
