import { expect, test } from 'vitest';
import type { Citation } from './citation.ts';
import { type CitedVersion, citeAs } from './citation-formats.ts';

const CITATION: Citation = {
  authors: [
    { name: 'Tesorería Municipal', website: undefined },
    { name: 'Municipio de San Aurelio', website: 'https://sanaurelio.example/' },
  ],
  title: 'Presupuesto & gasto_100%',
  abstract: undefined,
  keywords: ['gasto', 'egresos'],
  version: '1.2.0',
  tag: 'presupuesto@1.2.0',
  commit: '1'.repeat(40),
  day: '2026-11-21',
  url: 'https://datos.example/presupuesto',
  licenses: [],
};
const PAGE = 'https://github.com/municipio/datos/releases/tag/presupuesto%401.2.0';
const CITED: CitedVersion = { citation: CITATION, acronym: 'MSA', page: PAGE };

test('Libre Uso MX asks for title, letters, address and date', () => {
  expect(citeAs('libre-uso', CITED, 'es')).toBe(`"Presupuesto & gasto_100%", MSA; ${PAGE}; 2026-11-21\n`);
  const bare = { citation: { ...CITATION, url: undefined }, acronym: undefined, page: undefined };
  expect(citeAs('libre-uso', bare, 'es')).toBe('"Presupuesto & gasto_100%", Tesorería Municipal; 2026-11-21\n');
});

test('APA in both languages', () => {
  expect(citeAs('apa', CITED, 'es')).toBe(
    `Tesorería Municipal y Municipio de San Aurelio. (2026, 21 de noviembre). Presupuesto & gasto_100% (Versión 1.2.0) [Conjunto de datos]. ${PAGE}\n`,
  );
  expect(citeAs('apa', CITED, 'en')).toBe(
    `Tesorería Municipal & Municipio de San Aurelio. (2026, November 21). Presupuesto & gasto_100% (Version 1.2.0) [Data set]. ${PAGE}\n`,
  );
});

test('BibTeX, with what TeX would obey escaped', () => {
  expect(citeAs('bibtex', CITED, 'es')).toMatchInlineSnapshot(`
    "@dataset{presupuesto-1.2.0,
      author = {{Tesorería Municipal} and {Municipio de San Aurelio}},
      title = {{Presupuesto \\& gasto\\_100\\%}},
      year = {2026},
      month = nov,
      date = {2026-11-21},
      version = {1.2.0},
      note = {presupuesto@1.2.0, commit 1111111111111111111111111111111111111111},
      url = {https://github.com/municipio/datos/releases/tag/presupuesto%401.2.0},
    }
    "
  `);
  const hostile = { ...CITED, citation: { ...CITATION, title: '}\\input{/etc/passwd}' } };
  expect(citeAs('bibtex', hostile, 'es')).toContain('title = {{\\}\\textbackslash{}input\\{/etc/passwd\\}}}');
});

test('RIS, in which a value is one line', () => {
  const hostile = { ...CITED, citation: { ...CITATION, title: 'a\r\nTY  - x' } };
  const lines = citeAs('ris', hostile, 'es').split('\r\n');
  expect(lines[0]).toBe('TY  - DATA');
  expect(lines.filter((line) => line.startsWith('TY'))).toHaveLength(1);
  expect(lines.at(-2)).toBe('ER  - ');
});
