import { describe, expect, test } from 'vitest';
import { markdownCode, markdownSentence, markdownText } from '../escape.ts';
import type { Finding } from '../finding.ts';
import { tellMarkdown } from './markdown.ts';
import { SAMPLE } from './sample.ts';

const OPTIONS = { language: 'es' } as const;

test('the sample as a comment', () => {
  expect(tellMarkdown(SAMPLE, { ...OPTIONS, limit: 3, link: 'https://example.org/a(1)' })).toMatchInlineSnapshot(`
    "### Hay 9,905 errores que corregir y 4 advertencias

    2 conjuntos, 3 recursos, 63,512 filas.

    #### municipios

    - **data/municipios.csv, línea 18**: \`latitud\` espera un número; se encontró "19,4". Use punto decimal, o declare \`decimalChar\` en el descriptor.<br>Regla \`type-error\`.
    - **data/municipios.csv, línea 20**: \`estado\` espera uno de estos valores: "Coahuila de Zaragoza", "Colima" y 30 más; se encontró "Coahuila". Si se trata de "Coahuila de Zaragoza", escríbalo así; si el valor es correcto, agréguelo a \`enum\` en el esquema.<br>Regla \`constraint-error/enum\`.
    - **data/municipios.csv, línea 31**: La llave primaria (\`clave_entidad\`, \`clave_municipio\`) no debe repetirse; "05,030" ya está en la línea 12. Elimine la fila repetida o corrija su llave; si las dos filas son correctas, agregue otro campo a \`primaryKey\`.<br>Regla \`primary-key\`.

    Total por regla, incluido lo que aquí no se muestra:

    | Regla | Dónde | Gravedad | Casos | Mostrados |
    | --- | --- | --- | ---: | ---: |
    | Valor fuera de la lista \`constraint-error/enum\` | municipios / municipios | error | 1 | 1 |
    | Fines de línea mezclados \`line-ends\` | municipios / municipios | advertencia | 1 | 0 |
    | Llave primaria repetida o incompleta \`primary-key\` | municipios / municipios | error | 1 | 1 |
    | El valor no es del tipo esperado \`type-error\` | municipios / municipios | error | 9,902 | 1 |
    | Fila en blanco \`blank-row\` | obras / obras | advertencia | 3 | 0 |
    | El texto no está en la codificación declarada \`encoding-error\` | obras / obras | error | 1 | 0 |

    [Informe completo](https://example.org/a\\(1\\))
    "
  `);
});

const HOSTILE: readonly [name: string, given: string, expected: string][] = [
  ['a mention', 'hola @octocat', 'hola @&#8203;octocat'],
  ['an issue', 'ver #123 y a/b#4', 'ver #&#8203;123 y a/b#&#8203;4'],
  ['an issue by its other name', 'GH-12', 'GH-&#8203;12'],
  ['HTML', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ['an entity', '&#64;octocat', '&amp;#&#8203;64;octocat'],
  ['a link', '[a](javascript:x)', '\\[a\\](javascript:x)'],
  ['an address', 'https://example.org www.example.org', 'https:&#8203;//example.org www&#8203;.example.org'],
  ['emphasis', '**a** _b_ ~c~', '\\*\\*a\\*\\* \\_b\\_ \\~c\\~'],
  ['a cell of a table', 'a|b', 'a\\|b'],
  ['lines', 'a\n# b', 'a\\\\n# b'],
  ['code', '`a`', '\\`a\\`'],
  ['mathematics', '$x$', '<span>$</span>x<span>$</span>'],
  ['a picture of a feeling', ':smile: :white_check_mark:', ':&#8203;smile: :&#8203;white\\_check\\_mark:'],
  ['an hour', '12:30 y 01:29:40', '12:30 y 01:29:40'],
  ['a picture of a number', ':100:', ':&#8203;100:'],
];

describe('data does nothing in markdown', () => {
  test.each(HOSTILE)('%s', (_, given, expected) => expect(markdownText(given)).toBe(expected));

  test.each([
    ['what a sentence sets off', '`a_b` espera "c_d".', '`a_b` espera "c\\_d".'],
    ['a stray backtick', '`a` y "b`c @d".', '`a` y "b\\`c @&#8203;d".'],
    ['a backtick too many', '`a`b` y @c', '`a`b\\` y @&#8203;c'],
  ])('%s', (_, given, expected) => expect(markdownSentence(given)).toBe(expected));

  test('code cannot be left', () => expect(markdownCode('a`<b>|@c')).toBe("`a'<b>\\|@c`"));
});

function manyFindings(cell: string, count: number): readonly Finding[] {
  const [first] = SAMPLE.findings;
  if (first === undefined) throw new Error('The sample has findings.');
  return Array.from({ length: count }, (_, index) => ({
    ...first,
    place: { ...first.place, path: cell, dataset: `${cell}${index}`, field: cell, cell, line: index + 1 },
    facts: { type: cell, format: cell, values: Array(500).fill(cell), total: 500 },
  }));
}

test.each(['a', '$', '@a', '<', '`', '|', '\u202e', '😀'])('with %j everywhere it stays under 60,000', (character) => {
  const findings = manyFindings(character.repeat(3000), 40);
  const tallies = findings.map(({ rule, severity, place: { dataset, resource } }) => {
    return { rule, severity, dataset, resource, count: 5, listed: 1 };
  });
  const text = tellMarkdown({ ...SAMPLE, findings, tallies }, { ...OPTIONS, limit: 1000 });
  expect(text.length).toBeLessThan(60_000);
  expect(text).toContain('### Hay 9,905 errores que corregir');
  expect(text).toContain('| Regla | Dónde |');
});

test('a thousand like errors do not hide a different one', () => {
  const [first] = manyFindings('x', 1);
  if (first === undefined) throw new Error('There is one.');
  const same = Array.from({ length: 1000 }, () => first);
  const text = tellMarkdown({ ...SAMPLE, findings: [...same, ...SAMPLE.findings] }, OPTIONS);
  for (const rule of ['primary-key', 'constraint-error/enum', 'encoding-error'])
    expect(text).toContain(`Regla \`${rule}\`.`);
});
