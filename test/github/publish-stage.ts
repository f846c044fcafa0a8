/** A repository with commits that are to be published, the publications, and a look at what became of them. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { AssetToOffer, PublicationIntent, RecordIntent } from '../../bot/core/intent.ts';
import type { RepositoryName } from '../../bot/io/github/client.ts';
import { carryOut } from '../../bot/io/github/publish/carry-out.ts';
import type { Patience } from '../../bot/io/github/publish/patience.ts';
import type { PublishTarget } from '../../bot/io/github/publish/publish-target.ts';
import { clientOf } from '../../bot/io/github/settings-client.ts';
import { refsOf } from '../../sandbox/git/refs.ts';
import { git } from '../../sandbox/git/run.ts';
import type { Repository } from '../../sandbox/repository.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { commitFiles, createRepository } from '../../sandbox/seed.ts';

/** Who publishes: workflows. */
export const BOT = 'github-actions[bot]';
export const MARKER = '<!-- apertura: alarma -->';
/** Of those who cannot wait. */
export const HASTY: Patience = { tries: 8, pause: 5, longest: 1_000, answer: 2_000, between: 0 };

const DATE = '2026-11-21T07:39:06Z';

/** A sandbox for publishing. */
export interface PublishStage {
  readonly sandbox: Sandbox;
  readonly token: string;
  /** A repository of its own, with its clone and what is to be published. */
  scene(more?: Partial<SceneOrder>): Promise<PublishScene>;
  stop(): Promise<void>;
}

export interface SceneOrder {
  /** Datasets with a version each. */
  readonly datasets: readonly string[];
  readonly immutable: boolean;
  /** The size of the largest file of each. */
  readonly bytes: number;
}

/** Publications to carry out; all but the token. */
export interface PublishOrder {
  /** The root of the REST API. */
  readonly api: string;
  readonly name: RepositoryName;
  /** A clone. */
  readonly folder: string;
  /** Of the repository, for git. */
  readonly url: string;
  readonly login: string;
  readonly patience: Patience;
  readonly intents: readonly PublicationIntent[];
}

export interface PublishScene {
  readonly repository: Repository;
  readonly order: PublishOrder;
  readonly target: PublishTarget;
  readonly intents: readonly PublicationIntent[];
  /** The commits on `main`. */
  readonly commits: readonly string[];
  /** All that people see of it, without numbers and times. */
  state(): Promise<PublishedState>;
}

export interface PublishedState {
  /** Annotated tags and branches, with what they point at. */
  readonly refs: Readonly<Record<string, string>>;
  readonly releases: readonly object[];
  readonly issues: readonly object[];
  /** Paths of the record, with their objects. */
  readonly record: readonly string[];
  /** The commits that the record keeps from being lost are among these. */
  readonly kept: readonly string[];
}

/** A stage for all tests of a file, which ends with them; GitHub must have been asked only as it describes itself. */
export function publishStage(): () => PublishStage {
  let stage: PublishStage | undefined;
  beforeAll(async () => {
    stage = await startPublishStage();
  }, 60_000);
  afterAll(async () => {
    const deviations = stage?.sandbox.deviations;
    await stage?.stop();
    expect(deviations).toEqual([]);
  });
  return () => {
    if (stage === undefined) throw new Error('the stage is there while tests run');
    return stage;
  };
}

