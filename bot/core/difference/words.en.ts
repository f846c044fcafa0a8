import { thousands } from '../table/words.ts';

/** "1 row", "12 rows". */
export function rowsEn(count: number): string {
  return `${thousands(count)} ${count === 1 ? 'row' : 'rows'}`;
}

/** "a, b and c". */
export function listEn(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
