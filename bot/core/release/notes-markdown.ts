import { code, quoted } from '../table/words.ts';

/** How many of each are told before the rest is only counted. */
export interface NoteLimits {
  /** Keys of rows, of each kind and table. */
  readonly keys: number;
  readonly reasons: number;
  readonly texts: number;
  readonly resources: number;
  readonly approvals: number;
}

/** A table of cells that are Markdown already. The first column is text, the others numbers or short words. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return rows.length === 0 ? [] : [line(columns), line(columns.map(() => '---')), ...rows.map(line)];
}

/** A value that changed: an address, a name or a number as code, so that it is copied as it is; prose between quotes. */
export function valueText(text: string): string {
  return /^[^\s`]+$/.test(text) ? code(text) : quoted(text);
}
