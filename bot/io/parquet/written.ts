import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, literal } from '../../core/release/parquet/sql-text.ts';
import type { SurveyedColumn, SurveyedTable } from '../../core/release/parquet/survey-table.ts';

/**
 * How a file that DuckDB wrote differs from what we read: rows, absent values of each column, and of each column of text
 * its bytes. `undefined` where it does not.
 */
export async function differsFrom(
  connection: DuckDBConnection,
  { rows, columns, sound }: SurveyedTable,
  path: string,
): Promise<string | undefined> {
  const asked = columns.flatMap((column) => askedOf(column, sound));
  const reader = await connection.runAndReadAll(
    `SELECT count(*), ${asked.map(({ sql }) => sql).join(', ')} FROM read_parquet(${literal(path)}, hive_partitioning = false)`,
  );
  const [found, ...answers] = (reader.getRowsJson()[0] ?? []).map(Number);
  if (found !== rows) return `${found} rows of ${rows}`;
  const wrong = asked.findIndex(({ expected }, index) => answers[index] !== expected(rows));
  const question = asked[wrong];
  return question && `${question.sql} is ${answers[wrong]}, not ${question.expected(rows)}`;
}

/** A question to the file, and the answer that the table's own reading gives. */
interface Asked {
  readonly sql: string;
  readonly expected: (rows: number) => number;
}

function askedOf({ name, facts, column }: SurveyedColumn, sound: boolean): readonly Asked[] {
  const values: Asked = { sql: `count(${identifier(name)})`, expected: (rows) => rows - facts.nulls };
  // Bytes that are no text were made into others.
  if (column.type !== 'VARCHAR' || !sound) return [values];
  return [values, { sql: `sum(strlen(${identifier(name)}))`, expected: () => facts.bytes }];
}
