import type { WatchedTable } from '../table/check-table.ts';
import { kindsInText } from './free-text.ts';
import { curpVerdict } from './identifiers/curp.ts';
import { EmailDomains } from './identifiers/email.ts';
import { rfcVerdict } from './identifiers/rfc.ts';
import { voterKeyVerdict } from './identifiers/voter-key.ts';

/** The name of each column: its field's, else its label. */
export function fieldNames({ labels, schema, columns }: WatchedTable): readonly string[] {
  const fields = schema?.fields ?? [];
  const width = columns.reduce((most, column) => Math.max(most, column + 1), labels.length);
  const names = Array.from({ length: width }, (_, column) => labels[column] ?? '');
  for (const [index, column] of columns.entries()) if (column >= 0) names[column] = fields[index]?.name ?? '';
  return names;
}

const NO_DOMAINS = new EmailDomains([]);

/**
 * Whether names of columns may be told. A file without a header has people's data where the labels should be; one
 * such label, and none of them is told.
 */
export function areTellable(names: readonly string[]): boolean {
  return !names.some(isPersonal);
}

function isPersonal(name: string): boolean {
  if (name.includes('@') || name.replace(/\D/g, '').length >= 10) return true;
  if (curpVerdict(name) !== 'no' || voterKeyVerdict(name) !== 'no') return true;
  return (
    (rfcVerdict(name) !== 'no' && name.length >= 13) ||
    kindsInText(name, NO_DOMAINS, { dated: true, announced: true }).size > 0
  );
}
