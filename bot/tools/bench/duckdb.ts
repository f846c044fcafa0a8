import { pathToFileURL } from 'node:url';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { isSqlCase, type SqlCase } from './cases.ts';
import { type Query, queriesOf } from './query.ts';

/** How often each rule was tripped. */
export type Counts = Readonly<Record<string, number>>;

/** Runs a case's checks in DuckDB: counts by rule, rules that nothing tripped with 0. */
export async function countWithDuckdb(name: SqlCase, folder: string, threads: number): Promise<Counts> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  const counts = new Map<string, number>();
  for (const query of queriesOf(name, folder)) await addCounts(connection, query, counts);
  connection.closeSync();
  instance.closeSync();
  return Object.fromEntries(counts);
}

async function addCounts(connection: DuckDBConnection, query: Query, counts: Map<string, number>): Promise<void> {
  const answer = await connection.runAndReadAll(query.sql);
  const [row] = answer.getRowObjectsJson();
  for (const [index, { rule }] of query.checks.entries()) {
    counts.set(rule, (counts.get(rule) ?? 0) + Number(row?.[`c${index}`]));
  }
}

/** `node duckdb.js CASE FOLDER THREADS` prints the counts as JSON: a process of its own, to be measured whole. */
async function main([name = '', folder = '', threads = '']: readonly string[]): Promise<void> {
  if (!isSqlCase(name)) throw new Error(`no SQL is written for the case "${name}"`);
  console.log(JSON.stringify(await countWithDuckdb(name, folder, Number(threads))));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
