import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../../test/fuzz.ts';
import type { Sentence } from '../../finding.ts';
import { readYaml } from '../../plan/yaml.ts';
import { Tally } from '../../tally.ts';
import type { AdelaFinding } from './finding.ts';
import { FORM_IDS, FORMS } from './forms.ts';
import { type AdelaImport, importAdela, importAdelaFile } from './import-adela.ts';
import { adelaMessagesEn } from './messages.en.ts';
import { adelaMessagesEs } from './messages.es.ts';
import { splitRows } from './split-rows.ts';

const HEADERS = FORM_IDS.map((form) =>
  FORMS[form].columns.map(({ header }) => (header.includes(',') ? `"${header}"` : header)).join(','),
);

async function importBytes(bytes: Uint8Array): Promise<{ imported: AdelaImport; findings: AdelaFinding[] }> {
  const findings: AdelaFinding[] = [];
  const imported = await importAdelaFile(bytes, { path: 'a.csv', report: (finding) => findings.push(finding) });
  return { imported, findings };
}

/** Whatever came in: every name is a file's, every entry is YAML that says what was read, every finding can be told. */
function hold(
  { imported, findings }: { imported: AdelaImport; findings: readonly AdelaFinding[] },
  lines: number,
): void {
  const names = imported.datasets.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, yaml, promise } of imported.datasets) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    const { document, findings: faults } = readYaml(new TextEncoder().encode(yaml), `${name}.yaml`);
    expect(faults).toEqual([]);
    expect(document?.value).toEqual(promise);
  }
  for (const finding of findings) {
    for (const messages of [adelaMessagesEs, adelaMessagesEn]) {
      const sentence = (messages as unknown as Record<string, Sentence<AdelaFinding>>)[finding.rule];
      expect(sentence?.says(finding)).toMatch(/^.+\.$/su);
      expect(sentence?.mend(finding)).toMatch(/^.+\.$/su);
      expect(sentence?.says(finding)).not.toMatch(/undefined|\[object|NaN/);
    }
    if (finding.place.line !== undefined) {
      expect(finding.place.line).toBeGreaterThan(0);
      expect(finding.place.line).toBeLessThanOrEqual(lines);
    }
  }
}

const linesOf = (text: string): number => text.split(/\r\n?|\n/).length;

describe('never crashes', () => {
  test('on random bytes, after any of the headers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('', ...HEADERS), fc.uint8Array({ maxLength: 600 }), async (header, bytes) => {
        const whole = Buffer.concat([Buffer.from(header === '' ? '' : `${header}\n`), bytes]);
        const { imported, findings } = await importBytes(whole);
        hold({ imported, findings }, Number.MAX_SAFE_INTEGER);
      }),
      runs(80),
    );
  });

  test('on cells of any characters', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        'Publico',
        'Privado',
        '2016-08',
        'ago-16',
        '31/12/2016',
        'R/P1Y',
        'a@b.mx',
        'true',
        'null',
        '~',
        '- x',
        '{a',
        '42583',
        '__proto__',
        'constructor',
      ),
    );
    const delimiters = fc.constantFrom(',', ';', '\t');
    fc.assert(
      fc.property(
        fc.constantFrom(...FORM_IDS),
        delimiters,
        fc.array(fc.array(cell, { maxLength: 24 }), { maxLength: 8 }),
        (form, delimiter, rows) => {
          const all = [FORMS[form].columns.map(({ header }) => header), ...rows];
          const text = all
            .map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(delimiter))
            .join('\n');
          const findings: AdelaFinding[] = [];
          const imported = importAdela(text, { path: 'a.csv', report: (finding) => findings.push(finding) });
          expect(imported.form).toBe(form);
          hold({ imported, findings }, linesOf(text));
        },
      ),
      runs(40),
    );
  });

  test('on files of which bits and pieces were lost, doubled or exchanged', async () => {
    const rows = HEADERS.map(
      (header) => `${header}\n${'a,"b c",2016-08,Publico,,d@e.mx,x;y,R/P1Y,http://x.mx/a.csv,9,1\n'.repeat(4)}`,
    );
    const edit = fc.record({
      at: fc.nat(2_000),
      cut: fc.nat(30),
      put: fc.string({ unit: fc.constantFrom(...'",;\n\r\t\0 aé='), maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...rows), fc.array(edit, { maxLength: 6 }), async (text, edits) => {
        const broken = edits.reduce((each, { at, cut, put }) => each.slice(0, at) + put + each.slice(at + cut), text);
        hold(await importBytes(Buffer.from(broken)), linesOf(broken));
      }),
      runs(100),
    );
  });
});

