import type { FindingOf } from '../finding.ts';
import type { PersonalKind, Subject } from './kind.ts';

/** What made a column be decided: its header, the share of cells, the check digit. */
export type Evidence = 'header' | 'rate' | 'check-digit' | 'form' | 'domain';

/** How many matches there are, and where the first few. Numbers only: a value is never told. */
export type Counted = {
  readonly kind: PersonalKind;
  /** The column in the file, from 1. */
  readonly column: number;
  readonly matches: number;
  /** Cells that are neither empty nor a word for absence. */
  readonly cells: number;
  /** Matches per hundred cells, with one decimal. */
  readonly share: number;
  readonly lines: readonly number[];
  readonly records: readonly number[];
};

/** What looking for personal data can find. No fact and no place holds a value. */
export type PrivacyFacts = {
  /** A column that holds personal data. `sure`: otherwise it only looks like it. */
  'privacy-column': Counted & {
    readonly subject: Subject;
    readonly evidence: readonly Evidence[];
    readonly sure: boolean;
    /** Matches whose check digit is right; `undefined` where the kind has none. */
    readonly valid?: number | undefined;
  };
  /** Personal data within the cells of a column of text. */
  'privacy-text': Counted & { readonly subject: Subject };
  'privacy-small-groups': {
    readonly kind: 'small-groups';
    readonly fields: readonly string[];
    readonly k: number;
    /** Groups with fewer than k rows, the rows in them, and the smallest one's. */
    readonly groups: number;
    readonly rows: number;
    readonly smallest: number;
    readonly allGroups: number;
    readonly allRows: number;
    readonly lines: readonly number[];
    readonly records: readonly number[];
  };
  'privacy-quasi-identifier-unknown': { readonly name: string; readonly fields: readonly string[] };
  /** Found, and accepted by the legal review. */
  'privacy-accepted': {
    readonly kind: PersonalKind;
    /** Cells, or rows in small groups. */
    readonly matches: number;
    readonly ground: string;
    readonly treatment: string;
    readonly reviewer: string;
    readonly date: string;
  };
  /** Accepted, and not found any more. */
  'privacy-acceptance-unused': { readonly kind: PersonalKind; readonly resource: string; readonly known: boolean };
  /** An acceptance that lacks what makes it one. */
  'privacy-acceptance-incomplete': {
    readonly kind: PersonalKind;
    readonly missing: readonly ('ground' | 'treatment' | 'reviewer' | 'date')[];
  };
};

export type PrivacyFinding = FindingOf<PrivacyFacts>;
