import { expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import { tellAnnotations } from './annotations.ts';
import { SAMPLE } from './sample.ts';

const [FIRST] = SAMPLE.findings;

function tellOne(finding: Partial<Finding>): string {
  const findings = FIRST === undefined ? [] : [{ ...FIRST, ...finding }];
  return tellAnnotations({ ...SAMPLE, findings }, { language: 'es' }).split('\n')[0] ?? '';
}

const PLACE = { path: 'a.csv', field: 'x' };
const SAYS = '`x` espera un número; se encontró';
const MENDS = 'Use punto decimal, o declare `decimalChar` en el descriptor.%0ARegla: type-error';
const TITLE = 'title=El valor no es del tipo esperado';

test.each([
  [
    'with a line',
    { place: { ...PLACE, line: 18, cell: '19,4' } },
    `::error file=a.csv,line=18,${TITLE}::${SAYS} "19,4".%0A${MENDS}`,
  ],
  ['without a line', { place: { ...PLACE, cell: 'a' } }, `::error file=a.csv,${TITLE}::${SAYS} "a".%0A${MENDS}`],
  [
    'a warning',
    { severity: 'warning' as const, place: PLACE },
    `::warning file=a.csv,${TITLE}::${SAYS} otro valor.%0A${MENDS}`,
  ],
  [
    'a note',
    { severity: 'note' as const, place: PLACE },
    `::notice file=a.csv,${TITLE}::${SAYS} otro valor.%0A${MENDS}`,
  ],
  [
    'a command in a cell',
    { place: { ...PLACE, cell: '1%\r\n::error::x' } },
    `::error file=a.csv,${TITLE}::${SAYS} "1%25\\r\\n::error::x".%0A${MENDS}`,
  ],
  [
    'a property in a path',
    { place: { ...PLACE, path: 'a,line=1::b%.csv', cell: 'a' } },
    `::error file=a%2Cline=1%3A%3Ab%25.csv,${TITLE}::${SAYS} "a".%0A${MENDS}`,
  ],
])('%s', (_, finding, expected) => expect(tellOne(finding)).toBe(expected));

test('at most fifty of a level, and a last line that counts all', () => {
  const findings = Array.from({ length: 200 }, () => SAMPLE.findings).flat();
  const lines = tellAnnotations({ ...SAMPLE, findings }, { language: 'es' })
    .trimEnd()
    .split('\n');
  expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(50);
  expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(50);
  expect(lines.at(-1)).toBe(
    '::notice title=Apertura::Hay 9,905 errores que corregir y 4 advertencias: 2 conjuntos, 3 recursos, 63,512 filas.',
  );
});
