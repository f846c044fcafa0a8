import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { apertura, descriptorOf, expectDecent, rulesOf, temporaryFolder, textSchema, writeFiles } from './apertura.ts';
import { bigText, cell, gzipped, type Run as Stretch, workbook, zipped } from './big-file.ts';
import { checked, found, said } from './checked.ts';

const { path: root, remove } = temporaryFolder();
afterAll(remove);

const GZIP = { path: 'a.csv.gz', schema: textSchema('a') };
const XLSX = { path: 'a.xlsx', schema: textSchema('a') };

const x = (unit: string, bytes: number): Stretch => ({ unit, bytes });

async function run(
  resource: { readonly path: string },
  bytes: Uint8Array,
): Promise<Awaited<ReturnType<typeof apertura>>> {
  const folder = join(root, 'd');
  writeFiles(folder, { 'datapackage.json': descriptorOf(resource), [resource.path]: bytes });
  return await apertura(['check', '--standard', '--limit', '2', '--format', 'json', folder]);
}

describe('gzip', () => {
  const rows = `a\n${'12345\n'.repeat(50_000)}`;
  const whole = gzipped(rows);
  const broken = Buffer.from(whole);
  broken.fill(0xaa, 200, 300);

  const CASES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ['cut', whole.subarray(0, whole.length / 2)],
    ['cut in its header', whole.subarray(0, 5)],
    ['broken', broken],
    ['followed by something else', Buffer.concat([whole, Buffer.from('x'.repeat(100))])],
    ['not packed at all', Buffer.from(rows)],
  ];
  test.each(CASES)('%s', async (_name, bytes) => {
    const report = await checked(GZIP, { 'a.csv.gz': bytes });
    expect(report.tallies.map(({ rule }) => rule)).toContain('source-error');
    expect(said(report).join()).toContain('dañado o no es gzip');
  });

  test('empty', async () => {
    expect(found(await checked(GZIP, { 'a.csv.gz': '' }))).toEqual(['source-error']);
  });

  test('in two members', async () => {
    const report = await checked(GZIP, { 'a.csv.gz': Buffer.concat([gzipped('a\n1\n'), gzipped('2\n')]) });
    expect([report.counts.rows, ...found(report)]).toEqual([2]);
  });

  test('a bomb of zeros', async () => {
    const result = await run(GZIP, gzipped(x('\0', 256 << 20)));
    expectDecent(result, 1, 250);
    expect(rulesOf(result)).toEqual(['record-too-long']);
  });

  test('a bomb of rows', async () => {
    const result = await run(GZIP, gzipped('a\n', x('0\n', 64 << 20)));
    expectDecent(result, 0, 250);
    expect(JSON.parse(result.stdout)).toMatchObject({ counts: { rows: 32 << 20 } });
  });
});

