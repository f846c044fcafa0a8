import { describe, expect, test } from 'vitest';
import type { Release } from '../../../../sandbox/repository.ts';
import { leaveStarter } from '../../../../sandbox/starter.ts';
import {
  carriedOut,
  type PublishedState,
  type PublishScene,
  publishStage,
  writings,
} from '../../../../test/github/publish-stage.ts';
import type { ReleaseIntent } from '../../../core/intent.ts';
import type { GitHubClient } from '../client.ts';
import { carryOut } from './carry-out.ts';

const stage = publishStage();

/** One dataset, published; its release, and what is wanted of it. */
async function published(immutable = false): Promise<{
  readonly scene: PublishScene;
  readonly release: Release;
  readonly intent: ReleaseIntent;
  readonly state: PublishedState;
}> {
  const scene = await stage().scene({ datasets: ['agua'], immutable });
  await carriedOut(scene);
  const [release] = scene.repository.releases.values();
  const intent = scene.intents.find(({ kind }) => kind === 'release');
  if (release === undefined || intent?.kind !== 'release') throw new Error('there is one');
  return { scene, release, intent, state: await scene.state() };
}

describe('a draft', () => {
  test('that another run left half done is finished: wrong, broken and strange files go, missing ones come', async () => {
    const { scene, release, state } = await published();
    release.draft = true;
    release.name = 'Otro';
    const [zip] = release.assets.splice(0, 2);
    if (zip === undefined) throw new Error('there is one');
    release.assets.push({ ...zip, bytes: Buffer.from('otro') }, { ...zip, id: 1, name: 'ajeno.txt' });
    leaveStarter(stage().sandbox.world, release, 'notes.es.md');
    expect(await carriedOut(scene)).toEqual([
      'release removed notes.es.md',
      'release removed agua.zip',
      'release removed ajeno.txt',
      'release uploaded agua.zip',
      'release uploaded notes.es.md',
      'release published',
    ]);
    expect(await scene.state()).toEqual(state);
  });

  test('whose tag was deleted is public again with the same files, once the tag is pushed again', async () => {
    const { scene, state } = await published();
    const rest = stage().sandbox.tokenOf(stage().sandbox.install(stage().sandbox.actions, scene.repository.owner));
    await fetch(`${scene.order.api}/repos/municipio/${scene.repository.name}/git/refs/tags/agua%401.0.0`, {
      method: 'DELETE',
      headers: { authorization: `token ${rest}` },
    });
    expect([...scene.repository.releases.values()].map(({ draft }) => draft)).toEqual([true]);
    expect(await carriedOut(scene)).toEqual(['tag', 'release published']);
    expect(await scene.state()).toEqual(state);
  });

  test('of two of ours the older one is published, the other goes; that of a person stays', async () => {
    const { scene, release, state } = await published();
    const { releases } = scene.repository;
    release.draft = true;
    const ana = stage().sandbox.user('ana');
    releases.set(9_000_001, { ...release, id: 9_000_001, assets: [] });
    releases.set(9_000_002, { ...release, id: 9_000_002, assets: [], author: ana });
    expect(await carriedOut(scene)).toEqual(['release published', 'release draft-removed']);
    expect([...releases.keys()]).toEqual([release.id, 9_000_002]);
    releases.delete(9_000_002);
    expect(await scene.state()).toEqual(state);
  });
});

describe('a public release', () => {
  test('that lacks a file gets it, and says what it is to say', async () => {
    const { scene, release, state } = await published();
    release.assets.splice(1, 1);
    leaveStarter(stage().sandbox.world, release, 'notes.es.md');
    release.body = 'Otra cosa';
    expect(await carriedOut(scene)).toEqual(
      ['release removed notes.es.md', 'release uploaded notes.es.md', 'release edited'].filter(
        (step) => !step.includes('nothing'),
      ),
    );
    expect(await scene.state()).toEqual(state);
  });

  test.each<readonly [string, string, boolean, (release: Release) => void]>([
    ['with other bytes', 'asset-other', false, alter],
    ['with a file that nobody approved', 'asset-strange', false, add],
    ['that is immutable and lacks a file', 'asset-missing', true, (release) => void release.assets.pop()],
  ])('%s is a fault, and stays as it is', async (_, fault, immutable, spoil) => {
    const { scene, release } = await published(immutable);
    spoil(release);
    const spoiled = await scene.state();
    const before = stage().sandbox.requests.length;
    const carried = await carryOut(scene.target, scene.intents);
    expect([carried.fault?.fault, carried.done]).toEqual([fault, []]);
    expect(carried.fault?.words.es).toContain('agua@1.0.0');
    expect(writings(stage().sandbox, before)).toEqual([]);
    expect(await scene.state()).toEqual(spoiled);
  });
});

test('on a server that tells no digests, files are downloaded to be known', async () => {
  const { scene, release, state } = await published();
  const { client } = scene.target;
  // As GitHub's own server programs of a while ago.
  const old = new Proxy(client, {
    get: (target, key) => (key === 'rest' ? withoutDigests(target.rest) : Reflect.get(target, key)),
  });
  const target = { ...scene.target, client: old };
  const before = stage().sandbox.requests.length;
  expect((await carryOut(target, scene.intents)).done).toEqual([]);
  const asked = stage()
    .sandbox.requests.slice(before)
    .map(({ operation }) => operation);
  expect(asked.filter((operation) => operation === 'repos/get-release-asset')).toHaveLength(3);
  expect(await scene.state()).toEqual(state);
  alter(release);
  expect((await carryOut(target, scene.intents)).fault?.fault).toBe('asset-other');
});

function withoutDigests(rest: GitHubClient['rest']): GitHubClient['rest'] {
  const listReleaseAssets = async (parameters: Parameters<typeof rest.repos.listReleaseAssets>[0]) => {
    const answer = await rest.repos.listReleaseAssets(parameters);
    return { ...answer, data: answer.data.map((asset) => ({ ...asset, digest: null })) };
  };
  // Octokit's own functions are found by a proxy, so that a copy would have none of them.
  const repos = new Proxy(rest.repos, {
    get: (target, key) => (key === 'listReleaseAssets' ? listReleaseAssets : Reflect.get(target, key)),
  });
  return new Proxy(rest, { get: (target, key) => (key === 'repos' ? repos : Reflect.get(target, key)) });
}

test('files whose names GitHub would change are known by the changed ones', async () => {
  const scene = await stage().scene({ datasets: ['agua'], immutable: false });
  const odd = scene.intents.map((intent) =>
    intent.kind === 'release'
      ? { ...intent, assets: intent.assets.map((asset) => ({ ...asset, name: `árbol ${asset.name}` })) }
      : intent,
  );
  await carriedOut(scene, odd);
  const [release] = scene.repository.releases.values();
  expect(release?.assets.map(({ name }) => name)).toContain('rbol.agua.zip');
  expect(await carriedOut(scene, odd)).toEqual([]);
});

function alter({ assets }: Release): void {
  const [first] = assets;
  if (first !== undefined) assets[0] = { ...first, bytes: Buffer.alloc(first.bytes.length, 'x') };
}

function add({ assets }: Release): void {
  const [first] = assets;
  if (first !== undefined) assets.push({ ...first, id: 1, name: 'ajeno.txt' });
}