/** Starts a sandbox with the institution in it, and workflows that may write. */
async function startPublishStage(): Promise<PublishStage> {
  const sandbox = await startSandbox();
  const root = await mkdtemp(join(tmpdir(), 'publishing-'));
  const organization = sandbox.organization('municipio');
  const installation = sandbox.install(sandbox.actions, organization);
  const token = sandbox.tokenOf(installation, { contents: 'write', issues: 'write' });
  let scenes = 0;
  return {
    sandbox,
    token,
    async scene({ datasets = ['agua', 'arboles'], immutable = false, bytes = 70_000 } = {}) {
      scenes += 1;
      const name = `datos-${scenes}`;
      const folder = join(root, name);
      const repository = await createRepository(sandbox.world, { owner: organization, name });
      repository.settings.set('immutable-releases', { enabled: immutable });
      const commits = await history(repository);
      execFileSync('git', ['clone', '--quiet', '--bare', repository.folder, folder], { stdio: 'ignore' });
      const intents = await intentsOf(`${folder}-assets`, commits, datasets, bytes);
      const at = { owner: 'municipio', repo: name };
      const url = `${sandbox.url}/municipio/${name}.git`;
      const order = { api: `${sandbox.url}/api/v3`, name: at, folder, url, login: BOT, patience: HASTY, intents };
      const state = async (): Promise<PublishedState> => await stateOf(repository);
      return { repository, order, target: targetOf(order, token), intents, commits, state };
    },
    async stop() {
      await sandbox.stop();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Where an order is carried out, with a token. */
export function targetOf({ api, name, folder, url, login, patience }: PublishOrder, token: string): PublishTarget {
  const authorization = async (): Promise<string> =>
    `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  return {
    client: clientOf(token, api),
    name,
    folder,
    remote: { url, authorization },
    bot: { login },
    by: { name: 'Apertura', email: 'apertura@example.org' },
    patience,
  };
}

async function history(repository: Repository): Promise<readonly string[]> {
  const commits: string[] = [];
  for (const number of [1, 2, 3]) {
    const files = { 'datasets/agua/agua.csv': `id\n${number}\n` };
    const order = {
      branch: 'main',
      files,
      message: `Cambio ${number}`,
      date: new Date(Date.parse(DATE) + number * 1000),
    };
    commits.push(await commitFiles(repository, order));
  }
  return commits;
}

async function intentsOf(
  folder: string,
  commits: readonly string[],
  datasets: readonly string[],
  bytes: number,
): Promise<readonly PublicationIntent[]> {
  await mkdir(folder, { recursive: true });
  const published: PublicationIntent[] = [];
  const files: Record<string, string> = { 'state.json': stateText(commits.at(-1) ?? '') };
  for (const [at, dataset] of datasets.entries()) {
    const tag = `${dataset}@1.${at}.0`;
    const commit = commits[at % commits.length] ?? '';
    const text = tagText(tag, commit);
    const assets = await assetsOf(folder, tag, bytes);
    published.push({ kind: 'tag', tag, commit, text });
    published.push({
      kind: 'release',
      tag,
      title: `${dataset} 1.${at}.0`,
      body: '# Notas\n\nLínea',
      prerelease: at > 0,
      assets,
    });
    files[`releases/${dataset}/1.${at}.0.tag`] = text;
  }
  return [...published, recordOf(commits.slice(0, datasets.length), files), alarm('Hay algo')];
}

/** What `published` says of how far the history was walked. */
export function stateText(walked: string): string {
  return `${JSON.stringify({ apertura: 1, walked, covered: {}, pending: {}, held: [] })}\n`;
}

export function tagText(tag: string, commit: string, message = 'Publicada'): string {
  const seconds = Date.parse(DATE) / 1000;
  return `object ${commit}\ntype commit\ntag ${tag}\ntagger Municipio <datos@example.org> ${seconds} +0000\n\n${message}\n`;
}

export function recordOf(keeps: readonly string[], files: RecordIntent['files']): RecordIntent {
  return { kind: 'record', message: 'Registra lo publicado\n', date: DATE, keeps, files };
}

export function alarm(body: string | undefined, title = 'Alarma'): PublicationIntent {
  return { kind: 'issue', marker: MARKER, title, body: body && `${MARKER}\n${body}`, labels: ['alarma'] };
}

async function assetsOf(folder: string, tag: string, bytes: number): Promise<readonly AssetToOffer[]> {
  const dataset = tag.slice(0, tag.indexOf('@'));
  const contents = {
    [`${dataset}.zip`]: Buffer.alloc(bytes, tag),
    'notes.es.md': `# ${tag}\n`,
    SHA256SUMS: `${tag}\n`,
  };
  const assets: AssetToOffer[] = [];
  for (const [name, content] of Object.entries(contents)) {
    const whole = Buffer.from(content);
    const path = join(folder, `${tag}-${name}`);
    await writeFile(path, whole);
    const sha256 = createHash('sha256').update(whole).digest('hex');
    assets.push({ name, size: whole.length, sha256, mediatype: 'application/octet-stream', path });
  }
  return assets;
}

async function stateOf(repository: Repository): Promise<PublishedState> {
  const refs = Object.fromEntries([...(await refsOf(repository))].sort());
  const tip = refs['refs/heads/published'];
  const { folder } = repository;
  const record = tip === undefined ? '' : await git(folder, ['ls-tree', '-r', tip]);
  const kept = tip === undefined ? '' : await git(folder, ['rev-list', tip]);
  const mains = refs['refs/heads/main'] === undefined ? '' : await git(folder, ['rev-list', 'main']);
  return {
    // The record's own commits may be more where runs were disturbed: its files count, and what it keeps.
    refs: Object.fromEntries(Object.entries(refs).filter(([ref]) => ref !== 'refs/heads/published')),
    releases: [...repository.releases.values()]
      .map(({ tagName, name, body, draft, prerelease, immutable, author, assets }) => ({
        tag: tagName,
        ...{ name, body, draft, prerelease, immutable },
        by: author.login,
        assets: assets.map((asset) => `${asset.name} ${createHash('sha256').update(asset.bytes).digest('hex')}`).sort(),
      }))
      .sort((one, other) => (one.tag < other.tag ? -1 : 1)),
    issues: [...repository.issues.values()]
      .filter(({ state }) => state === 'open')
      .map(({ title, body, labels }) => ({ title, body, labels: [...labels] })),
    record: record.split('\n').filter((line) => line !== ''),
    kept: mains.split('\n').filter((commit) => kept.split('\n').includes(commit)),
  };
}

/** What was done, a line each; nothing may have stood in the way. */
export async function carriedOut(
  scene: PublishScene,
  intents: readonly PublicationIntent[] = scene.intents,
): Promise<readonly string[]> {
  const { done, fault } = await carryOut(scene.target, intents);
  if (fault !== undefined) throw fault;
  return done.map((each) =>
    [each.kind, 'step' in each ? each.step : '', 'asset' in each ? each.asset : ''].join(' ').trim(),
  );
}

/** Operations that write, since so many requests. */
export function writings({ requests }: Sandbox, from: number): readonly string[] {
  return requests
    .slice(from)
    .filter(({ method, operation }) => method !== 'GET' && operation !== 'git/upload-pack')
    .map(({ operation }) => operation);
}
