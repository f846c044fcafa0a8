import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { literal } from '../../core/release/parquet/sql-text.ts';

/** On every machine the same number: what is written must not depend on the machine. */
const THREADS = 2;
const MEMORY = '512MB';

/**
 * Runs work on a DuckDB that knows nothing but one folder and one file: it reads and writes nowhere else, asks no
 * network, installs and loads nothing, and its settings cannot be changed from within.
 */
export async function withDuckdb<T>(
  folder: string,
  file: string,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(THREADS),
    memory_limit: MEMORY,
    temp_directory: folder,
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    try {
      for (const setting of settings(folder, file)) await connection.run(`SET ${setting}`);
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

function settings(folder: string, file: string): readonly string[] {
  return [
    "TimeZone = 'UTC'",
    `allowed_directories = [${literal(folder)}]`,
    `allowed_paths = [${literal(file)}]`,
    'enable_external_access = false',
    'lock_configuration = true',
  ];
}
