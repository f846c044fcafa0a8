import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
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
    await writeFile(join(folder, 'datos.git.lock'), '4194303999');
    await mirror().fetch('pull/1', [one]);
    expect(show(one)).toBe('1');
  });

  test('what is broken on disk is made anew', async () => {
    const one = await commit('1');
    await mirror().fetch('pull/1', [one]);
    await rm(join(folder, 'datos.git', 'HEAD'));
    await mirror().fetch('pull/1', [one]);
    expect(show(one)).toBe('1');
  });

  test('a fetch that takes too long is ended, and the next one goes well', async () => {
    const one = await commit('1');
    sandbox.world.faults.add({ fault: { kind: 'time-out', after: 3_000 }, operations: ['git/upload-pack'], times: 1 });
    await expect(mirror({ patience: 300 }).fetch('pull/1', [one])).rejects.toBeInstanceOf(FetchFailed);
    await mirror().fetch('pull/1', [one]);
    expect(show(one)).toBe('1');
  });

  test('what is forgotten has no name any more, and tidying up leaves the rest', async () => {
    const [one, other] = [await commit('1'), await commit('2')];
    const mine = mirror();
    await mine.fetch('pull/1', [one]);
    await mine.fetch('pull/2', [other]);
    await mine.forget('pull/1');
    await mine.maintain();
    const refs = execFileSync('git', ['-C', mine.folder, 'for-each-ref', '--format=%(refname)'], { encoding: 'utf8' });
    expect(refs.trim()).toBe('refs/apertura/pull/2/0');
    expect(show(other)).toBe('2');
  });
});
