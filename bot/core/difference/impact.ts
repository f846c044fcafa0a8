/** What a change means to those who use the data, and so which version follows. Design, section 4. */

/** From the lightest to the gravest. */
export const IMPACTS = ['none', 'corrective', 'additive', 'breaking', 'withdrawal'] as const;
export type Impact = (typeof IMPACTS)[number];
export type Bump = 'major' | 'minor' | 'patch' | 'none';

/** Which of the two sides of a change. */
export type SideName = 'base' | 'head';

/** Every reason for an impact, with what a sentence about it needs. */
export type ReasonFacts = {
  'dataset-removed': { resources: number };
  'resource-removed': { resource: string; rows: number | undefined };
  'file-emptied': { resource: string; path: string };
  'file-gone': { resource: string; path: string };
  'became-lfs-pointer': { resource: string; path: string };
  'became-link': { resource: string; path: string };
  /** A side that could not be read whole. */
  unread: { resource: string | undefined; side: SideName; why: string };
  'dataset-renamed': { formerly: string };
  /** It was withdrawn, and is published again; `last`: the version that was its last, `1.4.2`. */
  'dataset-returned': { resources: number; rows: number; last: string };
  'path-removed': { resource: string; paths: readonly string[] };
  'format-changed': { resource: string; before: string; after: string };
  'encoding-changed': { resource: string; before: string; after: string };
  'compression-changed': { resource: string; before: string; after: string };
  'dialect-changed': { resource: string; property: string; before: string; after: string };
  'kind-changed': { resource: string; before: string; after: string };
  'schema-removed': { resource: string };
  'field-removed': { resource: string; field: string; likely: string | undefined };
  'field-renamed': { resource: string; field: string; formerly: string };
  'field-inserted': { resource: string; field: string };
  'field-retyped': { resource: string; field: string; before: string; after: string; direction: string; why: string };
  'fields-reordered': { resource: string; fields: readonly string[] };
  'fields-match-tightened': { resource: string; before: string; after: string };
  'constraint-tightened': ConstraintFacts;
  'missing-values-removed': { resource: string; field: string | undefined; values: readonly string[] };
  'key-changed': { resource: string; before: readonly string[]; after: readonly string[] };
  'unique-key-added': { resource: string; fields: readonly string[] };
  'foreign-key-added': { resource: string; fields: readonly string[] };
  /** Beyond the policy's share, or by key and not declared. */
  'rows-removed': { resource: string; removed: number; undeclared: number; share: number; beyond: boolean };
  'coverage-shortened': CoverageFacts;
  /** The descriptor declares a shorter time than before. */
  'temporal-shortened': { before: string; after: string };
  'licence-narrowed': LicenceFacts;
  /** A licence that the table does not know: nobody can say that it allows as much. */
  'licence-unclear': LicenceFacts;
  'dataset-added': { resources: number; rows: number };
  'resource-added': { resource: string; rows: number | undefined };
  'field-added': { resource: string; field: string };
  'field-widened': { resource: string; field: string; before: string; after: string; why: string };
  'fields-match-loosened': { resource: string; before: string; after: string };
  'constraint-loosened': ConstraintFacts;
  'missing-values-added': { resource: string; field: string | undefined; values: readonly string[] };
  'unique-key-removed': { resource: string; fields: readonly string[] };
  'foreign-key-removed': { resource: string; fields: readonly string[] };
  'rows-added': { resource: string; added: number };
  'licence-widened': LicenceFacts;
  'temporal-extended': { before: string; after: string };
  'rows-changed': { resource: string; changed: number; fields: readonly string[] };
  /** Declared, or without a key and within the policy's share. */
  'rows-retired': { resource: string; removed: number; share: number };
  'coverage-extended': CoverageFacts;
  'file-changed': { resource: string };
  'schema-added': { resource: string };
  'field-described': { resource: string; field: string; property: string };
  'metadata-changed': { resource: string | undefined; property: string };
};