describe('workbooks', () => {
  const sound = workbook(`<row r="1">${cell('A1', 'a')}</row><row r="2">${cell('A2', '1')}</row>`);
  const broken = Buffer.from(sound);
  broken.fill(0xaa, sound.length / 2, sound.length / 2 + 40);

  test('a sound one', async () => {
    const report = await checked(XLSX, { 'a.xlsx': sound });
    expect([report.counts.rows, ...found(report)]).toEqual([1]);
  });

  const CASES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ['cut', sound.subarray(0, sound.length - 30)],
    ['cut in half', sound.subarray(0, sound.length / 2)],
    ['broken', broken],
    ['empty', Buffer.alloc(0)],
    ['a text', Buffer.from('a\n1\n')],
    ['an old one, or one with a password', Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex')],
    ['another archive', zipped({ 'a.txt': 'x' })],
    ['an archive of nothing', zipped({})],
    ['an end of directory that points nowhere', Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18, 0xff)])],
  ];
  test.each(CASES)('%s', async (_name, bytes) => {
    expect(said(await checked(XLSX, { 'a.xlsx': bytes }))[0]).toMatch(/no se puede abrir como tal/);
  });

  test('another sheet than it has', async () => {
    const report = await checked({ ...XLSX, dialect: { sheetName: 'Otra' } }, { 'a.xlsx': sound });
    expect(said(report)[0]).toContain('la hoja "Otra"');
  });

  test('dates that no calendar has', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>';
    const rows = `<row r="1">${cell('A1', 'a')}</row><row r="2"><c r="A2" s="0"><v>1e300</v></c></row>`;
    const report = await checked(XLSX, { 'a.xlsx': workbook(rows, { 'xl/styles.xml': styles }) });
    expect(report.counts.rows).toBe(1);
  });

  const FAR: readonly (readonly [name: string, row: string])[] = [
    ['in the last cell', '<c r="XFD1048576"><v>1</v></c>'],
    ['beyond all columns', '<c r="ZZZZZZ1"><v>1</v></c>'],
    ['in strange letters', '<c r="aaaaa1048576"><v>1</v></c>'],
    ['behind another address', '<c r="A1" x:r="XFD1048576"><v>1</v></c>'],
  ];
  test.each(FAR)('a cell %s', async (_name, row) => {
    const result = await run(XLSX, workbook(`<row r="1">${cell('A1', 'a')}</row><row>${row}</row>`));
    expectDecent(result, 1, 250);
    expect(result.stdout).toContain('demasiado lejos');
  });

  const HIDDEN: readonly (readonly [name: string, row: string])[] = [
    ['in entities', '<c r="&#88;FD1048576"><v>1</v></c>'],
    ['behind a bracket in a value', '<c x=">" r="XFD1048576"><v>1</v></c>'],
    ['behind a comment in a value', `<x a="><!--"/><c r="XFD1048576"><v>1</v></c><x a="-->"/>`],
  ];
  test.each(HIDDEN)('a far cell %s', async (_name, row) => {
    const result = await run(XLSX, workbook(`<row r="1">${row}</row>`));
    expectDecent(result, 1, 250);
    expect(result.stdout).toContain('no se puede abrir');
  });

  const BOMBS: readonly (readonly [name: string, rows: readonly (string | Stretch)[]])[] = [
    ['spaces', [x(' ', 45 << 20)]],
    ['more spaces than are unpacked', [x(' ', 200 << 20)]],
    ['brackets', [x('<', 45 << 20)]],
    ['rows', [x('<row/>', 45 << 20)]],
    ['nested elements', [x('<a>', 45 << 20)]],
    ['cells', ['<row>', x('<c/>', 45 << 20), '</row>']],
    ['texts of one cell', ['<row><c t="inlineStr"><is><r>', x('<t>a</t>', 45 << 20), '</r></is></c></row>']],
    ['one attribute', ['<row a="', x('a', 45 << 20), '"/>']],
    ['a comment', ['<!--', x('<', 45 << 20), '-->']],
  ];
  test.each(BOMBS)('a bomb of %s', async (_name, rows) => {
    const result = await run(XLSX, workbook(bigText(...rows)));
    expectDecent(result, 1, 300);
    expect(result.stdout).toMatch(/demasiado grande|no se puede abrir/);
  });

  test('a bomb that claims to be small, and one of many parts', async () => {
    const parts = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`xl/x${i}.xml`, bigText(x(' ', 1 << 20))]));
    for (const bytes of [workbook(bigText(x(' ', 64 << 20)), {}, 100), workbook('', parts)]) {
      const result = await run(XLSX, bytes);
      expectDecent(result, 1, 300);
      expect(result.stdout).toMatch(/demasiado grande|no se puede abrir/);
    }
  });

  test('entities that stand for entities stay as they are', async () => {
    const doctype = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    const strings = `${doctype}<sst><si><t>&b;</t></si></sst>`;
    const report = await checked(XLSX, {
      'a.xlsx': workbook('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', { 'xl/sharedStrings.xml': strings }),
    });
    expect(report.verdict).toBe('unsound');
    expect(JSON.stringify(report)).not.toContain('aaaa');
  });

  test('one of many rows is read', async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `<row r="${i + 1}">${cell(`A${i + 1}`, i === 0 ? 'a' : `v${i}`)}</row>`,
    );
    const result = await run(XLSX, workbook(rows.join('')));
    expectDecent(result, 0, 300);
    expect(JSON.parse(result.stdout)).toMatchObject({ counts: { rows: 59_999 } });
  });
});
