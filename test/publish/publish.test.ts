import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { git } from '../../sandbox/git/run.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import type { Ran } from '../cli/run.ts';
import { type PublishingTown, publishingTown } from './publishing-town.ts';

const TREES = 'datasets/arboles/data/arboles.csv';
const MORE = 'A-9001,Fresno,2.4,2026-07-14,bueno\n';
const HERE = ['publish', '--to', 'github', '--repo', 'municipio/datos'];

let sandbox: Sandbox;
let town: PublishingTown;
/** Of a run before anything was published. */
let unbegun: Ran;
/** Brings the town back to where everything that stood there is published. */
let back: () => Promise<void>;

beforeAll(async () => {
  sandbox = await startSandbox();
  town = await publishingTown(sandbox);
  unbegun = await town.run(...HERE);
  expect(await town.tags()).toEqual([]);
  await town.publish('--adopt');
  back = await town.mark();
}, 120_000);

afterEach(async () => await back());

afterAll(async () => {
  const { deviations } = sandbox;
  await sandbox.stop();
  expect(deviations).toEqual([]);
});

const tagNames = async (): Promise<readonly string[]> => (await town.tags()).map((line) => line.split(' ')[0] ?? '');
const FIRST = ['arboles@1.0.0', 'compras@1.0.0', 'reportes@1.0.0'];

describe('publishing at GitHub', () => {
  test('begins only when it is told to', () => {
    expect([unbegun.status, unbegun.out]).toEqual([2, '']);
    expect(unbegun.err).toContain('--adopt');
  });

  test('tags, releases and records what stood there, and does nothing the second time', async () => {
    expect(await tagNames()).toEqual(FIRST);
    const [first] = town.releases();
    expect(town.releases().map(({ tagName, draft }) => [tagName, draft])).toEqual(FIRST.map((tag) => [tag, false]));
    expect(first?.assets.map(({ name }) => name).sort()).toEqual([
      'CITATION.cff',
      'SHA256SUMS',
      'arboles-1.0.0.zip',
      'arboles.parquet',
      'data-dictionary.csv',
      'manifest.json',
      'notes.en.md',
      'notes.es.md',
      'quality.json',
      'receipt.txt',
    ]);
    const before = await town.state();
    const asked = sandbox.requests.length;
    expect(await town.publish()).toContain('No hay nada que publicar');
    expect(await town.state()).toEqual(before);
    expect(
      sandbox.requests.slice(asked).filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/')),
    ).toEqual([]);
  });

  test('keeps what was published in the history of its record', async () => {
    const { folder } = town.stage.repository;
    const published = await git(folder, ['rev-parse', 'arboles@1.0.0^{commit}']);
    await git(folder, ['merge-base', '--is-ancestor', published, 'published']);
    expect((await git(folder, ['ls-tree', '--name-only', 'published'])).split('\n')).toEqual([
      'catalog',
      'releases',
      'state.json',
    ]);
  });

  test('publishes each of several pull requests by itself, however late, and in whatever way it was merged', async () => {
    const ways = ['merge', 'squash', 'rebase'] as const;
    const numbers: number[] = [];
    for (const [at, how] of ways.entries()) {
      const files = { [TREES]: `${await town.read(TREES)}${MORE.replace('9001', `900${at}`)}` };
      numbers.push(await town.merge({ files, how }));
    }
    const out = await town.publish();
    const versions = ['1.0.0', '1.1.0', '1.2.0', '1.3.0'];
    for (const [at, number] of numbers.entries()) {
      const version = versions[at + 1] ?? '';
      expect(out).toContain(`${versions[at]} → ${version} · adición`);
      const message = await git(town.stage.repository.folder, ['cat-file', 'tag', `arboles@${version}`]);
      expect(message).toContain(`Solicitud #${number} de eje-raul`);
      expect(message).toContain('Aprobó gob-maria (María Lozano, Jefatura de Datos Abiertos): Gobernanza');
    }
    expect(await tagNames()).toEqual([...FIRST, ...versions.slice(1).map((version) => `arboles@${version}`)].sort());
  });

  test('publishes nothing that was pushed past the review, and says so', async () => {
    await town.push({ [TREES]: `${await town.read(TREES)}${MORE}` });
    const ran = await town.run(...HERE);
    expect(ran.status).toBe(1);
    expect(ran.out).toMatch(/arboles \([0-9a-f]{12}\): llegó sin solicitud de cambio/);
    expect(await tagNames()).toEqual(FIRST);
  });

  test('publishes nothing that an administrator merged without approvals', async () => {
    await town.merge({ files: { [TREES]: `${await town.read(TREES)}${MORE}` }, approvals: [] });
    const ran = await town.run(...HERE);
    expect([ran.status, await tagNames()]).toEqual([1, FIRST]);
    expect(ran.out).toContain('sin las aprobaciones');
  });

  test('stops where the history was rewritten', async () => {
    const { folder } = town.stage.repository;
    const tree = await git(folder, ['rev-parse', 'main^{tree}']);
    const who = ['-c', 'user.name=x', '-c', 'user.email=x@x'];
    const other = await git(folder, [...who, 'commit-tree', tree, '-m', 'Otra historia']);
    await git(folder, ['update-ref', 'refs/heads/main', other]);
    const ran = await town.run(...HERE);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('fue reescrita');
  });

  test('a withdrawn dataset leaves a tombstone, and its last version stays', async () => {
    const listed = ['ls-tree', '-r', '--name-only', 'main', 'datasets/arboles/'];
    const paths = (await git(town.stage.repository.folder, listed))
      .split('\n')
      .map((path) => [path, undefined] as const);
    const record = 'date: 2026-11-20\nreason: Se dejó de medir.\nlastVersion: 1.0.0\n';
    await town.merge({
      files: { ...Object.fromEntries(paths), 'datasets/arboles/withdrawn.yaml': record },
      approvals: ['gob-maria', 'gob-jose'],
    });
    await town.publish();
    expect(await tagNames()).toEqual([...FIRST, 'arboles@1.0.0+withdrawn'].sort());
    const tombstone = town.releases().find(({ tagName }) => tagName === 'arboles@1.0.0+withdrawn');
    expect(tombstone?.assets.map(({ name }) => name).sort()).toContain('manifest.json');
    expect(tombstone?.body).toContain('Se dejó de medir.');
  });
});
