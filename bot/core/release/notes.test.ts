import { describe, expect, it } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import type { Package } from '../dataset/package.ts';
import { readPackage } from '../dataset/read-package.ts';
import { diffDataset } from '../difference/diff-dataset.ts';
import type { Side } from '../difference/difference.ts';
import { scoreDataset } from '../quality/dataset-quality.ts';
import { citationOf } from './citation.ts';
import type { Coverage } from './coverage.ts';
import { type NotesOrder, releaseNotes } from './notes.ts';
import type { PlannedRelease } from './planned.ts';
import { qualityText } from './quality-report.ts';
import { receiptText } from './receipt.ts';

type Content = Readonly<Record<string, string>>;

interface NotesCase {
  readonly planned?: Partial<PlannedRelease>;
  readonly title?: string;
  readonly limit?: number;
}

const DATE = '2026-11-21T07:39:06Z';

async function sideOf(files: Content): Promise<Side & { readonly package: Package }> {
  const snapshot = memorySnapshot(files);
  const { package: made } = await readPackage(snapshot, 'datasets/d');
  if (made === undefined) throw new Error('no package');
  return { snapshot, package: made };
}

/** A dataset of one table with a key. */
function content(rows: readonly string[], more: object = {}, fields: readonly string[] = ['id', 'valor']): Content {
  const schema = { fields: fields.map((name) => ({ name, type: 'string' })), primaryKey: [fields[0]] };
  const resources = [{ name: 'tabla', path: 'a.csv', schema }];
  return {
    'datasets/d/datapackage.json': JSON.stringify({ name: 'd', title: 'Datos', resources, ...more }),
    'datasets/d/a.csv': [fields.join(','), ...rows, ''].join('\n'),
  };
}

async function orderOf(
  base: Content | undefined,
  head: Content,
  { planned, title, limit }: NotesCase = {},
): Promise<NotesOrder> {
  const [was, is] = [base && (await sideOf(base)), await sideOf(head)];
  const difference = await diffDataset(was, is, { limit: limit ?? 100, significantRemoval: 0.05 });
  const version = { major: 2, minor: 0, patch: 0 };
  const common = { dataset: 'd', version, tag: 'd@2.0.0', commit: 'c'.repeat(40) };
  const release: PlannedRelease = {
    ...common,
    kind: 'release',
    folio: 'M-1-d-2.0.0',
    date: DATE,
    coverage: [],
    program: 'apertura 0.1.0',
    tree: 't'.repeat(40),
    previous: base && { ...common, version: { major: 1, minor: 0, patch: 0 }, tag: 'd@1.0.0' },
    trial: false,
    impact: difference.impact,
    bump: difference.bump,
    difference,
    withheld: false,
    ...planned,
  };
  const quality = scoreDataset({ package: is.package, tables: [], counts: [], today: '2026-11-21' });
  const rules = [{ rule: 'type-error', severity: 'error' as const, resource: 'tabla', count: 3 }];
  return {
    planned: release,
    title: title ?? 'Datos',
    timeZone: 'America/Mexico_City',
    citation: citationOf(is.package, release, undefined),
    checked: { today: '2026-11-21', norm: 'leon-2026', quality, rules },
    resources: [{ name: 'tabla', bytes: 10, rows: 2, fields: 2 }],
    fields: new Map([['tabla', ['id', 'valor']]]),
    files: [{ name: 'd-2.0.0.zip', size: 10, sha256: 'f'.repeat(64) }],
  };
}

