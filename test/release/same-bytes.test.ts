/**
 * The same commit gives the same bytes, whatever the machine: the built command, as a process of its own, in clones of
 * their own. `APERTURA_NODES=/path/to/node:/path/to/another/node` has other versions of Node do the same.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { git } from '../../sandbox/git/run.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { publishingTown } from '../publish/publishing-town.ts';
import { publishedOnce } from './published-once.ts';

const run = promisify(execFile);
const COMMAND = resolve('dist/bot/apps/cli/main.js');

interface Machine {
  readonly env: Readonly<Record<string, string>>;
  readonly umask: string;
  readonly node: string;
}

const PLAIN: Machine = { env: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }, umask: '022', node: process.execPath };
const MEXICAN: Machine = {
  env: { TZ: 'America/Mexico_City', LANG: 'es_MX.UTF-8', LC_ALL: 'es_MX.UTF-8' },
  umask: '077',
  node: process.execPath,
};
const TURKISH: Machine = {
  env: { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  umask: '002',
  node: process.execPath,
};
const OTHER_NODES = (process.env['APERTURA_NODES'] ?? '').split(delimiter).filter((path) => path !== '');

let folder = '';
let expected: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apertura-bytes-'));
  await publishedOnce(join(folder, 'origin'));
  expected = await published('a', PLAIN);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Clones and publishes as on that machine; gives the SHA-256 of every file by its path. */
async function published(name: string, machine: Machine): Promise<Readonly<Record<string, string>>> {
  const clone = join(folder, name);
  const to = join(folder, `published of ${name}`);
  await command(machine, folder, 'git', 'clone', '-q', join(folder, 'origin'), clone);
  await command(machine, clone, machine.node, COMMAND, 'publish', '--to', to);
  const entries = await readdir(to, { recursive: true, withFileTypes: true });
  const paths = entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  const hashes = paths.map(async (path) => {
    const hash = createHash('sha256').update(await readFile(path));
    return [path.slice(to.length + 1), hash.digest('hex')] as const;
  });
  return Object.fromEntries((await Promise.all(hashes)).sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function command({ env, umask }: Machine, cwd: string, ...args: readonly string[]): Promise<string> {
  const shell = ['-c', `umask ${umask}; exec "$@"`, 'sh', ...args];
  const home = { PATH: process.env['PATH'] ?? '', HOME: folder };
  return (await run('sh', shell, { cwd, env: { ...home, ...env } })).stdout;
}

describe('the same commit, published to a folder', () => {
  test('gives versions, a tombstone and a catalogue', () => {
    const paths = Object.keys(expected);
    const folders = new Map(paths.map((path) => [path.split('/')[0], 0]));
    for (const path of paths) folders.set(path.split('/')[0], 1 + (folders.get(path.split('/')[0]) ?? 0));
    expect(Object.fromEntries(folders)).toMatchObject({
      'arboles@1.0.0+withdrawn': 5,
      'compras@1.0.1': 11,
      'reportes@1.1.0': 10,
    });
    for (const name of ['catalog.json', 'dcat.jsonld', 'dcat.ttl', 'dcat.rdf', 'data.json', 'feed.atom']) {
      expect(paths).toContain(`catalog/${name}`);
    }
  });

  test.each([
    ['in Mexico, readable by nobody else', 'otra carpeta, más adentro', MEXICAN],
    ['east of the date line, in Turkish', 'ı', TURKISH],
  ])('has the same bytes %s', async (_, name, machine) => {
    expect(await published(name, machine)).toEqual(expected);
  });

  test.each(OTHER_NODES)('has the same bytes by %s', async (node) => {
    const { stdout } = await run(node, ['--version']);
    expect(await published(stdout.trim(), { ...MEXICAN, node })).toEqual(expected);
  });
});

test('the same commit, published at GitHub, has the same tags, releases, files and record', async () => {
  const sandbox = await startSandbox();
  try {
    const town = await publishingTown(sandbox);
    const repository = town.stage.repository;
    const to = ['publish', '--to', 'github', '--repo', 'municipio/datos', '--adopt'];
    const publish = async (machine: Machine): Promise<unknown> => {
      const env = { ...machine.env, ...town.environment() };
      await command({ ...machine, env }, folder, machine.node, COMMAND, ...to);
      return await town.state();
    };
    const first = await publish(PLAIN);
    expect(first).toMatchObject({ tags: expect.arrayContaining([expect.stringContaining('arboles@1.0.0 ')]) });
    for (const tag of await town.tags()) await git(repository.folder, ['tag', '-d', tag.split(' ')[0] ?? '']);
    await git(repository.folder, ['update-ref', '-d', 'refs/heads/published']);
    repository.releases.clear();
    expect(await publish(MEXICAN)).toEqual(first);
  } finally {
    await sandbox.stop();
  }
});
