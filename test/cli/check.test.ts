import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { apertura, folderOf, packageOf } from './run.ts';

const SCHEMA = {
  fields: [
    { name: 'clave', type: 'string' },
    { name: 'monto', type: 'number' },
  ],
  primaryKey: ['clave'],
};
const SOUND = packageOf('obras', 'clave,monto\n001,10.5\n002,20\n', SCHEMA);
const BROKEN = packageOf('compras', 'clave,monto\n001,"10,5"\n001,20\n', SCHEMA);

interface JsonReport {
  readonly verdict: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly datasets: readonly { readonly name: string }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly message: string;
    readonly mend: string;
    readonly place: Readonly<Record<string, unknown>>;
  }[];
}

async function report(args: readonly string[], cwd?: string): Promise<JsonReport> {
  const ran = await apertura(['check', '--format', 'json', ...args], cwd === undefined ? {} : { cwd });
  return JSON.parse(ran.out) as JsonReport;
}

test('the example institution is sound, and the command says so outright', async () => {
  const ran = await apertura(['check']);
  expect(ran.out).toMatch(/^Todo en orden: 10 conjuntos, 22 recursos, [\d,]+ filas\. Sin errores ni advertencias\.\n$/);
  expect(ran.err).toBe('');
  expect(ran.status).toBe(0);
});

test('each finding names file, line, row, field and cell, and says how to mend it', async () => {
  const folder = await folderOf(BROKEN);
  const { findings, verdict } = await report(['--standard', join(folder, 'compras')]);
  expect(verdict).toBe('unsound');
  expect(findings.map(({ rule, message, place }) => ({ rule, message, place }))).toEqual([
    {
      rule: 'type-error',
      message: '`monto` espera un número; se encontró "10,5".',
      place: {
        path: expect.stringMatching(/compras\/tabla\.csv$/),
        dataset: 'compras',
        resource: 'tabla',
        line: 2,
        row: 1,
        record: 2,
        field: 'monto',
        cell: '10,5',
      },
    },
    {
      rule: 'primary-key',
      message: expect.stringContaining('"001"'),
      place: expect.objectContaining({ line: 3, row: 2, record: 3, field: 'clave', cell: '001' }),
    },
  ]);
  for (const { mend } of findings) expect(mend).not.toBe('');
});

test.each([
  ['a dataset folder', 'compras'],
  ['its datapackage.json', 'compras/datapackage.json'],
  ['a folder that holds many', ''],
])('takes %s', async (_, path) => {
  const folder = await folderOf({ ...BROKEN, ...SOUND });
  const { datasets } = await report(['--standard', join(folder, path)]);
  expect(datasets.map(({ name }) => name)).toEqual(path === '' ? ['compras', 'obras'] : ['compras']);
});

test('a bare CSV is checked for its structure', async () => {
  const folder = await folderOf({ 'suelto.csv': 'a;b;a\n1;2;3\n\n4;5\n' });
  const { findings } = await report([join(folder, 'suelto.csv')]);
  expect(findings.map(({ rule, place }) => [rule, place['line']])).toEqual([
    ['duplicate-label', 1],
    ['blank-row', 3],
    ['missing-cell', 4],
  ]);
});

test('without a path it checks the repository one stands in', async () => {
  const folder = await folderOf({
    '.git/HEAD': '',
    'datasets/obras/datapackage.json': SOUND['obras/datapackage.json'] ?? '',
    'datasets/obras/tabla.csv': SOUND['obras/tabla.csv'] ?? '',
    'otra/nota.txt': 'nada',
  });
  const { datasets, verdict } = await report(['--standard'], join(folder, 'otra'));
  expect([verdict, datasets]).toEqual(['sound', [expect.objectContaining({ name: 'obras', path: 'datasets/obras' })]]);
});

test('--standard leaves the institution’s own rules out', async () => {
  const folder = await folderOf(SOUND);
  const [own, standard] = [await report([folder]), await report(['--standard', folder])];
  expect([own.counts['warnings'], standard.counts['warnings']]).toEqual([expect.any(Number), 0]);
  expect(own.counts['warnings']).toBeGreaterThan(3);
});

test('--limit cuts the listing, never the count', async () => {
  const rows = Array.from({ length: 500 }, (_, index) => `${index},x`).join('\n');
  const folder = await folderOf(packageOf('compras', `clave,monto\n${rows}\n`, SCHEMA));
  const { counts, findings } = await report(['--standard', '--limit', '7', folder]);
  expect([counts['errors'], findings.length]).toEqual([500, 7]);
  expect(findings.map(({ place }) => place['line'])).toEqual([2, 3, 4, 5, 6, 7, 8]);
});

test('shards cover every dataset once, and merged they are the whole report', async () => {
  const names = ['uno', 'dos', 'tres', 'cuatro', 'cinco'];
  const files = Object.assign({}, ...names.map((name) => packageOf(name, 'clave,monto\n1,x\n', SCHEMA)));
  const folder = await folderOf(files);
  const parts = ['1/2', '2/2'].map((shard) => join(folder, `${shard.replace('/', '-')}.json`));
  for (const [index, out] of parts.entries()) {
    await apertura(['check', '--format', 'json', '--shard', `${index + 1}/2`, '--out', out, '--quiet', folder]);
  }
  const whole = await apertura(['check', '--format', 'json', folder]);
  const merged = await apertura(['report', 'merge', ...parts]);
  expect(merged.out).toBe(whole.out);
  expect(merged.status).toBe(1);
});

test.each(['terminal', 'json', 'markdown', 'annotations', 'sarif', 'junit'])('tells the report as %s', async (face) => {
  const folder = await folderOf(BROKEN);
  const ran = await apertura(['check', '--format', face, '--lang', 'en', folder]);
  expect(ran.out).toContain('10,5');
  expect(ran.status).toBe(1);
});

test('--out writes the report whole to a file', async () => {
  const folder = await folderOf(BROKEN);
  const out = join(folder, 'informe.md');
  const ran = await apertura(['check', '--format', 'markdown', '--out', out, folder]);
  expect(await readFile(out, 'utf8')).toContain('type-error');
  expect(ran.out).toBe('');
});

test('--quiet says nothing where all is sound', async () => {
  const folder = await folderOf(SOUND);
  expect(await apertura(['check', '--standard', '--quiet', folder])).toEqual({ status: 0, out: '', err: '' });
});

test.each([
  [['chek'], 'No existe la orden «chek»'],
  [['check', '--formato', 'json'], 'No existe la opción --formato'],
  [['check', '--format', 'pdf'], '--format no admite «pdf»'],
  [['check', '--limit', 'muchos'], '--limit espera un número entero'],
  [['check', '--shard', '3/2'], '--shard espera i/n'],
  [['check', 'no-existe'], 'No existe la ruta «no-existe»'],
  [['report', 'merge'], 'Uso: apertura report merge'],
])('wrong use is told in a sentence: %j', async (args, words) => {
  const ran = await apertura(args);
  expect(ran.err).toContain(words);
  expect(ran.err).not.toMatch(/\n\s+at /);
  expect([ran.status, ran.out]).toEqual([2, '']);
});

test('the same files give the same bytes', async () => {
  const folder = await folderOf(BROKEN);
  const [one, two] = [await apertura(['check', folder]), await apertura(['check', folder])];
  expect(one.out).toBe(two.out);
});
