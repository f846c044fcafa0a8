import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** A row of the threat model's tables of attacks. */
interface Attack {
  readonly id: string;
  readonly title: string;
  readonly file: string;
}

const MODEL = 'docs/threat-model.md';
const FOLDER = 'test/github/attacks';

/** The rows of all tables of attacks, each with the file that its heading names. */
function attacksIn(text: string): readonly Attack[] {
  let file = '';
  return text.split('\n').flatMap((line) => {
    file = /^### .* — `([^`]+)`$/.exec(line)?.[1] ?? file;
    const row = /^\| (A\d+)\s*\|.*\| `([^`]+)`\s*\|$/.exec(line);
    return row === null ? [] : [{ id: row[1] ?? '', title: row[2] ?? '', file }];
  });
}

/** Titles of the tests that a file really runs: one that is skipped or only planned proves nothing. */
function titlesIn(source: string): readonly string[] {
  const titles = /^\s*(?:test|it)(?:\.concurrent|\.sequential)?\(\s*(?:'([^'\n]+)'|"([^"\n]+)"|`([^`$\n]+)`)/gm;
  return [...source.matchAll(titles)].map(([, single, double, back]) => single ?? double ?? back ?? '');
}

const attacks = attacksIn(readFileSync(MODEL, 'utf8'));

test('the attacks are numbered without a gap, and each has its own test', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(45);
  expect(attacks.map(({ id }) => id)).toEqual(attacks.map((_, at) => `A${String(at + 1).padStart(2, '0')}`));
  expect(new Set(attacks.map(({ title }) => title)).size).toBe(attacks.length);
  expect(attacks.filter(({ id, title }) => !title.startsWith(`${id} `))).toEqual([]);
  const rows = readFileSync(MODEL, 'utf8').match(/^\| A\d+/gm) ?? [];
  expect(rows).toHaveLength(attacks.length);
});

test('every attack is tried by the test that its row names', () => {
  const files = new Set(readdirSync(FOLDER).map((name) => `${FOLDER}/${name}`));
  const titles = new Map([...files].map((file) => [file, titlesIn(readFileSync(file, 'utf8'))]));
  const missing = attacks.filter(({ title, file }) => titles.get(file)?.includes(title) !== true);
  expect(missing.map(({ title, file }) => `${file}: ${title}`)).toEqual([]);
});

test('no test of an attack is without a row', () => {
  const known = new Set(attacks.map(({ title }) => title));
  const sources = readdirSync(FOLDER).filter((name) => name.endsWith('.test.ts'));
  const titles = sources.flatMap((name) => titlesIn(readFileSync(`${FOLDER}/${name}`, 'utf8')));
  expect(titles.filter((title) => /^A\d+ /.test(title) && !known.has(title))).toEqual([]);
});

test('a test that is skipped, planned or commented out does not count', () => {
  const source =
    "test.skip('A01 a', x);\ntest.todo('A02 b');\n// test('A03 c', x);\ntest('A04 d', x);\n  test(`A05 e`, x);";
  expect(titlesIn(source)).toEqual(['A04 d', 'A05 e']);
});
