import type { Finding, Severity } from '../finding.ts';

/** How often one rule was tripped in one resource. `listed` of them stand in `findings`. */
export interface RuleTally {
  readonly rule: string;
  readonly severity: Severity;
  readonly dataset: string | undefined;
  readonly resource: string | undefined;
  readonly count: number;
  readonly listed: number;
}

/** A resource that was looked at. */
export interface ResourceSummary {
  readonly name: string;
  /** The files it was read from, from the snapshot's root. Empty for data inside the descriptor. */
  readonly paths: readonly string[];
  readonly kind: 'table' | 'file';
  readonly format: string;
  /** Bytes as stored. */
  readonly bytes: number;
  /** Data rows read; `undefined` where it is no table or could not be read. */
  readonly rows: number | undefined;
  readonly fields: number | undefined;
}

export interface DatasetSummary {
  /** The folder's name, or the file's for a bare table. */
  readonly name: string;
  /** The folder, from the snapshot's root. */
  readonly path: string;
  readonly title: string | undefined;
  readonly resources: readonly ResourceSummary[];
}

/** What a check found: the same value behind every face, without prose, time or place of the machine. */
export interface Report {
  readonly apertura: 1;
  readonly verdict: 'sound' | 'unsound';
  readonly counts: {
    readonly datasets: number;
    readonly resources: number;
    readonly rows: number;
    readonly bytes: number;
    readonly errors: number;
    readonly warnings: number;
    readonly notes: number;
  };
  readonly datasets: readonly DatasetSummary[];
  readonly tallies: readonly RuleTally[];
  /** Sorted by dataset, path, line, record, field, rule. */
  readonly findings: readonly Finding[];
}
