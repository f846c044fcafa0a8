import type { Severity } from '../finding.ts';
import type { Report } from './report.ts';

/** What the faces say themselves, around the sentences of the rooms. */
export interface Phrases {
  /** The verdict in a few words, without a full stop: "Todo en orden". */
  readonly headline: (report: Report) => string;
  /** What was looked at, and outright that nothing is wrong where that is so. With full stops. */
  readonly extent: (report: Report) => string;
  readonly severity: Readonly<Record<Severity, string>>;
  /** "3 errores", "1 advertencia". */
  readonly counted: (count: number, severity: Severity) => string;
  readonly line: (line: number) => string;
  readonly row: (row: number) => string;
  readonly record: (record: number) => string;
  readonly rule: string;
  /** Under the last listed finding of a rule that has more. */
  readonly more: (count: number) => string;
  /** For a rule of which none is listed. */
  readonly unlisted: (count: number, title: string, resource: string | undefined) => string;
  /** The heading of findings that belong to no dataset. */
  readonly repository: string;
  readonly descriptor: string;
  /** Above the table of what a comment does not list. */
  readonly rest: string;
  readonly columns: readonly [rule: string, where: string, severity: string, count: string, shown: string];
  readonly otherRules: (count: number) => string;
  readonly whole: string;
  readonly help: (rule: string, title: string) => string;
}