type ConstraintFacts = {
  resource: string;
  field: string;
  constraint: string;
  before: string | undefined;
  after: string | undefined;
};
type CoverageFacts = {
  resource: string;
  field: string;
  from: string;
  to: string;
  newFrom: string | undefined;
  newTo: string | undefined;
};
type LicenceFacts = { resource: string | undefined; before: string; after: string };

export type ReasonCode = keyof ReasonFacts;

/** Why a change has its impact. `impact` is the one this reason alone would have. */
export type Reason = {
  readonly [Code in ReasonCode]: { readonly code: Code; readonly impact: Impact; readonly facts: ReasonFacts[Code] };
}[ReasonCode];

/** The table of design section 4, a line a reason. */
export const IMPACT_OF: Readonly<Record<ReasonCode, Impact>> = {
  'dataset-removed': 'withdrawal',
  'resource-removed': 'withdrawal',
  'file-emptied': 'withdrawal',
  'file-gone': 'withdrawal',
  'became-lfs-pointer': 'withdrawal',
  'became-link': 'withdrawal',
  unread: 'breaking',
  'dataset-renamed': 'breaking',
  'dataset-returned': 'breaking',
  'path-removed': 'breaking',
  'format-changed': 'breaking',
  'encoding-changed': 'breaking',
  'compression-changed': 'breaking',
  'dialect-changed': 'breaking',
  'kind-changed': 'breaking',
  'schema-removed': 'breaking',
  'field-removed': 'breaking',
  'field-renamed': 'breaking',
  'field-inserted': 'breaking',
  'field-retyped': 'breaking',
  'fields-reordered': 'breaking',
  'fields-match-tightened': 'breaking',
  'constraint-tightened': 'breaking',
  'missing-values-removed': 'breaking',
  'key-changed': 'breaking',
  'unique-key-added': 'breaking',
  'foreign-key-added': 'breaking',
  'rows-removed': 'breaking',
  'coverage-shortened': 'breaking',
  'temporal-shortened': 'breaking',
  'licence-narrowed': 'breaking',
  'licence-unclear': 'breaking',
  'dataset-added': 'additive',
  'resource-added': 'additive',
  'field-added': 'additive',
  'field-widened': 'additive',
  'fields-match-loosened': 'additive',
  'constraint-loosened': 'additive',
  'missing-values-added': 'additive',
  'unique-key-removed': 'additive',
  'foreign-key-removed': 'additive',
  'rows-added': 'additive',
  'licence-widened': 'additive',
  'temporal-extended': 'corrective',
  'rows-changed': 'corrective',
  'rows-retired': 'corrective',
  'coverage-extended': 'corrective',
  'file-changed': 'corrective',
  'schema-added': 'corrective',
  'field-described': 'corrective',
  'metadata-changed': 'corrective',
};

/** Makes a reason, with the impact that the table gives it. */
export function because<Code extends ReasonCode>(code: Code, facts: ReasonFacts[Code]): Reason {
  // The code and its facts belong together by the signature; the union cannot see it.
  return { code, impact: IMPACT_OF[code], facts } as Reason;
}

/** The gravest impact of some reasons; `none` where there are none. */
export function worstImpact(reasons: readonly Reason[]): Impact {
  const ranks = reasons.map(({ impact }) => IMPACTS.indexOf(impact));
  return IMPACTS[Math.max(0, ...ranks)] ?? 'none';
}

/** The part of the version that an impact raises. A dataset that leaves whole has no next version; one that loses a part has. */
export function bumpOf(impact: Impact, reasons: readonly Reason[]): Bump {
  switch (impact) {
    case 'withdrawal':
      return reasons.some(({ code }) => code === 'dataset-removed') ? 'none' : 'major';
    case 'breaking':
      return 'major';
    case 'additive':
      return 'minor';
    case 'corrective':
      return 'patch';
    case 'none':
      return 'none';
  }
}
