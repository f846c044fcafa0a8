import { lineAt, type Whereabouts } from '../table/where.ts';
import type { PrivacyFinding } from './finding.ts';
import type { PrivacyOptions } from './options.ts';
import { linesIn, severityOf } from './report-columns.ts';
import type { GroupCounter } from './small-groups.ts';

/** The columns of the declared quasi-identifiers, and those that the table does not have. */
export interface QuasiIdentifiers {
  readonly fields: readonly string[];
  readonly columns: readonly number[];
  readonly unknown: readonly string[];
}

/** Finds the declared quasi-identifiers among a table's names. */
export function locateQuasiIdentifiers(declared: readonly string[], names: readonly string[]): QuasiIdentifiers {
  const fields = declared.filter((name) => names.includes(name));
  const columns = fields.map((name) => names.indexOf(name));
  return { fields, columns, unknown: declared.filter((name) => !names.includes(name)) };
}

/** Tells how many groups are too small, never which. */
export function reportGroups(
  where: Whereabouts,
  { fields }: QuasiIdentifiers,
  counter: GroupCounter,
  options: PrivacyOptions,
): readonly PrivacyFinding[] {
  const { k } = options;
  const found = counter.below(k);
  const severity = severityOf(options, 'small-groups', options.subject ?? 'unknown', true);
  if (found.groups === 0 || severity === undefined) return [];
  const place = lineAt(where, found.lines[0] || undefined, found.records[0]);
  const facts = { kind: 'small-groups', fields, k, ...found, lines: linesIn(where, found.lines) } as const;
  return [{ rule: 'privacy-small-groups', severity, place, facts }];
}

/** Tells of declared quasi-identifiers that the table does not have: rows were not grouped by them. */
export function reportUnknown(
  where: Whereabouts,
  { unknown }: QuasiIdentifiers,
  tellable: readonly string[],
): readonly PrivacyFinding[] {
  return unknown.map((name) => ({
    rule: 'privacy-quasi-identifier-unknown',
    severity: 'warning',
    place: { ...lineAt(where, undefined), field: name },
    facts: { name, fields: tellable.slice(0, NAMES_TOLD) },
  }));
}

const NAMES_TOLD = 20;
