import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Repository } from '../../sandbox/repository.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { commitFiles, createRepository } from '../../sandbox/seed.ts';
import { FetchFailed, Mirror } from './mirror.ts';

let sandbox: Sandbox;
let repository: Repository;
let folder = '';
let secret = '';

beforeEach(async () => {
  sandbox = await startSandbox();
  folder = await mkdtemp(join(tmpdir(), 'mirror-'));
  repository = await createRepository(sandbox.world, {
    owner: sandbox.organization('municipio'),
    name: 'datos',
    visibility: 'private',
  });
  const ana = sandbox.user('ana');
  repository.collaborators.set('ana', { account: ana, role: 'read' });
  secret = sandbox.token(ana);
});

afterEach(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

function mirror(more: Partial<ConstructorParameters<typeof Mirror>[0]> = {}): Mirror {
  return new Mirror({
    folder: join(folder, 'datos.git'),
    url: `${sandbox.url}/municipio/datos.git`,
    authorization: async () => `Basic ${Buffer.from(`x-access-token:${secret}`).toString('base64')}`,
    ...more,
  });
}

async function commit(text: string): Promise<string> {
  return await commitFiles(repository, { branch: 'main', files: { 'a.csv': text }, message: text });
}

function show(commitId: string): string {
  return execFileSync('git', ['-C', join(folder, 'datos.git'), 'show', `${commitId}:a.csv`], { encoding: 'utf8' });
}

/** Takes an object away from the clone. */
async function lose(name: string): Promise<void> {
  const clone = join(folder, 'datos.git');
  const id = execFileSync('git', ['-C', clone, 'rev-parse', name], { encoding: 'utf8' }).trim();
  const packs = (await readdir(join(clone, 'objects', 'pack'))).filter((each) => each.endsWith('.pack'));
  for (const pack of packs) {
    const input = await readFile(join(clone, 'objects', 'pack', pack));
    await rm(join(clone, 'objects', 'pack'), { recursive: true });
    execFileSync('git', ['-C', clone, 'unpack-objects', '-q'], { input });
  }
  await rm(join(clone, 'objects', id.slice(0, 2), id.slice(2)));
}

const fetches = (): number => sandbox.requests.filter(({ operation }) => operation === 'git/upload-pack').length;

describe('a mirror', () => {
  test('brings commits by their ids, once', async () => {
    const [one, other] = [await commit('1'), await commit('2')];
    const mine = mirror();
    await mine.fetch('pull/1', [one, other]);
    expect([show(one), show(other)]).toEqual(['1', '2']);
    const before = fetches();
    await mine.fetch('pull/1', [one, other]);
    await mirror().fetch('pull/2', [other]);
    expect(fetches()).toBe(before);
  });

  test('several at once, of two processes as it were, all come', async () => {
    const commits = [await commit('1'), await commit('2'), await commit('3')];
    const [mine, theirs] = [mirror(), mirror()];
    await Promise.all(commits.map(async (one, at) => await (at % 2 === 0 ? mine : theirs).fetch(`pull/${at}`, [one])));
    expect(commits.map(show)).toEqual(['1', '2', '3']);
  });

  test('a commit that is nowhere, a wrong token and an evil id are refused, without the token in the words', async () => {
    await commit('1');
    await expect(mirror().fetch('pull/1', ['1'.repeat(40)])).rejects.toBeInstanceOf(FetchFailed);
    const wrong = mirror({ authorization: async () => 'Basic c2VjcmV0bzpzZWNyZXRv' });
    const refused = await wrong.fetch('pull/1', ['2'.repeat(40)]).catch((error: unknown) => String(error));
    expect(refused).toMatch(/git fetch ended with/);
    expect(refused).not.toMatch(/c2VjcmV0bz/);
    await expect(mirror().fetch('pull/1', ['--upload-pack=touch /tmp/x'])).rejects.toThrow(/is no commit id/);
  });

  test('the token is nowhere on disk', async () => {
    await mirror().fetch('pull/1', [await commit('1')]);
    const files = await readdir(join(folder, 'datos.git'), { recursive: true, withFileTypes: true });
    const encoded = Buffer.from(`x-access-token:${secret}`).toString('base64');
    for (const file of files.filter((entry) => entry.isFile())) {
      const text = await readFile(join(file.parentPath, file.name), 'latin1');
      expect(text.includes(secret) || text.includes(encoded)).toBe(false);
    }
  });

  test('the lock of a process that is gone is taken over', async () => {
    const one = await commit('1');
    const { pid } = spawnSync('true');
    await writeFile(join(folder, 'datos.git.lock'), `${hostname()} ${pid} x`);
    await mirror().fetch('pull/1', [one]);
    expect(show(one)).toBe('1');
  });

  describe('what is broken on disk is made anew:', () => {
    const clone = (...parts: string[]): string => join(folder, 'datos.git', ...parts);
    test.each<readonly [string, (kept: string) => Promise<void>]>([
      ['no HEAD', async () => await rm(clone('HEAD'))],
      ['an empty HEAD', async () => await writeFile(clone('HEAD'), '')],
      ['half an init', async () => await rm(clone('objects'), { recursive: true })],
      ['a name of nothing', async () => await writeFile(clone('refs', 'apertura', 'pull', '1', '0'), 'x')],
      ['a name that is locked', async () => await writeFile(clone('refs', 'apertura', 'pull', '1', '0.lock'), '')],
      ['a file that is gone', async (kept) => await lose(`${kept}:a.csv`)],
    ])('%s', async (_, damage) => {
      const [one, other] = [await commit('1'), await commit('2')];
      await mirror().fetch('pull/1', [one]);
      await damage(one);
      await mirror().fetch('pull/1', [one, other]);
      expect([show(one), show(other)]).toEqual(['1', '2']);
    });
  });

  test('a clone that is sound stays when a fetch fails', async () => {
    const one = await commit('1');
    await mirror().fetch('pull/1', [one]);
    const { ino } = await stat(join(folder, 'datos.git', 'HEAD'));
    const nowhere = mirror({ url: 'http://127.0.0.1:1/municipio/datos.git' });
    await expect(nowhere.fetch('pull/2', ['1'.repeat(40)])).rejects.toBeInstanceOf(FetchFailed);
    expect((await stat(join(folder, 'datos.git', 'HEAD'))).ino).toBe(ino);
  });

  test('a commit that is here without those before it is fetched again', async () => {
    const [one, other] = [await commit('1'), await commit('2')];
    const mine = mirror();
    await mine.fetch('pull/1', [other]);
    await mine.forget('pull/1');
    execFileSync('git', ['-C', mine.folder, 'update-ref', '-d', 'refs/apertura/last']);
    // As a fetch that was killed may leave it: the newest first.
    await lose(`${one}:a.csv`);
    await mine.fetch('pull/1', [other]);
    expect([show(one), show(other)]).toEqual(['1', '2']);
  });

  test('a damaged clone inside another repository does not touch that one', async () => {
    const one = await commit('1');
    execFileSync('git', ['init', '--quiet', folder]);
    await mirror().fetch('pull/1', [one]);
    await writeFile(join(folder, 'datos.git', 'HEAD'), '');
    await mirror().forget('pull/1');
    await mirror().fetch('pull/1', [one]);
    expect(show(one)).toBe('1');
    expect(execFileSync('git', ['-C', folder, 'for-each-ref'], { encoding: 'utf8' })).toBe('');
  });

  test('a fetch that takes too long is ended, and the next one goes well', async () => {
    const [one, other] = [await commit('1'), await commit('2')];
    await mirror().fetch('pull/1', [one]);
    const { ino } = await stat(join(folder, 'datos.git', 'HEAD'));
    sandbox.world.faults.add({ fault: { kind: 'time-out', after: 3_000 }, operations: ['git/upload-pack'], times: 1 });
    await expect(mirror({ patience: 300 }).fetch('pull/1', [other])).rejects.toBeInstanceOf(FetchFailed);
    await mirror().fetch('pull/1', [other]);
    expect(show(other)).toBe('2');
    expect((await stat(join(folder, 'datos.git', 'HEAD'))).ino).toBe(ino);
  });

  test('what is forgotten has no name any more, and tidying up leaves the rest', async () => {
    const [one, other] = [await commit('1'), await commit('2')];
    const mine = mirror();
    await mine.fetch('pull/1', [one]);
    await mine.fetch('pull/2', [other]);
    await mine.forget('pull/1');
    await mine.maintain();
    const refs = execFileSync('git', ['-C', mine.folder, 'for-each-ref', '--format=%(refname)'], { encoding: 'utf8' });
    expect(refs.trim().split('\n')).toEqual(['refs/apertura/last', 'refs/apertura/pull/2/0']);
    expect(show(other)).toBe('2');
  });

  test('with every pull request forgotten, the next fetch brings only what is new', async () => {
    const one = await commit('1');
    const mine = mirror();
    await mine.fetch('pull/1', [one]);
    await mine.forget('pull/1');
    const before = fetches();
    await mine.fetch('pull/2', [one]);
    expect(fetches()).toBe(before);
    expect(
      execFileSync('git', ['-C', mine.folder, 'rev-parse', 'refs/apertura/last'], { encoding: 'utf8' }).trim(),
    ).toBe(one);
  });

  test('tidying up removes what killed fetches left, and not what one is writing', async () => {
    const mine = mirror();
    await mine.fetch('pull/1', [await commit('1')]);
    const packs = join(mine.folder, 'objects', 'pack');
    await mkdir(packs, { recursive: true });
    await writeFile(join(packs, 'tmp_pack_old'), 'x');
    await utimes(join(packs, 'tmp_pack_old'), 1, 1);
    await writeFile(join(packs, 'tmp_pack_new'), 'x');
    await mine.maintain();
    expect((await readdir(packs)).filter((name) => name.startsWith('tmp_'))).toEqual(['tmp_pack_new']);
  });
});