describe('notes of a version', () => {
  it('say of a first one what it holds', async () => {
    const order = await orderOf(undefined, content(['1,a', '2,b']), { planned: { trial: true } });
    const text = releaseNotes(order, 'es');
    expect(text).toContain('Es la primera versión publicada. El conjunto está a prueba');
    expect(text).toContain('| `tabla` |  |  | 2 | 2 | 10 |');
    expect(text).toContain('- `tabla`: `id`, `valor`.');
    const elsewhere = releaseNotes({ ...order, resources: [{ name: 'lejos', format: 'csv', bytes: 0 }] }, 'es');
    expect(elsewhere).toContain('| `lejos` |  | csv | — | — | — |');
    expect(text).not.toContain('## Qué cambia');
    expect(releaseNotes(order, 'en')).toContain('This is the first version published.');
  });

  it('call a version on trial what it is, and say when the trial ends', async () => {
    const version = { major: 0, minor: 2, patch: 0 };
    const planned = { trial: true, version };
    const text = releaseNotes(await orderOf(content(['1,a', '2,b']), content(['1,a']), { planned }), 'es');
    expect(text).toContain('Versión a prueba: es incompatible con la anterior');
    const previous = { dataset: 'd', version, tag: 'd@0.2.0', commit: '' };
    const ended = { previous, version: { major: 1, minor: 0, patch: 0 } };
    const last = releaseNotes(await orderOf(content(['1,a']), content(['1,a']), { planned: ended }), 'es');
    expect(last).toContain('Termina su prueba');
  });

  it('say why it is this version, and tell rows by key', async () => {
    const described = { description: 'Nueva.', homepage: 'https://datos.example/a_b?c=1' };
    const head = content(['1,a', '3,c', '4,x'], described, ['id', 'texto']);
    const text = releaseNotes(await orderOf(content(['1,a', '2,b', '4,d']), head), 'es');
    expect(text).toContain('Versión mayor: es incompatible con la anterior');
    expect(text).toContain('- Se quita el campo `valor` de `tabla`');
    expect(text).toContain('- `description`: antes no se decía, ahora `Nueva.`.');
    expect(text).toContain('- `homepage`: antes no se decía, ahora `https://datos.example/a_b?c=1`.');
    expect(text).not.toContain('- Cambia `homepage` en la descripción.');
    expect(text).not.toContain('&#8203;');
    expect(text).toContain('- `tabla`, 1 fila eliminada: `2`.');
    expect(text).toContain('- `tabla`, 1 fila agregada: `3`.');
    expect(text).toContain('La revisión encontró 3 errores, 0 advertencias y 0 notas. Por regla: `type-error` 3.');
    expect(text).toContain('publicada el 2026-11-21 a las 01:39:06, hora de `America/Mexico_City`');
  });

  it('count rows whole where they name only some', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => `${index},v`);
    const text = releaseNotes(await orderOf(content(['0,v']), content(rows)), 'en');
    expect(text).toContain('499 rows added: `1`');
    expect(text).toContain(', and 449 more.');
    expect(text).toContain('| `tabla` | 1 | 500 | 499 | 0 | 0 |');
  });

  it('carry nothing out that data or people wrote', async () => {
    const nasty = '</td><script>x</script> @todos #1 ![i](https://e.example/p.png) `c` | $x$ :tada: \u202eabc';
    const coverage: Coverage = {
      kind: 'pull',
      number: 7,
      title: nasty,
      author: 'a`b@todos',
      head: 'h',
      commit: 'c',
      merged: DATE,
      state: 'approved',
      approvals: [{ login: 'x', name: nasty, post: nasty, groups: [nasty], rules: [nasty] }],
    };
    const head = content([`"${nasty}",b`], { title: nasty, description: nasty });
    const order = await orderOf(content(['1,a']), head, { title: nasty, planned: { coverage: [coverage] } });
    for (const language of ['es', 'en'] as const) {
      const acts = releaseNotes(
        { ...order, resources: [{ name: nasty, title: nasty, format: nasty, bytes: 1 }] },
        language,
      )
        .replace(/```[\s\S]*?```/g, '')
        .split('\n')
        .map((line) => line.replace(/`[^`]*`/g, ''))
        .join('\n');
      expect(acts).not.toMatch(/<(?!span>|\/span>)|@todos|(?<!&)#1|!\[i\]|\u202e|:tada:/);
      const cells = acts.split('\n').filter((line) => line.startsWith('|') && line.includes('td'));
      for (const line of cells) expect(line.match(/(?<!\\)\|/g)).toHaveLength(7);
    }
  });

  it('fit where GitHub shows them, however much there is to say', async () => {
    const wide = Array.from({ length: 60 }, (_, index) => `${'campo'.repeat(30)}${index}`);
    const row = (key: number): string => [`${'k'.repeat(200)}${key}`, ...wide.map(() => 'v')].join(',');
    const rows = Array.from({ length: 120 }, (_, key) => row(key));
    const pulls = Array.from({ length: 3000 }, (_, number): Coverage => {
      return {
        kind: 'pull',
        number,
        title: 'x'.repeat(5000),
        author: 'a',
        head: 'h',
        commit: 'c',
        merged: DATE,
        state: 'approved',
        approvals: [],
      };
    });
    const base = content([], {}, ['id', ...wide]);
    const head = content(rows, { keywords: ['x'.repeat(50_000)] }, ['id', ...wide.map((name) => `${name}b`)]);
    const order = await orderOf(base, head, { title: 'T'.repeat(300_000), planned: { coverage: pulls } });
    const resources = Array.from({ length: 5000 }, (_, index) => ({ name: `r${index}${'x'.repeat(500)}`, bytes: 1 }));
    const text = releaseNotes({ ...order, resources }, 'es');
    expect(text.length).toBeLessThan(125_000);
    expect(text).toContain('## Cómo comprobarlo');
    expect(text).toMatch(/Y [\d,]+ más\./);
  });

  it('show no values of what is withheld', async () => {
    const head = content(['ABCD800101,b'], { description: 'secreto' });
    const order = await orderOf(content(['1,a']), head, { planned: { withheld: true } });
    for (const language of ['es', 'en'] as const) expect(releaseNotes(order, language)).not.toMatch(/ABCD|secreto/);
    expect(qualityText(order.planned, order.checked)).not.toContain('"covered"');
  });
});

describe('a receipt', () => {
  it('is text on a page, on which nothing acts and nothing is hidden', async () => {
    const order = await orderOf(undefined, content(['1,a']), { title: 'Datos\u001b[31m\nFolio: FALSO\u202e' });
    const text = receiptText({
      planned: order.planned,
      title: order.title,
      institution: 'Municipio',
      timeZone: order.timeZone,
      files: order.files,
      rows: 2,
      language: 'es',
    });
    expect(text).toContain('COMPROBANTE DE PUBLICACIÓN');
    expect(text).toMatch(/^Fecha y hora: +2026-11-21 01:39:06 \(America\/Mexico_City, UTC-06:00\)$/m);
    expect(text).toMatch(/^En UTC: +2026-11-21T07:39:06Z$/m);
    expect(text.match(/^Folio/gm)).toHaveLength(1);
    expect(text).not.toMatch(/[\u001b\u202e]/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });
});
