import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CsvFile } from './csv-file.ts';
import { DefectTally, type Injected } from './defects.ts';
import { labelsOf, type TableDescriptor, writePackage } from './package-file.ts';
import { type Random, seededRandom } from './random.ts';
import { makeAmount, makeDate, padded } from './works.ts';

const SEED = 20_261_121;

/** One contract in this many names a contractor that is not there. */
const ORPHAN_EVERY = 1000;

/** What both tables promise of their cells; the SQL twin reads the same. */
export const CONTRACT_LIMITS = {
  registerPattern: 'PC-[0-9]{2}-[0-9]{6}',
  kinds: ['moral', 'federal', 'consorcio'],
  nameLength: 80,
  purposeLength: 120,
} as const;

const REGISTER = { type: 'string', constraints: { required: true, pattern: CONTRACT_LIMITS.registerPattern } } as const;

const CONTRACTORS: TableDescriptor = {
  name: 'contratistas',
  schema: {
    fields: [
      { name: 'padron', title: 'Número en el padrón', ...REGISTER },
      { name: 'nombre', type: 'string', constraints: { required: true, maxLength: CONTRACT_LIMITS.nameLength } },
      { name: 'tipo', type: 'string', constraints: { required: true, enum: CONTRACT_LIMITS.kinds } },
      { name: 'alta', type: 'date' },
    ],
    primaryKey: ['padron'],
  },
};

const CONTRACTS: TableDescriptor = {
  name: 'contratos',
  schema: {
    fields: [
      { name: 'id', type: 'integer' },
      { name: 'padron', title: 'Contratista', ...REGISTER },
      { name: 'fecha', type: 'date', constraints: { required: true } },
      { name: 'monto', type: 'number', constraints: { required: true, minimum: 0 } },
      { name: 'objeto', type: 'string', constraints: { maxLength: CONTRACT_LIMITS.purposeLength } },
    ],
    primaryKey: ['id'],
    foreignKeys: [{ fields: ['padron'], reference: { resource: 'contratistas', fields: ['padron'] } }],
  },
};

/** Writes contracts and the contractors they name: one in a thousand names one that does not exist. */
export function writeContracts(folder: string, contracts: number, contractors: number): Injected {
  mkdirSync(folder, { recursive: true });
  writePackage(folder, 'contratos', 'Contratos y contratistas', [CONTRACTORS, CONTRACTS]);
  const random = seededRandom(SEED);
  writeContractors(folder, random, contractors);
  return writeContractRows(folder, random, contracts, contractors);
}

function writeContractors(folder: string, random: Random, contractors: number): void {
  const file = new CsvFile(join(folder, `${CONTRACTORS.name}.csv`), labelsOf(CONTRACTORS));
  for (let index = 0; index < contractors; index++) {
    const name = `Constructora Peña, núm. ${random.below(100_000)}`;
    file.write([registerNumber(index), name, random.pick(CONTRACT_LIMITS.kinds), makeDate(random)]);
  }
  file.close();
}

function writeContractRows(folder: string, random: Random, contracts: number, contractors: number): Injected {
  const file = new CsvFile(join(folder, `${CONTRACTS.name}.csv`), labelsOf(CONTRACTS));
  const tally = new DefectTally();
  for (let row = 0; row < contracts; row++) {
    const orphan = row % ORPHAN_EVERY === ORPHAN_EVERY - 1;
    if (orphan) tally.add('orphan', 'foreign-key');
    file.write(makeContract(random, row, random.below(contractors) + (orphan ? contractors : 0)));
  }
  file.close();
  return tally.total();
}

function makeContract(random: Random, row: number, contractor: number): readonly string[] {
  const purpose = `Suministro de señales, lote ${random.below(10_000)}`;
  return [String(500_000 + 3 * row), registerNumber(contractor), makeDate(random), makeAmount(random), purpose];
}

function registerNumber(index: number): string {
  return `PC-${padded(index % 25, 2)}-${padded(index, 6)}`;
}
