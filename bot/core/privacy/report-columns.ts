import type { Severity } from '../finding.ts';
import { lineAt, type Whereabouts } from '../table/where.ts';
import { CONTACT_RULES, type ColumnRule, type Decision, IDENTIFIER_RULES } from './column-rules.ts';
import type { ColumnScan } from './column-scan.ts';
import type { Counted, PrivacyFinding } from './finding.ts';
import type { PersonalKind, Subject } from './kind.ts';
import type { PrivacyOptions } from './options.ts';
import { rulingOn } from './policy.ts';
import type { Sightings } from './sightings.ts';
import { subjectOfColumn, subjectOfTable } from './subject.ts';

/** One column, all of it seen. */
export interface SeenColumn {
  readonly scan: ColumnScan;
  /** The words of its header. */
  readonly words: string;
  /** Its name, where it may be told. */
  readonly name: string | undefined;
}

/** The columns of a table, and what the table is called. */
export interface SeenTable {
  readonly where: Whereabouts;
  readonly columns: readonly SeenColumn[];
  /** The words of the dataset's and the resource's name. */
  readonly titles: readonly string[];
}

/** Decides each column: identifiers first, for they tell whether there are persons in the table. */
export function reportColumns(table: SeenTable, options: PrivacyOptions): readonly PrivacyFinding[] {
  const decided = table.columns.map((column) => ({ column, identifiers: decide(column, IDENTIFIER_RULES, undefined) }));
  const hasPersons = decided.some(({ identifiers }) => identifiers.some(({ sure }) => sure));
  const words = [...table.columns.map((column) => column.words), ...table.titles];
  const subject = subjectOfTable(words, hasPersons);
  return decided.flatMap(({ column, identifiers }) => {
    const about = options.subject ?? subjectOfColumn(column.words) ?? subject;
    const teller = new Teller(table.where, column, about, options);
    const decisions = [...identifiers, ...decide(column, CONTACT_RULES, about)];
    const told = decisions.flatMap((decision) => teller.tellColumn(decision));
    return [...told, ...[...column.scan.within.entries()].flatMap(([kind, seen]) => teller.tellText(kind, seen))];
  });
}

function decide({ scan }: SeenColumn, rules: readonly ColumnRule[], subject: Subject | undefined): readonly Decision[] {
  return rules.flatMap((rule) => rule.decide(scan, subject) ?? []);
}

/** What a policy makes of a datum; `undefined`: nothing to tell. */
export function severityOf(
  { policy }: PrivacyOptions,
  kind: PersonalKind,
  subject: Subject,
  sure: boolean,
): Severity | undefined {
  switch (rulingOn(policy, kind, subject)) {
    case 'block':
      return sure ? 'error' : 'warning';
    case 'review':
      return 'warning';
    case 'allow':
      return undefined;
  }
}

/** Makes the findings of one column. */
class Teller {
  private readonly where: Whereabouts;
  private readonly column: SeenColumn;
  private readonly subject: Subject;
  private readonly options: PrivacyOptions;

  constructor(where: Whereabouts, column: SeenColumn, subject: Subject, options: PrivacyOptions) {
    this.where = where;
    this.column = column;
    this.subject = subject;
    this.options = options;
  }

  tellColumn({ kind, sightings, evidence, sure, hasDigit }: Decision): readonly PrivacyFinding[] {
    const { subject } = this;
    const severity = severityOf(this.options, kind, subject, sure);
    if (severity === undefined) return [];
    const valid = hasDigit ? sightings.valid : undefined;
    const facts = { ...this.counted(kind, sightings), subject, evidence, sure, valid };
    return [{ rule: 'privacy-column', severity, place: this.placeOf(sightings), facts }];
  }

  tellText(found: PersonalKind, sightings: Sightings): readonly PrivacyFinding[] {
    const { hints } = this.column.scan;
    // A column of telephones was decided as such.
    if (found === 'phone' && hints.labelled === 'phone') return [];
    const kind = found === 'phone' && hints.isPrivate ? 'personal-phone' : found;
    const severity = severityOf(this.options, kind, this.subject, true);
    if (severity === undefined) return [];
    const facts = { ...this.counted(kind, sightings), subject: this.subject };
    return [{ rule: 'privacy-text', severity, place: this.placeOf(sightings), facts }];
  }

  private placeOf({ lines, records, rows }: Sightings): PrivacyFinding['place'] {
    const [line, record, row] = [lines[0] || undefined, records[0], rows[0]];
    return { ...lineAt(this.where, line, record), row, field: this.column.name };
  }

  private counted(kind: PersonalKind, { matches, lines, records }: Sightings): Counted {
    const { column, cells } = this.column.scan;
    const share = Math.round((1000 * matches) / Math.max(1, cells)) / 10;
    return { kind, column: column + 1, matches, cells, share, lines: linesIn(this.where, lines), records };
  }
}

/** Lines in their own files; formats without lines have none. */
export function linesIn({ locate }: Whereabouts, lines: readonly number[]): readonly number[] {
  return lines.filter((line) => line > 0).map((line) => locate(line).line);
}
