import { describe, expect, test } from 'vitest';
import { textSchema } from './apertura.ts';
import { checked, found, said } from './checked.ts';

const ONE = { path: 'a.csv', schema: textSchema('a') };
const TWO = { path: 'a.csv', schema: textSchema('a', 'b') };

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('at the borders of windows', () => {
  const BORDERS = [65_535, 262_143, 1_048_575];
  const OFFSETS = Array.from({ length: 19 }, (_, index) => index - 14);
  const enumerated = (...values: readonly string[]): object => ({
    fields: [
      { name: 'a', type: 'string', constraints: { enum: ['x', ...values] } },
      { name: 'b', type: 'string', constraints: { enum: ['y', ...values] } },
    ],
  });

  interface Piece {
    readonly name: string;
    readonly end: string;
    readonly delimiter: string;
    readonly row: string | Uint8Array;
    readonly values: readonly string[];
    readonly finds: readonly string[];
  }

  const plain = { end: '\n', delimiter: ',', values: [], finds: [] };
  const PIECES: readonly Piece[] = [
    { ...plain, name: 'characters of four bytes', row: '😀ñ€,€😀ñ\n', values: ['😀ñ€', '€😀ñ'] },
    { ...plain, name: 'CRLF', end: '\r\n', row: 'x,y\r\nx,y\r\nx,y\r\n' },
    { ...plain, name: 'quotes', row: '"p""q\nr,s","p""q\nr,s"\n', values: ['p"q\nr,s'] },
    { ...plain, name: 'a delimiter of three characters', delimiter: '|¦|', row: 'x|¦|y\nx|¦|y\n' },
    { ...plain, name: 'wrong bytes', row: Buffer.from('x,\xff\n', 'latin1'), finds: ['encoding-error'] },
    { ...plain, name: 'half a character', row: Buffer.from('x,\xf0\x9f\x98\n', 'latin1'), finds: ['encoding-error'] },
    { ...plain, name: 'a NUL', row: 'x,\0\n', finds: ['nul-byte'], values: ['\0'] },
  ];

  test.each(PIECES)('$name', async ({ end, delimiter, row, values, finds }) => {
    const unit = `x${delimiter}y${end}`;
    for (const border of BORDERS) {
      const begin = Buffer.from(`a${delimiter}b${end}`);
      const room = border - 20 - begin.length;
      const rows = Math.floor(room / Buffer.byteLength(unit));
      for (const offset of OFFSETS) {
        // A quoted first cell takes up what is left to the place that is wanted.
        const rest = border + offset - begin.length - rows * Buffer.byteLength(unit);
        const filler = `${'z'.repeat(rest - Buffer.byteLength(`${delimiter}y${end}`))}${delimiter}y${end}`;
        const parts = [begin, Buffer.from(unit.repeat(rows)), Buffer.from(filler), Buffer.from(row), Buffer.from(unit)];
        const schema = enumerated(...values, filler.slice(0, filler.indexOf(delimiter)));
        const report = await checked(
          { path: 'a.csv', dialect: { delimiter }, schema },
          { 'a.csv': Buffer.concat(parts) },
        );
        expect([border, offset, ...found(report)]).toEqual([
          border,
          offset,
          ...finds.map((rule) => `${rule} ${rows + 3}`),
        ]);
      }
    }
  });
});

