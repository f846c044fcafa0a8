import { spawn } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '../account.ts';
import type { Repository } from '../repository.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { commitFiles, createRepository, fork } from '../seed.ts';
import { type Clone, cloneOf, remoteOf, runGit, withToken } from './client.cases.ts';
import { refsOf, tipOf } from './refs.ts';

let sandbox: Sandbox;
let ana: Account;
let town: Account;
let repository: Repository;
let clones: Clone[];

beforeEach(async () => {
  sandbox = await startSandbox();
  ana = sandbox.user('ana');
  town = sandbox.organization('town');
  repository = await createRepository(sandbox.world, { owner: town, name: 'data' });
  await commitFiles(repository, {
    branch: 'main',
    files: { 'README.md': 'Data\n', 'a/b c.csv': 'x\n1\n' },
    message: 'Begin',
  });
  repository.collaborators.set('ana', { account: ana, role: 'write' });
  clones = [];
});

afterEach(async () => {
  for (const clone of clones) await clone.remove();
  await sandbox.stop();
  expect(sandbox.deviations).toEqual([]);
});

async function clone(token?: string, of = repository): Promise<Clone> {
  const made = await cloneOf(sandbox, of, token);
  clones.push(made);
  return made;
}

function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<readonly [number, string, string]> {
  return new Promise((resolve, reject) => {
    request(`${sandbox.url}${path}`, { method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve([response.statusCode ?? 0, text, String(response.headers['www-authenticate'] ?? '')]),
      );
    })
      .on('error', reject)
      .end();
  });
}

const basic = (token: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
});
const READ = 'info/refs?service=git-upload-pack';
const PUSH = 'info/refs?service=git-receive-pack';

it('is cloned and fetched from without a token where it is public', async () => {
  const made = await clone();
  expect((await made.git('log', '--format=%s')).out).toBe('Begin');
  const next = await commitFiles(repository, { branch: 'main', files: { 'README.md': 'More\n' }, message: 'Next' });
  expect((await made.git('fetch', 'origin')).status).toBe(0);
  expect((await made.git('rev-parse', 'origin/main')).out).toBe(next);
});

it('gives any commit that is asked for by its number, and leaves files out where it is asked to', async () => {
  const lost = await commitFiles(repository, { branch: 'side', files: { x: '1' }, message: 'Side' });
  await commitFiles(repository, { branch: 'side', parent: 'main', files: { y: '1' }, message: 'Other' });
  const made = await clone();
  expect(await made.git('fetch', '--filter=blob:none', 'origin', lost)).toMatchObject({ status: 0 });
});

it('takes a push, and the pusher hears of it after the pulls have moved', async () => {
  const made = await clone(sandbox.token(ana));
  const sha = await made.commit({ 'new.csv': 'a\n1\n' });
  expect(await made.git('push', 'origin', 'HEAD:topic')).toMatchObject({ status: 0 });
  expect(await tipOf(repository, 'refs/heads/topic')).toBe(sha);
  expect(sandbox.requests.map(({ operation, status, actor }) => [operation, status, actor])).toContainEqual([
    'git/receive-pack',
    200,
    'ana',
  ]);
});

it('takes a push larger than a request that git compresses or sends whole', async () => {
  const made = await clone(sandbox.token(ana));
  const noise = Buffer.alloc(6_000_000);
  for (let at = 0; at < noise.length; at += 4) noise.writeUInt32LE((at * 2_654_435_761) % 2 ** 32, at);
  await made.commit({ 'big.bin': noise });
  expect((await made.git('push', 'origin', 'HEAD:big')).status).toBe(0);
  const other = await clone();
  expect((await other.git('cat-file', '-s', 'origin/big:big.bin')).out).toBe('6000000');
});

it('answers as GitHub to those who may not', async () => {
  const hidden = await createRepository(sandbox.world, { owner: town, name: 'hidden', visibility: 'private' });
  const stranger = sandbox.token(sandbox.user('eva'));
  const app = sandbox.app({ slug: 'reader', permissions: { contents: 'read', metadata: 'read' }, events: [] }).app;
  const installation = sandbox.install(app, town, [hidden]);
  const reader = sandbox.tokenOf(installation);
  const blind = sandbox.tokenOf(installation, { metadata: 'read' });
  const cases: readonly (readonly [string, Record<string, string>, number])[] = [
    [`/town/data.git/${READ}`, {}, 200],
    [`/town/data.git/${PUSH}`, {}, 401],
    [`/town/data.git/${READ}`, basic('wrong'), 401],
    [`/town/data.git/${PUSH}`, basic(stranger), 403],
    [`/town/hidden.git/${READ}`, {}, 401],
    [`/town/hidden.git/${READ}`, basic(stranger), 404],
    [`/town/hidden.git/${READ}`, basic(reader), 200],
    [`/town/hidden.git/${PUSH}`, basic(reader), 403],
    [`/town/hidden.git/${READ}`, basic(blind), 404],
    [`/town/data.git/${PUSH}`, basic(reader), 403],
    [`/town/nothing.git/${READ}`, {}, 401],
    [`/town/nothing.git/${READ}`, basic(stranger), 404],
    ['/town/data.git/info/refs', {}, 403],
    [
      `/town/data.git/${PUSH}`,
      { authorization: `Basic ${Buffer.from(`ana:${sandbox.token(ana)}`).toString('base64')}` },
      200,
    ],
  ];
  for (const [path, headers, expected] of cases) {
    const [status, , realm] = await ask(path, headers);
    expect([path, status]).toEqual([path, expected]);
    expect(realm !== '').toBe(status === 401);
  }
  repository.archived = true;
  expect((await ask(`/town/data.git/${PUSH}`, basic(sandbox.token(ana))))[0]).toBe(403);
});

