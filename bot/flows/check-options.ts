import type { CreateHash } from '../core/dataset/integrity.ts';
import type { IsUtf8 } from '../core/table/encoding.ts';

/** How a check is run, and what of the machine it may use. */
export interface CheckOptions {
  /** Findings listed of each rule in each resource; all are counted. */
  readonly limit: number;
  /** Only what the standard says, none of the institution's own rules. */
  readonly standard: boolean;
  readonly createHash: CreateHash;
  /** The machine's own check of UTF-8, where it has one. */
  readonly isUtf8?: IsUtf8 | undefined;
  /** Told of bytes as they are read. */
  readonly onBytes?: ((bytes: number, path: string) => void) | undefined;
}
