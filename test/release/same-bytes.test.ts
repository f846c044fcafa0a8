/** The same commit gives the same bytes, whatever the machine: proved with processes of their own, of the built program. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReleaseCase, releaseCase, replaceIn } from '../../bot/apps/publish/release-case.ts';

const run = promisify(execFile);
const DATASETS = ['presupuesto', 'rutas-de-recoleccion'];

interface Machine {
  readonly node: string;
  readonly clone: string;
  readonly env: Readonly<Record<string, string>>;
  readonly umask: string;
}
interface Result {
  readonly node: string;
  readonly made: Readonly<Record<string, string>>;
}

let folder = '';
let history: ReleaseCase;
let expected: Result;

const here = (clone: string): string => join(folder, clone);
const plain = (): Machine => ({ node: process.execPath, clone: 'one', env: { TZ: 'UTC', LC_ALL: 'C' }, umask: '022' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apertura-bytes-'));
  history = await releaseCase('.', here('origin'), async (clone) => {
    await replaceIn(
      join(clone, 'datasets/presupuesto/data/egresos.csv'),
      '2240200.00,2240200.00',
      '2240200.00,2240201.00',
    );
  });
  await run('git', ['clone', '-q', here('origin'), here('one')]);
  await run('git', ['clone', '-q', here('origin'), here('another one, elsewhere')]);
  expected = await build('plain', plain());
});

afterAll(async () => {
  await history.repository.close();
  await rm(folder, { recursive: true });
});

async function build(name: string, machine: Machine): Promise<Result> {
  const args = [here(machine.clone), history.first, history.second, here(`out-${name}`), machine.umask, ...DATASETS];
  const env = { PATH: process.env['PATH'] ?? '', ...machine.env };
  const { stdout } = await run(machine.node, ['test/release/build-all.mjs', ...args], { env, maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as Result;
}

const OTHER_NODES = await otherNodes();

describe('the same commit', () => {
  it('gives every asset of every release', () => {
    expect(Object.keys(expected.made).filter((name) => name.startsWith('presupuesto@2/'))).toHaveLength(11);
  });

  const machines: readonly (readonly [string, Partial<Machine>])[] = [
    [
      'in Mexico, with Mexican settings, another umask and another clone',
      {
        clone: 'another one, elsewhere',
        env: { TZ: 'America/Mexico_City', LANG: 'es_MX.UTF-8', LC_ALL: 'es_MX.UTF-8' },
        umask: '077',
      },
    ],
    ['east of the date line, with Turkish settings', { env: { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8' } }],
  ];
  it.each(machines)('gives the same bytes %s', async (name, machine) => {
    const { made } = await build(name.replace(/\W/g, ''), { ...plain(), ...machine });
    expect(made).toEqual(expected.made);
  });

  for (const [major, node] of OTHER_NODES) {
    if (node === undefined)
      it.skip(`under Node ${major}: it is not on this machine (npx node@${major}, or APERTURA_NODES)`);
    else {
      it(`gives the same bytes under Node ${major}`, async () => {
        const result = await build(`node${major}`, { ...plain(), node });
        expect(result.node.split('.')[0]).toBe(String(major));
        expect(result.made).toEqual(expected.made);
      });
    }
  }
});

/** The Node versions that there are, without asking the network: those named in the environment, and in npm's own store. */
async function otherNodes(): Promise<readonly (readonly [number, string | undefined])[]> {
  const running = Number(process.versions.node.split('.')[0]);
  const majors = [20, 22, 24].filter((major) => major !== running);
  return await Promise.all(majors.map(async (major) => [major, await nodeOf(major)] as const));
}

async function nodeOf(major: number): Promise<string | undefined> {
  const named = (process.env['APERTURA_NODES'] ?? '').split(delimiter).filter((path) => path !== '');
  for (const path of named) if (await isMajor(path, major)) return path;
  try {
    const args = ['--offline', '--yes', `node@${major}`, '-p', 'process.execPath'];
    const path = (await run('npx', args, { timeout: 30_000 })).stdout.trim();
    return (await isMajor(path, major)) ? path : undefined;
  } catch {
    return undefined;
  }
}

async function isMajor(path: string, major: number): Promise<boolean> {
  try {
    return (await run(path, ['--version'])).stdout.startsWith(`v${major}.`);
  } catch {
    return false;
  }
}