describe('encodings', () => {
  const text = `a\n${'niño\n'.repeat(30)}`;
  const CASES: readonly (readonly [name: string, bytes: Uint8Array, fits: string])[] = [
    ['UTF-16 LE with a mark', utf16(text, 'le', true), 'utf-16le'],
    ['UTF-16 BE with a mark', utf16(text, 'be', true), 'utf-16be'],
    ['UTF-16 LE without', utf16(text, 'le', false), 'utf-16le'],
    ['UTF-16 BE without', utf16(text, 'be', false), 'utf-16be'],
    ['windows-1252', Buffer.from(`a\n${'ni\xf1o\n'}`, 'latin1'), 'windows-1252'],
  ];

  test.each(CASES)('%s, not declared', async (_name, bytes, fits) => {
    const report = await checked(ONE, { 'a.csv': bytes });
    expect(report.tallies.map(({ rule }) => rule)).toEqual(['encoding-error']);
    expect(said(report)[0]).toContain(`Sí lo son en \`${fits}\``);
  });

  test.each(CASES)('%s, declared', async (_name, bytes, encoding) => {
    expect(found(await checked({ ...ONE, encoding }, { 'a.csv': bytes }))).toEqual([]);
  });

  test('half a character of UTF-16 at the end', async () => {
    const bytes = Buffer.concat([utf16(text, 'le', true), Buffer.of(0x61)]);
    const report = await checked({ ...ONE, encoding: 'utf-16le' }, { 'a.csv': bytes });
    expect(said(report)).toEqual(['Se esperaba texto en `utf-16le`; se encontraron bytes que no lo son.']);
  });

  test('one that nobody knows', async () => {
    const report = await checked({ ...ONE, encoding: 'utf-7' }, { 'a.csv': 'a\n1\n' });
    expect(said(report)).toEqual(['La codificación declarada "utf-7" no se conoce.']);
  });

  test('a mark of UTF-8', async () => {
    expect(found(await checked(ONE, { 'a.csv': '\ufeffa\n1\n' }))).toEqual([]);
  });
});

describe('files that are something else', () => {
  const CASES: readonly (readonly [name: string, bytes: Uint8Array, says: string])[] = [
    ['a workbook', Buffer.from('PK\u0003\u0004 and so on'), 'un libro de Excel (.xlsx) o un ZIP'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'un libro de Excel antiguo (.xls) o con contraseña'],
    ['gzip', Buffer.from('1f8b0800', 'hex'), 'un archivo comprimido con gzip'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'un PDF'],
  ];
  test.each(CASES)('%s', async (_name, bytes, says) => {
    const report = await checked(ONE, { 'a.csv': bytes });
    expect(said(report)).toEqual([`Se esperaba una tabla de texto, como CSV; el archivo es en realidad ${says}.`]);
  });

  test.each(['a.csv', 'a.csv.gz', 'a.xlsx', 'a.json'])('a pointer of Git LFS in place of %s', async (path) => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n';
    expect(found(await checked({ ...ONE, path }, { [path]: pointer }))).toEqual(['lfs-pointer 1']);
  });
});

describe('rows and labels', () => {
  const CASES: readonly (readonly [name: string, resource: object, content: string, finds: readonly string[]])[] = [
    [
      'blank lines everywhere',
      TWO,
      '\n\na,b\n\n1,2\n\n3,4\n\n\n',
      ['blank-row 1', 'blank-row 2', 'blank-row 4', 'blank-row 6', 'blank-row 8', 'blank-row 9'],
    ],
    [
      'nothing but blank lines',
      TWO,
      '\n\n\n',
      ['blank-row 1', 'blank-row 2', 'blank-row 3', 'missing-label 1', 'missing-label 1', 'table-empty'],
    ],
    ['labels twice and blank', { ...TWO, schema: textSchema('a', 'a', '') }, 'a,a,\n1,2,3\n', []],
    ['CR, LF and CRLF mixed', TWO, 'a,b\r\n1,2\n3,4\r5,6\n', ['line-ends 1', 'line-ends 3']],
    ['a quote never closed in the first row', TWO, '"a,b\n1,2\n', ['incorrect-label 1', 'syntax-error 1']],
    ['NULs', TWO, 'a,b\n\0\0\0,2\n', ['nul-byte 2']],
  ];
  test.each(CASES)('%s', async (name, resource, content, finds) => {
    const rules = found(await checked(resource, { 'a.csv': content }));
    if (name === 'labels twice and blank') expect(rules.join()).toMatch(/blank-label 1.*duplicate-label 1/);
    else expect([...rules].sort()).toEqual([...finds].sort());
  });
});
