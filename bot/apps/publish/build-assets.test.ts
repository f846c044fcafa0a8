import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestText } from '../../core/release/manifest.ts';
import { ASSETS } from '../../core/release/names.ts';
import type { PlannedTombstone } from '../../core/release/planned.ts';
import { check } from '../../flows/check.ts';
import { createHash } from '../../io/hash.ts';
import { worktree } from '../../io/worktree.ts';
import { buildAssets } from './build-assets.ts';
import { buildOrder, type ReleaseCase, releaseCase, replaceIn } from './release-case.ts';

const run = promisify(execFile);
const VERSION = { major: 2, minor: 0, patch: 0 } as const;
const HOSTILE = 'Gasto <b>x</b> @todos ![i](http://x) =1+1';

let folder = '';
let history: ReleaseCase;
let names: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apertura-assets-'));
  names = (await readdir('datasets')).sort();
  history = await releaseCase('.', join(folder, 'clone'), editBudget);
});

/** One row corrected, one gone, one come; another title; and files that do not belong into the package. */
async function editBudget(clone: string): Promise<void> {
  const budget = join(clone, 'datasets/presupuesto');
  await replaceIn(join(budget, 'datapackage.json'), /"title": "[^"]*"/, `"title": ${JSON.stringify(HOSTILE)}`);
  const data = join(budget, 'data/egresos.csv');
  await replaceIn(data, '2240200.00,2240200.00', '2240200.00,2240201.00');
  await replaceIn(data, /2025,1,PRE,1211(.*)\n/, '2025,1,PRE,1212$1\n');
  await writeFile(join(budget, 'data/borrador.csv'), 'curp\n');
  await writeFile(join(budget, '.oculto'), 'x');
  await writeFile(join(budget, 'withdrawn.yaml'), 'resources: [viejos]\n');
  await mkdir(join(budget, 'docs'));
  await writeFile(join(budget, 'docs/metodologia.pdf'), '%PDF-1.4\n');
}

afterAll(async () => {
  await history.repository.close();
  await rm(folder, { recursive: true });
});

async function bytesIn(path: string): Promise<Readonly<Record<string, string>>> {
  const files = (await readdir(path)).sort();
  const hash = async (name: string): Promise<string> => {
    const running = createHash('sha256');
    running?.update(await readFile(join(path, name)));
    return running?.digest() ?? '';
  };
  return Object.fromEntries(await Promise.all(files.map(async (name) => [name, await hash(name)] as const)));
}

async function extracted(zip: string, to: string): Promise<readonly string[]> {
  const files = unzipSync(await readFile(zip));
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(to, name)), { recursive: true });
    await writeFile(join(to, name), bytes);
  }
  return Object.keys(files);
}

describe('every example dataset', () => {
  it('builds whole, and its package passes the standard’s own check, sizes and hashes too', async () => {
    for (const dataset of names) {
      const to = join(folder, 'first', dataset);
      const order = await buildOrder(history, dataset, to, {
        version: { major: 1, minor: 0, patch: 0 },
        isFirst: true,
      });
      const { manifest, files } = await buildAssets(order);
      expect(files.map(({ name }) => name)).toEqual((await readdir(to)).sort());
      await run('sha256sum', ['--check', '--strict', ASSETS.sums], { cwd: to });
      const sums = await readFile(join(to, ASSETS.sums), 'utf8');
      expect(sums.split('\n').length - 1).toBe(files.length - 2);
      expect(await readFile(join(to, ASSETS.manifest), 'utf8')).toBe(manifestText(manifest));
      await extracted(join(to, `${dataset}-1.0.0.zip`), join(folder, 'extracted', dataset));
      const report = await check(worktree(join(folder, 'extracted')), [{ kind: 'package', folder: dataset }], {
        limit: 10,
        standard: true,
        createHash,
      });
      expect(report.findings).toEqual([]);
      expect(report.datasets[0]?.resources.map(({ rows }) => rows)).toEqual(manifest.resources.map(({ rows }) => rows));
    }
  });

  it('says what each Parquet file holds', async () => {
    const to = join(folder, 'first', 'presupuesto');
    const { assets } = JSON.parse(await readFile(join(to, ASSETS.manifest), 'utf8'));
    const tables = assets.filter(({ resource }: { resource?: string }) => resource !== undefined);
    expect(tables.map(({ name, resource }: { name: string; resource: string }) => [name, resource])).toEqual([
      ['egresos.parquet', 'egresos'],
      ['partidas.parquet', 'partidas'],
    ]);
  });
});

