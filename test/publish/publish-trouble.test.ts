import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { objectOf, setRef } from '../../sandbox/git/refs.ts';
import { git } from '../../sandbox/git/run.ts';
import type { Release } from '../../sandbox/repository.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { apertura, type Ran } from '../cli/run.ts';
import { type PublishingTown, publishingTown } from './publishing-town.ts';

/** Rounds of runs at once; more by hand: `APERTURA_ROUNDS=20 npx vitest run test/publish/publish-trouble.test.ts`. */
const ROUNDS = Number(process.env['APERTURA_ROUNDS'] ?? 1);
const TREES = 'datasets/arboles/data/arboles.csv';
const HERE = ['publish', '--to', 'github', '--repo', 'municipio/datos'];
const TAG = 'arboles@1.1.0';
const TAG_REF = `refs/tags/${TAG}`;
const RECORD = 'refs/heads/published';

let sandbox: Sandbox;
let town: PublishingTown;
/** To where one version is published and another is to be. */
let back: () => Promise<void>;
let due: unknown;
/** The record before the second version. */
let recorded: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  town = await publishingTown(sandbox, ['arboles']);
  await town.publish('--adopt');
  await town.merge({ files: { [TREES]: `${await town.read(TREES)}A-9001,Fresno,2.4,2026-07-14,bueno\n` } });
  back = await town.mark();
  recorded = (await objectOf(town.stage.repository, RECORD)) ?? '';
  await town.publish();
  due = await town.state();
}, 120_000);

afterEach(async () => await back());

afterAll(async () => {
  const { deviations } = sandbox;
  await sandbox.stop();
  expect(deviations).toEqual([]);
});

/** A run that ends with words for a person: what stands in the way, no trace of the program, nothing secret. */
async function refused(token?: string, lang = 'es'): Promise<string> {
  const env = { ...town.environment(), ...(token && { GITHUB_TOKEN: token }) };
  const ran = await apertura([...HERE, '--lang', lang], { env });
  expect(ran).toMatchObject({ status: 2, out: '' });
  expect(ran.err).not.toMatch(/\n\s+at |Error:/);
  expect(ran.err).not.toContain(env['GITHUB_TOKEN']);
  expect(ran.err).not.toContain(Buffer.from(`x-access-token:${env['GITHUB_TOKEN']}`).toString('base64'));
  return ran.err;
}

async function isCompleted(): Promise<void> {
  await town.publish();
  expect(await town.state()).toEqual(due);
}

function release(): Release {
  const found = town.releases().find(({ tagName }) => tagName === TAG);
  if (found === undefined) throw new Error(`${TAG} is not there`);
  return found;
}

test('two runs at once come to the same end', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await back();
    const ran: readonly Ran[] = await Promise.all([town.run(...HERE), town.run(...HERE)]);
    expect(ran.map(({ status, err }) => [status, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(await town.state()).toEqual(due);
  }
}, 600_000);

test('a tag of the same name that somebody else made is left alone, and told of', async () => {
  const { repository } = town.stage;
  await back();
  const other = await git(repository.folder, ['rev-parse', 'main~1']);
  await setRef(repository, TAG_REF, other);
  expect(await refused()).toContain(`La etiqueta ${TAG} ya existe en GitHub y no es la que corresponde`);
  expect(await objectOf(repository, TAG_REF)).toBe(other);
  expect(town.releases().map(({ tagName }) => tagName)).toEqual(['arboles@1.0.0']);
  expect(await objectOf(repository, RECORD)).toBe(recorded);
});

test('a record that moves meanwhile is gone on from, and keeps what was put there', async () => {
  const { folder } = town.stage.repository;
  await back();
  const { faults } = sandbox.world;
  const strike = faults.strike.bind(faults);
  let published = false;
  // After the release, before its record: the first push that follows is of it.
  faults.strike = (operation) => {
    if (operation === 'repos/update-release') published = true;
    if (published && operation === 'git/receive-pack') {
      published = false;
      const env = { ...process.env, GIT_AUTHOR_NAME: 'x', GIT_AUTHOR_EMAIL: 'x@x', GIT_COMMITTER_NAME: 'x' };
      const made = { env: { ...env, GIT_COMMITTER_EMAIL: 'x@x' }, encoding: 'utf8' } as const;
      const commit = ['-C', folder, 'commit-tree', `${RECORD}^{tree}`, '-p', RECORD, '-m', 'Otra cosa'];
      execFileSync('git', ['-C', folder, 'update-ref', RECORD, execFileSync('git', commit, made).trim()]);
    }
    return strike(operation);
  };
  try {
    await isCompleted();
  } finally {
    faults.strike = strike;
  }
  const told = await git(folder, ['log', '--format=%s', `${recorded}..published`, '--first-parent']);
  expect(told.split('\n')).toEqual([TAG, 'Otra cosa']);
});

test('a file that somebody put into a public release stops the run; without it, it goes on', async () => {
  const { repository } = town.stage;
  await back();
  await town.publish();
  await setRef(repository, RECORD, recorded);
  const [own] = release().assets;
  if (own === undefined) throw new Error('a release without files');
  release().assets.push({ ...own, id: 999_999, name: 'otro.csv' });
  expect(await refused(undefined, 'en')).toContain(`In the published release ${TAG} the file otro.csv was added`);
  expect(await objectOf(repository, RECORD)).toBe(recorded);
  release().assets.pop();
  await isCompleted();
});

test('a limit that lasts an hour is told with its end, and what was done stays', async () => {
  await back();
  const { limits } = sandbox;
  const account = sandbox.user('admin-tic');
  const { limit } = limits;
  limits.limit = limits.stateOf({ kind: 'user', account }).used + 20;
  try {
    expect(await refused()).toMatch(/GitHub pide esperar hasta las \d{4}-\d\d-\d\d \d\d:\d\d \(UTC\)/);
  } finally {
    limits.limit = limit;
  }
  expect(await objectOf(town.stage.repository, TAG_REF)).toBeDefined();
  await isCompleted();
});

test('a token that is none, and one that may only read, are told of', async () => {
  await back();
  expect(await refused('ghp_nobody')).toContain('no acepta el token');
  const reader = sandbox.token(sandbox.user('lectora'));
  expect(await refused(reader)).toMatch(/permisos del token/);
  expect(await objectOf(town.stage.repository, TAG_REF)).toBeUndefined();
});

// The last: the names of such releases cannot be used again, whatever is brought back.
test('immutable releases are published once; a deleted one cannot be made again, and that is told', async () => {
  const { repository } = town.stage;
  await back();
  repository.settings.set('immutable-releases', { enabled: true });
  try {
    await isCompleted();
    expect(release().immutable).toBe(true);
    await town.admin.rest.repos.deleteRelease({ owner: 'municipio', repo: 'datos', release_id: release().id });
    await setRef(repository, RECORD, recorded);
    expect(await refused()).toContain(`La versión ${TAG} no se puede publicar: fue inmutable`);
  } finally {
    repository.settings.set('immutable-releases', { enabled: false });
  }
});
