import type { Place } from '../finding.ts';
import type { PersonalKind, Subject } from './kind.ts';
import type { Policy } from './policy.ts';

/** The legal review's word that a datum may be public, as the plan entry records it. */
export interface Acceptance {
  readonly kind: PersonalKind;
  readonly resource: string;
  /** The field; `undefined` for what concerns the table (small groups). */
  readonly field?: string | undefined;
  readonly ground: string;
  readonly treatment: string;
  readonly reviewer: string;
  /** `aaaa-mm-dd`. */
  readonly date: string;
  /** Where it is written, so that what is wrong with it points there. */
  readonly place?: Place | undefined;
}

/** What an institution says about a table's personal data. */
export interface PrivacyOptions {
  readonly accepted: readonly Acceptance[];
  /** Domains of the institution's own mail. */
  readonly ownDomains: readonly string[];
  /** Fields that together might single people out; none: small groups are not looked for. */
  readonly quasiIdentifiers: readonly string[];
  /** The smallest group that may be published. */
  readonly k: number;
  /** Whom the table is about; `undefined`: read from its headers. */
  readonly subject?: Subject | undefined;
  readonly policy: Policy;
}

/** Groups of five and more: what statistical offices mostly ask for; three is the least in use, eleven the most. */
export const DEFAULT_K = 5;