it('lets nobody push by asking for a fetch', async () => {
  const [status] = await ask('/town/data.git/git-receive-pack?service=git-upload-pack', {}, 'POST');
  expect(status).toBe(401);
  expect((await ask('/town/data.git/git-receive-pack', basic(sandbox.token(ana))))[0]).toBe(405);
});

it('serves nothing else of the folder', async () => {
  for (const path of [
    '/town/data.git/HEAD',
    '/town/data.git/objects/info/packs',
    '/town/..%2fdata.git/info/refs?service=git-upload-pack',
  ]) {
    expect([path, (await ask(path))[0]]).not.toEqual([path, 200]);
  }
  expect((await ask(`/town/../../etc.git/${READ}`))[0]).not.toBe(200);
});

it('makes no repository through a link that leads out of its folder', async () => {
  await symlink('/tmp', join(sandbox.world.folder, 'mallory'));
  const mallory = sandbox.user('mallory');
  await expect(createRepository(sandbox.world, { owner: mallory, name: 'sly' })).rejects.toThrow('leads elsewhere');
  for (const name of ['..', '.', 'a/b', 'x.git', '', 'a b']) {
    await expect(createRepository(sandbox.world, { owner: town, name })).rejects.toThrow('no name');
  }
});

it('tells two who push at once apart: one is in, the other is told to fetch first', async () => {
  const both = [await clone(sandbox.token(ana)), await clone(sandbox.token(ana))];
  const commits = await Promise.all(both.map((each, index) => each.commit({ [`${index}.csv`]: 'a\n' })));
  const ended = await Promise.all(both.map((each) => each.git('push', 'origin', 'HEAD:main')));
  expect(ended.map(({ status }) => status === 0).filter(Boolean)).toHaveLength(1);
  expect(await tipOf(repository, 'main')).toBe(commits[ended.findIndex(({ status }) => status === 0)]);
});

it('takes many branches at once', async () => {
  const many = await Promise.all(Array.from({ length: 6 }, () => clone(sandbox.token(ana))));
  const ended = await Promise.all(
    many.map(async (each, index) => {
      await each.commit({ [`${index}.csv`]: 'a\n' });
      return await each.git('push', 'origin', `HEAD:branch-${index}`);
    }),
  );
  expect(ended.map(({ status }) => status)).toEqual([0, 0, 0, 0, 0, 0]);
  expect((await refsOf(repository)).size).toBe(7);
});

it('moves nothing where a push breaks off, however much has come', async () => {
  const made = await clone(sandbox.token(ana));
  const before = await tipOf(repository, 'main');
  const sha = await made.commit({ 'x.csv': 'a\n1\n' });
  const pack = await packOf(made, sha, String(before));
  for (const part of [0.1, 0.5, 0.9, 1]) {
    const kept = pack.subarray(0, Math.floor(pack.length * part) - (part === 1 ? 1 : 0));
    await breakOff(kept, pack.length);
    expect(await tipOf(repository, 'main')).toBe(before);
  }
  expect(await made.git('push', 'origin', 'HEAD:main')).toMatchObject({ status: 0 });
  expect(await tipOf(repository, 'main')).toBe(sha);
});

/** What `git push` sends of one commit. */
async function packOf({ folder }: Clone, sha: string, before: string): Promise<Buffer> {
  const child = spawn('git', ['pack-objects', '--stdout', '--revs'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.end(`${sha}\n^${before}\n`);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  const line = `${before} ${sha} refs/heads/main\0report-status side-band-64k\n`;
  return Buffer.concat([Buffer.from(`${(line.length + 4).toString(16).padStart(4, '0')}${line}0000`), ...chunks]);
}

/** Sends the beginning of a push and goes away; done when the server has seen to it. */
async function breakOff(bytes: Buffer, length: number): Promise<void> {
  const seen = sandbox.requests.length;
  const sent = request(`${sandbox.url}/town/data.git/git-receive-pack`, {
    method: 'POST',
    headers: {
      ...basic(sandbox.token(ana)),
      'content-type': 'application/x-git-receive-pack-request',
      'content-length': String(length),
    },
  });
  sent.on('error', () => undefined);
  await new Promise<void>((resolve) => sent.write(bytes, () => resolve()));
  sent.destroy();
  await expect.poll(() => sandbox.requests.length, { timeout: 20_000 }).toBeGreaterThan(seen);
}

it('works in forks, whose objects are those of what they were made of', async () => {
  const made = await fork(sandbox.world, repository, ana);
  const mine = await clone(sandbox.token(ana), made);
  const sha = await mine.commit({ 'f.csv': 'a\n' });
  expect(await mine.git('push', 'origin', 'HEAD:main')).toMatchObject({ status: 0 });
  expect(await tipOf(made, 'main')).toBe(sha);
  expect(await tipOf(repository, sha)).toBeUndefined();
});

it('keeps tokens out of what git prints', async () => {
  const token = sandbox.token(sandbox.user('eva'));
  const { out } = await runGit(sandbox.world.folder, ['ls-remote', remoteOf(sandbox, repository)], withToken(token));
  expect(out).not.toContain(token);
});
