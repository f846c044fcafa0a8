/** The built program writes the same Parquet bytes whatever the machine's time zone, locale and umask, and cores at hand. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const WRITE = `
const [root, out] = process.argv.slice(1);
const load = (path) => import(new URL(path, 'file://' + process.cwd() + '/dist/bot/'));
const { readPackage } = await load('core/dataset/read-package.js');
const { worktree } = await load('io/worktree.js');
const { writeParquet } = await load('io/parquet/write-parquet.js');
const { createHash } = await import('node:crypto');
const { readFileSync } = await import('node:fs');
const snapshot = worktree(root);
const { package: { resources } } = await readPackage(snapshot, 'd');
for (const resource of resources) {
  const { fed } = await writeParquet({ snapshot, resource, folder: out, path: out + '/t.parquet' });
  console.log(fed, createHash('sha256').update(readFileSync(out + '/t.parquet')).digest('hex'));
}
`;

const SETTINGS: readonly Readonly<Record<string, string>>[] = [
  { TZ: 'UTC', LANG: 'C', UMASK: '022' },
  { TZ: 'America/Mexico_City', LANG: 'es_MX.UTF-8', LC_ALL: 'es_MX.UTF-8', UMASK: '077' },
  { TZ: 'Asia/Kolkata', LANG: 'de_DE.UTF-8', UMASK: '000' },
];

test('the same table is the same bytes with other settings of the machine', async () => {
  const root = await mkdtemp(join(tmpdir(), 'apertura-parquet-'));
  try {
    await makeDataset(join(root, 'd'));
    const told: string[] = [];
    for (const { UMASK = '', ...env } of SETTINGS) {
      const out = await mkdtemp(join(root, 'out-'));
      const script = `umask ${UMASK}; exec "$0" --input-type=module -e "$1" "$2" "$3"`;
      const args = ['-c', script, process.execPath, WRITE, root, out];
      const { stdout } = await promisify(execFile)('sh', args, { env: { ...process.env, ...env } });
      told.push(stdout);
    }
    expect(told[0]).toMatch(/^as-is [0-9a-f]{64}\nrewritten [0-9a-f]{64}\n$/);
    expect(new Set(told).size).toBe(1);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});

/** Enough rows for several row groups, and values that settings could change: moments, texts with accents, decimals. */
async function makeDataset(folder: string): Promise<void> {
  const fields = [
    { name: 'id', type: 'integer' },
    { name: 'ñandú', type: 'string', categories: ['Ñu', 'ágil', 'zorro'] },
    { name: 'momento', type: 'datetime' },
    { name: 'monto', type: 'number' },
  ];
  const rows = Array.from({ length: 60_000 }, (_, row) => {
    const minute = String(row % 60).padStart(2, '0');
    return `${row},${['Ñu', 'ágil', 'zorro'][row % 3]},2026-04-05T0${row % 10}:${minute}:00-06:00,${row / 8}\n`;
  });
  const table = `id,ñandú,momento,monto\n${rows.join('')}`;
  const resources = [
    { name: 'as-is', path: 'as-is.csv', schema: { fields } },
    { name: 'rewritten', path: 'rewritten.csv', dialect: { delimiter: ';', commentChar: '#' }, schema: { fields } },
  ];
  await mkdir(folder);
  await writeFile(join(folder, 'datapackage.json'), JSON.stringify({ name: 'd', resources }));
  await writeFile(join(folder, 'as-is.csv'), table);
  await writeFile(join(folder, 'rewritten.csv'), `# nota\n${table.replaceAll(',', ';')}`);
}
