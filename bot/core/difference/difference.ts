import type { Package } from '../dataset/package.ts';
import type { Snapshot } from '../snapshot.ts';
import type { IsUtf8 } from '../table/encoding.ts';
import type { CoverageChange } from './coverage.ts';
import type { FieldsDifference } from './fields.ts';
import type { FilesDifference } from './files.ts';
import type { DifferenceFinding } from './finding.ts';
import type { FormChange } from './form.ts';
import type { Bump, Impact, Reason, SideName } from './impact.ts';
import type { MetadataChange } from './metadata.ts';
import type { RowsDifference } from './rows.ts';

/** A dataset as it stands on one side of a change. */
export interface Side {
  readonly snapshot: Snapshot;
  /** `undefined`: something is there, and its descriptor cannot be read. */
  readonly package: Package | undefined;
}

export interface DiffOptions {
  /** Keys of rows kept as samples, of each kind and resource. */
  readonly limit: number;
  /** The policy's share of a table's rows, 0 to 1, beyond which their removal is significant. */
  readonly significantRemoval: number;
  /** Keys, as `samples` shows them, of the rows whose removal is declared; by resource. */
  readonly declared?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The paths that differ between the two snapshots, where they are known: what is not among them is not read. */
  readonly changed?: ReadonlySet<string> | undefined;
  /** The dataset's name, for when no side's descriptor can be read. */
  readonly dataset?: string | undefined;
  /** The last version, `1.4.2`, of a dataset that was withdrawn and comes back: what is on no base is not new. */
  readonly returnsAfter?: string | undefined;
  /** Seeds the hashes of cells. One that a change's author cannot foresee keeps him from making two cells look alike. */
  readonly seed?: number | undefined;
  /** The machine's own check of UTF-8, where it has one. */
  readonly isUtf8?: IsUtf8 | undefined;
}

/** Something that could not be read whole, and why: a code, never a library's text. */
export interface Unread {
  readonly side: SideName;
  readonly why: string;
}

/** A resource on both sides, one side, or the other. */
export type ResourceDifference =
  /** `rows`: of a table that can be read. */
  { readonly kind: 'added' | 'removed'; readonly resource: string; readonly rows: number | undefined } | KeptResource;

export interface KeptResource {
  readonly kind: 'kept';
  readonly resource: string;
  readonly files: FilesDifference;
  readonly form: readonly FormChange[];
  /** `undefined` where neither side is a table. */
  readonly fields: FieldsDifference | undefined;
  readonly rows: RowsDifference;
  readonly coverage: readonly CoverageChange[];
}

/** What a change does to one dataset. Plain data without prose. */
export interface DatasetDifference {
  readonly dataset: string;
  readonly presence: 'added' | 'removed' | 'renamed' | 'kept';
  /** The dataset's earlier name, where it was renamed. */
  readonly formerly: string | undefined;
  readonly metadata: readonly MetadataChange[];
  readonly resources: readonly ResourceDifference[];
  /** Sides whose descriptor could not be read. */
  readonly unread: readonly Unread[];
  readonly impact: Impact;
  readonly bump: Bump;
  /** Gravest first. */
  readonly reasons: readonly Reason[];
  /** The largest share of its rows, 0 to 1, that any table loses; 1 where one leaves whole. */
  readonly rowsRemovedShare: number;
  readonly findings: readonly DifferenceFinding[];
}
