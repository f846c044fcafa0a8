import type { CreateHash } from '../core/dataset/integrity.ts';
import type { Package, Resource } from '../core/dataset/package.ts';
import type { Finding } from '../core/finding.ts';
import type { WatchedTable, Watcher } from '../core/table/check-table.ts';
import type { IsUtf8 } from '../core/table/encoding.ts';
import type { TableFinding } from '../core/table/finding.ts';
import type { Tallied, Tally } from '../core/tally.ts';

/** A table about to be read. */
export interface Subject {
  readonly resource: Resource;
  readonly package: Package;
  readonly table: WatchedTable;
  /** What the check finds of it, growing as it is read. */
  readonly checked: Tally<TableFinding>;
}

/** What looks at a table besides the check, in the same reading. */
export interface Inspection {
  readonly watchers: readonly Watcher[];
  /** Asked once the table has been read whole. */
  readonly finish: () => Inspected;
}

export interface Inspected {
  readonly found: readonly Tallied<Finding>[];
  /** Fields whose cells no finding may show. */
  readonly masked: readonly string[];
}

/** How a check is run, and what of the machine it may use. */
export interface CheckOptions {
  /** Findings listed of each rule in each resource; all are counted. */
  readonly limit: number;
  /** Only what the standard says, none of the institution's own rules. */
  readonly standard: boolean;
  readonly createHash: CreateHash;
  /** The machine's own check of UTF-8, where it has one. */
  readonly isUtf8?: IsUtf8 | undefined;
  /** Further watchers of each table's one reading. */
  readonly inspect?: ((subject: Subject) => Inspection) | undefined;
  /** Told of bytes as they are read. */
  readonly onBytes?: ((bytes: number, path: string) => void) | undefined;
}