describe('a version after another', () => {
  it('tells what changed, by key, and nothing that acts', async () => {
    const to = join(folder, 'second');
    const built = await buildAssets(await buildOrder(history, 'presupuesto', to, { version: VERSION, isFirst: false }));
    expect(built.notes.es).toContain('| `egresos` | 2,221 | 2,221 | 1 | 1 | 1 |');
    expect(built.notes.es).toContain('1 fila eliminada: `2025, 1, PRE, 1211`');
    expect(built.notes.en).toContain('1 row changed: `2025, 1, PRE, 1131` (`modificado_mxn`)');
    expect(built.notes.es).toContain('Clara Ruiz, Directora de Innovación (`clara-ruiz`)');
    // In code nothing acts.
    expect(built.notes.es.replace(/```[\s\S]*?```/g, '')).not.toMatch(/<b>|@todos|!\[i\]/);
    expect(built.manifest.rows).toEqual({ added: 1, removed: 1, changed: 1 });
    expect(built.manifest.previous).toBe('presupuesto@1.0.0');
    expect(await readFile(join(to, ASSETS.notesEs), 'utf8')).toBe(built.notes.es);
  });

  it('holds documents, and no data that nobody described', async () => {
    const inside = await extracted(join(folder, 'second/presupuesto-2.0.0.zip'), join(folder, 'second-extracted'));
    expect(inside).toEqual([
      'README.md',
      'data/egresos.csv',
      'data/partidas.csv',
      'datapackage.json',
      'docs/metodologia.pdf',
    ]);
  });

  it('shows no values of withheld data anywhere but in the data', async () => {
    const to = join(folder, 'withheld');
    const about = { version: VERSION, isFirst: false, withheld: true };
    const { notes } = await buildAssets(await buildOrder(history, 'presupuesto', to, about));
    expect(notes.es).toContain('| `egresos` | 2,221 | 2,221 | 1 | 1 | 1 |');
    expect(notes.es).not.toContain('2025, 1');
    expect(notes.es).not.toContain('Presupuesto de egresos por trimestre');
    expect(await readFile(join(to, ASSETS.dictionary), 'utf8')).toMatch(/^egresos,.*,$/m);
    expect(JSON.parse(await readFile(join(to, ASSETS.quality), 'utf8'))).not.toHaveProperty('covered');
  });

  it('is the same when built again over what a killed run left', async () => {
    const to = join(folder, 'again');
    const order = await buildOrder(history, 'presupuesto', to, { version: VERSION, isFirst: false });
    await mkdir(join(to, '.work'), { recursive: true });
    await writeFile(join(to, '.work', 'presupuesto-2.0.0.zip.part'), 'half');
    await writeFile(join(to, ASSETS.quality), 'of another run');
    await buildAssets(order);
    expect(await bytesIn(to)).toEqual(await bytesIn(join(folder, 'second')));
  });
});

describe('a tombstone', () => {
  it('says what left and why, and where the last version is', async () => {
    const order = await buildOrder(history, 'presupuesto', '', { version: VERSION, isFirst: false });
    const { planned, snapshot, plan } = order;
    const last = { dataset: 'presupuesto', version: VERSION, tag: 'presupuesto@2.0.0', commit: planned.commit };
    const tombstone: PlannedTombstone = {
      kind: 'tombstone',
      dataset: 'presupuesto',
      version: VERSION,
      tag: 'presupuesto@2.0.0+withdrawn',
      folio: 'MSAV-1-presupuesto-2.0.0+withdrawn',
      commit: planned.commit,
      date: planned.date,
      coverage: planned.coverage,
      program: planned.program,
      last,
      withdrawal: {
        dataset: 'presupuesto',
        resources: [],
        date: '2026-11-21',
        reason: 'Se integró a <b>otro</b> conjunto, `ver` #12.',
        ground: 'Acuerdo 7',
        takedown: false,
        lastVersion: '2.0.0',
        replacedBy: 'egresos',
      },
      renamedTo: undefined,
    };
    const released = JSON.parse(await readFile(join(folder, 'second', ASSETS.manifest), 'utf8'));
    const to = join(folder, 'tombstone');
    const built = await buildAssets({
      planned: tombstone,
      snapshot,
      before: snapshot,
      plan,
      folder: to,
      last: released,
    });
    expect(built.files.map(({ name }) => name)).toEqual([
      ASSETS.sums,
      ASSETS.manifest,
      ASSETS.notesEn,
      ASSETS.notesEs,
      ASSETS.receipt,
    ]);
    await run('sha256sum', ['--check', '--strict', ASSETS.sums], { cwd: to });
    expect(built.notes.es).toContain('Su última versión, `presupuesto@2.0.0`, sigue disponible');
    expect(built.notes.es).not.toMatch(/<b>|#12/);
    expect(built.manifest.withdrawn).toMatchObject({ ground: 'Acuerdo 7', replacedBy: 'egresos' });
    expect(built.manifest.previous).toBe('presupuesto@2.0.0');
    const zip = unzipSync(await readFile(join(folder, 'second/presupuesto-2.0.0.zip')));
    expect(built.descriptor).toEqual(JSON.parse(new TextDecoder().decode(zip['datapackage.json'])));
    expect(await readFile(join(to, ASSETS.receipt), 'utf8')).toContain('COMPROBANTE DE RETIRO');
  });
});
