import { DuckDBInstance } from '@duckdb/node-api';

/** `node parquet-bare.js FILE TARGET`: DuckDB's own copy of a CSV file into Parquet, as a process of its own. */
const [file = '', target = ''] = process.argv.slice(2);
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
await connection.run(
  `COPY (SELECT * FROM read_csv(${quoted(file)})) TO ${quoted(target)} (FORMAT parquet, COMPRESSION zstd)`,
);
connection.closeSync();
instance.closeSync();
