/** DuckDB's vectors: a row group is a multiple of them. */
const VECTOR = 2048;
const FEWEST = 4096;
const MOST = 122_880;
/** Bytes that a column of a row group takes in the footer, and how much smaller Parquet is than text; both measured. */
const FOOTER_ENTRY = 120;
const SHRINKAGE = 4.5;

/**
 * Rows in a row group, such that a browser that shows the first rows has least to fetch: the footer, which grows with
 * the number of groups, and the first group.
 */
export function rowGroupSize(rows: number, columns: number, bytes: number): number {
  if (rows === 0) return MOST;
  const rowBytes = Math.max(1, bytes / rows / SHRINKAGE);
  const best = Math.sqrt((rows * columns * FOOTER_ENTRY) / rowBytes);
  return Math.min(MOST, Math.max(FEWEST, Math.ceil(best / VECTOR) * VECTOR));
}