describe('is never slow', () => {
  const header = HEADERS[0] ?? '';

  test('on 20,000 rows that are all wrong, told within bounds', () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, n) => `R${n},Conjunto ${n % 2_000},Recurso ${n},,quizá,,,algún día`,
    );
    const tally = new Tally<AdelaFinding>(100);
    const imported = importAdela([header, ...rows].join('\n'), {
      path: 'a.csv',
      report: (finding) => tally.add(finding),
    });
    expect(imported.datasets).toHaveLength(2_000);
    const counts = new Map(tally.results().map(({ rule, count, findings }) => [rule, [count, findings.length]]));
    expect(counts.get('adela-value')).toEqual([40_000, 100]);
    expect(counts.get('adela-not-grouped')).toEqual([18_000, 100]);
  });

  test('on one dataset of 40,000 resources, which no promise can hold', async () => {
    const rows = Array.from({ length: 40_000 }, (_, n) => `R,Conjunto,Recurso ${n % 36_000},,Publico,,,2016-08`);
    const { imported, findings } = await importBytes(Buffer.from([header, ...rows].join('\n')));
    expect(imported.datasets).toEqual([]);
    expect(findings.at(-1)?.rule).toBe('adela-too-large');
    expect(findings.filter(({ rule }) => rule === 'adela-duplicate')).toHaveLength(4_000);
  });

  test('on a cell of a megabyte, which is left out', async () => {
    const { imported, findings } = await importBytes(
      Buffer.from(`${header}\nR,Conjunto,Recurso,"${'a""\n'.repeat(250_000)}",Publico,,,2016-08\n`),
    );
    expect(findings.map(({ rule, place }) => [rule, place.line])).toEqual([['adela-too-long', 2]]);
    expect(imported.datasets).toHaveLength(1);
  });

  test.each([
    ['each line opens a quote', '"a\n'],
    ['each line opens and doubles', '""b\n'],
    ['each cell opens one', '"a,'],
    ['quotes only', '"'],
  ])('on quotes that never close: %s', (_, piece) => {
    const text = `${header}\n${piece.repeat(100_000)}`;
    const { rows } = splitRows(text, ',');
    expect(rows.length).toBeGreaterThan(0);
  });
});

test('what is no cell of text is told: NUL, controls, half characters', async () => {
  const { imported, findings } = await importBytes(
    Buffer.from(`${HEADERS[0] ?? ''}\nR,Con\0junto,Re\u0007curso,,Publico,,,2016-08\n`),
  );
  expect(findings.map(({ rule }) => rule)).toEqual(['adela-character', 'adela-character']);
  expect(imported.datasets[0]).toMatchObject({ name: 'conjunto', promise: { resources: [{ title: 'Recurso' }] } });
});

test.each([
  ['nothing', '', 'empty'],
  ['blank lines', '\n\n,,,\n', 'empty'],
  ['another table', 'hola,mundo\n1,2\n', 'header'],
  ['a header alone', `${HEADERS[0] ?? ''}\n\n`, 'rows'],
  ['NULs', '\0'.repeat(5_000), 'binary'],
  ['a PDF', '%PDF-1.4\n%âãÏÓ\n1 0 obj\u0001\u0002', 'binary'],
])('of %s nothing is imported', async (_, text, problem) => {
  const { imported, findings } = await importBytes(Buffer.from(text));
  expect(imported.datasets).toEqual([]);
  expect(findings.map(({ rule, facts }) => [rule, facts])).toEqual([['adela-form', { problem }]]);
});
