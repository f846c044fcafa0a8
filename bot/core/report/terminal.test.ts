import { describe, expect, test } from 'vitest';
import { assembleReport } from './assemble.ts';
import type { Report } from './report.ts';
import { SAMPLE } from './sample.ts';
import { tellTerminal } from './terminal.ts';

const PLAIN = { language: 'es', colour: false, width: 100 } as const;
const CLEAN: Report = assembleReport({ datasets: SAMPLE.datasets, tallies: [], findings: [] });
const [WARNING] = SAMPLE.tallies.filter(({ severity }) => severity === 'warning');
const CAREFUL = assembleReport({ datasets: SAMPLE.datasets, tallies: WARNING ? [WARNING] : [], findings: [] });
const NOTHING = assembleReport({ datasets: [], tallies: [], findings: [] });

describe('the verdict is said outright', () => {
  test.each([
    ['clean', CLEAN, 'es', 'Todo en orden: 2 conjuntos, 3 recursos, 63,512 filas. Sin errores ni advertencias.'],
    ['clean', CLEAN, 'en', 'All in order: 2 datasets, 3 resources, 63,512 rows. No errors and no warnings.'],
    ['a warning', CAREFUL, 'es', 'Sin errores, con 1 advertencia: 2 conjuntos, 3 recursos, 63,512 filas.'],
    ['a warning', CAREFUL, 'en', 'No errors, 1 warning: 2 datasets, 3 resources, 63,512 rows.'],
    ['nothing', NOTHING, 'es', 'Nada que comprobar: no se encontró ningún conjunto de datos.'],
    ['nothing', NOTHING, 'en', 'Nothing to check: no dataset was found.'],
    ['errors', SAMPLE, 'es', 'Hay 9,905 errores que corregir y 4 advertencias: 2 conjuntos, 3 recursos, 63,512 filas.'],
    ['errors', SAMPLE, 'en', 'There are 9,905 errors to correct and 4 warnings: 2 datasets, 3 resources, 63,512 rows.'],
  ] as const)('%s', (_, report, language, expected) => {
    expect(tellTerminal(report, { ...PLAIN, language }).split('\n')[0]).toBe(expected);
  });
});

test('the sample as a person sees it', () => {
  expect(tellTerminal(SAMPLE, PLAIN)).toMatchInlineSnapshot(`
    "Hay 9,905 errores que corregir y 4 advertencias: 2 conjuntos, 3 recursos, 63,512 filas.

    municipios · Municipios y alcaldías
      datasets/municipios/data/municipios.csv
        error · línea 18 · fila 17 · latitud
          \`latitud\` espera un número; se encontró "19,4".
          Use punto decimal, o declare \`decimalChar\` en el descriptor.
          type-error
        error · línea 20 · fila 19 · estado
          \`estado\` espera uno de estos valores: "Coahuila de Zaragoza", "Colima" y 30 más; se encontró
          "Coahuila".
          Si se trata de "Coahuila de Zaragoza", escríbalo así; si el valor es correcto, agréguelo a
          \`enum\` en el esquema.
          constraint-error/enum
        error · línea 31 · fila 30
          La llave primaria (\`clave_entidad\`, \`clave_municipio\`) no debe repetirse; "05,030" ya está en
          la línea 12.
          Elimine la fila repetida o corrija su llave; si las dos filas son correctas, agregue otro
          campo a \`primaryKey\`.
          primary-key
        advertencia · línea 44
          Las líneas del archivo no terminan todas igual: las más, con CRLF; esta, con LF.
          Para que todas terminen igual, guarde el archivo de nuevo en Excel como “CSV UTF-8 (delimitado
          por comas)”.
          line-ends
        error · línea 1,204 · fila 1,203 · fecha
          \`fecha\` espera una fecha AAAA-MM-DD; se encontró "45366".
          Parece una fecha guardada como número de serie: en Excel, dé a la columna el formato
          \`aaaa-mm-dd\` antes de guardar.
          type-error
          … y 9,900 más de esta regla

    obras
      datasets/obras/data/obras.csv
        error · línea 3 · fila 2
          Se esperaba texto en \`utf-8\`; se encontraron bytes que no lo son: \`ED 73\`. Sí lo son en
          \`windows-1252\`.
          En Excel, use “Guardar como…” y elija “CSV UTF-8 (delimitado por comas)”, o declare
          \`windows-1252\` en \`encoding\`.
          encoding-error
        … Fila en blanco: 3 casos en obras (blank-row)

    Hay 9,905 errores que corregir y 4 advertencias: 2 conjuntos, 3 recursos, 63,512 filas.
    "
  `);
});

test('colours are asked for', () => {
  expect(tellTerminal(SAMPLE, PLAIN)).not.toContain('\u001b');
  expect(tellTerminal(SAMPLE, { ...PLAIN, colour: true })).toContain('\u001b[31merror\u001b[0m · línea 18');
});

test('no line is wider than asked, but for words', () => {
  const lines = tellTerminal(SAMPLE, { ...PLAIN, width: 60 }).split('\n');
  expect(lines.filter((line) => line.startsWith('      ') && line.length > 60)).toEqual([]);
});

test.each([
  ['a colour', '\u001b[31mred', '"\\u{1b}[31mred"'],
  ['a turned direction', 'a\u202eb', '"a\\u{202e}b"'],
  ['a line feed', 'a\nb', '"a\\nb"'],
  ['a workflow command', 'a ::error::b', '"a :\\:error::b"'],
  ['an old workflow command', '##[add-mask]b', '"##\\[add-mask]b"'],
])('%s in a cell is shown', (_, cell, expected) => {
  const findings = SAMPLE.findings.map((finding) => ({ ...finding, place: { ...finding.place, cell } }));
  expect(tellTerminal({ ...SAMPLE, findings }, PLAIN)).toContain(`se encontró ${expected}.`);
});
