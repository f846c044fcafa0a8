import type { Language } from '../../core/finding.ts';
import type { AssetToOffer } from '../../core/intent.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { Manifest } from '../../core/release/manifest.ts';
import type { Planned } from '../../core/release/planned.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Json } from '../../core/table/schema.ts';

/** What to build, from what, and where. */
export interface BuildOrder {
  readonly planned: Planned;
  /** Of the commit that is published. */
  readonly snapshot: Snapshot;
  /** Of the version before; of a tombstone that of the last one. */
  readonly before: Snapshot | undefined;
  readonly plan: Plan;
  /** Where the files are laid; it may hold what an earlier run left. */
  readonly folder: string;
  /** The last version's manifest, for a tombstone. */
  readonly last?: Manifest;
}

/** A publication's files as they lie in the folder. */
export interface Built {
  readonly manifest: Manifest;
  /** The manifest too. */
  readonly files: readonly AssetToOffer[];
  /** As it is published; of a tombstone that of the last version. */
  readonly descriptor: Json;
  readonly notes: Readonly<Record<Language, string>>;
}
