import { join } from 'node:path';
import type { SqlCase } from './cases.ts';
import { type Check, CONTRACT_CHECKS, CONTRACTOR_CHECKS, failing, repeated, WORK_CHECKS } from './checks.ts';

/** One statement and the checks whose counts are its columns `c0`, `c1` …, after `rows`. */
export interface Query {
  readonly sql: string;
  readonly checks: readonly Check[];
}

const WORK_LABELS = 'id clave fecha monto estado activo nombre correo latitud registro'.split(' ');
const WORK_TYPES = { id: 'integer', fecha: 'date', monto: 'number', latitud: 'number', registro: 'datetime' } as const;

/** Stands for no cell in any file: so a cell that is not there (NULL) differs from one that is empty. */
const NO_CELL = '\u0001';

/** The same checks as the case's descriptor asks for, with one scan of each file. */
export function queriesOf(name: SqlCase, folder: string): readonly Query[] {
  switch (name) {
    case 'valid':
      return [
        select(typed(scan(folder, 'obras', WORK_LABELS), WORK_TYPES), [...WORK_CHECKS, repeated('id', 'id_value')]),
      ];
    case 'nokey':
      return [select(typed(scan(folder, 'obras', WORK_LABELS), WORK_TYPES), WORK_CHECKS)];
    case 'dirty':
      return [dirtyQuery(folder)];
    case 'related':
      return relatedQueries(folder);
  }
}

/** Rows of any length are read whole: short ones are filled with NULL, and an eleventh column takes what is too much. */
function dirtyQuery(folder: string): Query {
  const rows = scan(folder, 'obras', [...WORK_LABELS, 'surplus'], `, null_padding = true, nullstr = '${NO_CELL}'`);
  const emptied = WORK_LABELS.map((label) => `nullif(${label}, '') AS ${label}`).join(', ');
  const cells = `(SELECT ${emptied}, registro IS NULL AS short, surplus IS NOT NULL AS long FROM ${rows})`;
  return select(typed(cells, WORK_TYPES), [
    ...WORK_CHECKS,
    repeated('id', 'id_value'),
    failing('missing-cell', '', 'short'),
    failing('extra-cell', '', 'long'),
    blankRows(folder),
  ]);
}

/** DuckDB passes over blank lines without a word, so counting them takes a second, cheap scan of the lines. */
function blankRows(folder: string): Check {
  const lines = readCsv(folder, 'obras', ['line'], `delim = '${NO_CELL}', quote = '', escape = ''`);
  return { rule: 'blank-row', field: '', count: `(SELECT count(*) FROM ${lines} WHERE line IS NULL)` };
}

function relatedQueries(folder: string): readonly Query[] {
  const contractors = scan(folder, 'contratistas', ['padron', 'nombre', 'tipo', 'alta']);
  const contracts = scan(folder, 'contratos', ['id', 'padron', 'fecha', 'monto', 'objeto']);
  const known = 'EXISTS (SELECT 1 FROM contractors WHERE contractors.padron = contract.padron) AS known';
  return [
    { sql: `CREATE TEMP TABLE contractors AS SELECT * FROM ${contractors}`, checks: [] },
    select(typed('contractors', { alta: 'date' }), CONTRACTOR_CHECKS),
    select(
      typed(`(SELECT *, ${known} FROM ${contracts} AS contract)`, { id: 'integer', fecha: 'date', monto: 'number' }),
      CONTRACT_CHECKS,
    ),
  ];
}

function select(rows: string, checks: readonly Check[]): Query {
  const counts = checks.map(({ count }, index) => `${count} AS c${index}`);
  return { sql: `SELECT count(*) AS rows, ${counts.join(', ')} FROM ${rows}`, checks };
}

type SqlType = 'integer' | 'number' | 'date' | 'datetime';

/** Adds `<field>_value` to the rows: NULL unless the cell has the standard's lexical form and a value. */
function typed(rows: string, types: Readonly<Record<string, SqlType>>): string {
  const values = Object.entries(types).map(([field, type]) => `${valueSql(type, field)} AS ${field}_value`);
  return `(SELECT *, ${values.join(', ')} FROM ${rows})`;
}

/**
 * A cast is laxer than the standard: it rounds '1.5' to an integer, passes over spaces and takes '2020/01/02'. LIKE is
 * the cheaper half of the test where the cast does the rest.
 */
function valueSql(type: SqlType, cell: string): string {
  switch (type) {
    case 'integer':
      return `CASE WHEN regexp_full_match(${cell}, '[+-]?[0-9]+') THEN TRY_CAST(${cell} AS BIGINT) END`;
    case 'number':
      return `CASE WHEN regexp_full_match(${cell}, '[-+.0-9eE]+|NaN|-?INF') THEN TRY_CAST(${cell} AS DOUBLE) END`;
    case 'date':
      return `CASE WHEN ${cell} LIKE '____-__-__' THEN TRY_CAST(${cell} AS DATE) END`;
    case 'datetime':
      return `CASE WHEN ${cell} LIKE '____-__-__T__:__:__%' THEN TRY_CAST(${cell} AS TIMESTAMPTZ) END`;
  }
}

function scan(folder: string, table: string, labels: readonly string[], more = ''): string {
  return readCsv(folder, table, labels, `delim = ',', quote = '"', escape = '"'${more}`);
}

/** Everything is stated, so that nothing is sniffed. */
function readCsv(folder: string, table: string, labels: readonly string[], how: string): string {
  const path = join(folder, `${table}.csv`).replaceAll("'", "''");
  const columns = labels.map((label) => `${label}: 'VARCHAR'`).join(', ');
  return `read_csv('${path}', columns = {${columns}}, auto_detect = false, all_varchar = true, header = true, ${how})`;
}
