import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CsvFile } from './csv-file.ts';
import type { Injected } from './defects.ts';
import { labelsOf, type TableDescriptor, writePackage } from './package-file.ts';
import { type Random, seededRandom } from './random.ts';
import { makeAmount, makeDate, padded } from './works.ts';

const SEED = 20_261_122;
const KINDS = ['predial', 'agua', 'multas', 'licencias'] as const;
const NOTES = ['', 'pago en línea', 'cobro en caja, ventanilla 3', 'bonificación "buen fin"'] as const;

const PAYMENTS: TableDescriptor = {
  name: 'ingresos',
  schema: {
    fields: [
      { name: 'folio', type: 'integer' },
      { name: 'fecha', type: 'date', constraints: { required: true } },
      { name: 'concepto', type: 'string', constraints: { required: true, enum: KINDS } },
      { name: 'monto', type: 'number', constraints: { required: true, minimum: 0 } },
      { name: 'ejercicio', type: 'year', constraints: { minimum: '2000' } },
      { name: 'pagado', type: 'boolean' },
      { name: 'cuenta', type: 'string', constraints: { pattern: '[A-Z]{2}[0-9]{6}' } },
      { name: 'nota', type: 'string', constraints: { maxLength: 60 } },
    ],
    primaryKey: ['folio'],
  },
};

/** Writes many small packages, each in its own folder: 8 columns, every dataset with its own rows. */
export function writeManyPackages(folder: string, packages: number, rows: number): Injected {
  for (let index = 0; index < packages; index++) {
    const name = `ingresos-${padded(index, 4)}`;
    writeOnePackage(join(folder, name), name, rows, seededRandom(SEED + index));
  }
  return { kinds: {}, rules: {} };
}

function writeOnePackage(folder: string, name: string, rows: number, random: Random): void {
  mkdirSync(folder, { recursive: true });
  writePackage(folder, name, `Ingresos ${name}`, [PAYMENTS]);
  const file = new CsvFile(join(folder, `${PAYMENTS.name}.csv`), labelsOf(PAYMENTS));
  for (let row = 0; row < rows; row++) file.write(makePayment(random, 10_000 + 2 * row));
  file.close();
}

function makePayment(random: Random, folio: number): readonly string[] {
  const date = makeDate(random);
  return [
    String(folio),
    date,
    random.pick(KINDS),
    makeAmount(random),
    date.slice(0, 4),
    random.chance(0.9) ? 'true' : 'false',
    `LE${padded(random.below(1_000_000), 6)}`,
    random.pick(NOTES),
  ];
}
