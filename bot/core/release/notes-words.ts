import type { Bump, Impact } from '../difference/impact.ts';
import type { Severity } from '../finding.ts';
import type { Dimension } from '../quality/rule.ts';
import type { ZoneTime } from './zone-time.ts';

/** What notes say around the sentences of the rooms: plain prose with code in backticks, which the notes escape whole. */
export interface NotesWords {
  readonly title: (title: string, version: string) => string;
  readonly titleWithdrawn: (title: string) => string;
  readonly titleRenamed: (title: string, to: string) => string;
  readonly headings: Readonly<
    Record<
      | 'changes'
      | 'description'
      | 'rows'
      | 'contents'
      | 'quality'
      | 'approved'
      | 'cite'
      | 'verify'
      | 'files'
      | 'why'
      | 'whyRenamed',
      string
    >
  >;
  readonly published: (tag: string, when: ZoneTime, folio: string) => string;
  /** The same of a notice that a dataset was withdrawn or renamed. */
  readonly announced: (tag: string, when: ZoneTime, folio: string) => string;
  readonly first: string;
  readonly previous: (tag: string) => string;
  readonly renamedFrom: (dataset: string) => string;
  readonly trial: string;
  readonly trialEnds: string;
  readonly returns: string;
  /** On trial the number says nothing of what breaks. */
  readonly kind: (bump: Bump, impact: Impact, trial: boolean) => string;
  readonly withheld: string;
  readonly moreReasons: (count: number) => string;
  readonly more: (count: number) => string;
  readonly metadata: (
    property: string,
    resource: string | undefined,
    before: string | undefined,
    after: string | undefined,
  ) => string;
  readonly rowColumns: readonly [
    table: string,
    before: string,
    after: string,
    added: string,
    changed: string,
    removed: string,
  ];
  readonly keys: Readonly<
    Record<'added' | 'removed' | 'changed', (resource: string, keys: readonly string[], total: number) => string>
  >;
  readonly contentColumns: readonly [
    resource: string,
    title: string,
    format: string,
    rows: string,
    fields: string,
    bytes: string,
  ];
  readonly fields: (resource: string, fields: readonly string[], total: number) => string;
  readonly score: (score: number | undefined, day: string) => string;
  readonly dimensions: Readonly<Record<Dimension, string>>;
  readonly notEvaluated: string;
  readonly scoreColumns: readonly [dimension: string, score: string];
  readonly found: (counts: Readonly<Record<Severity, number>>) => string;
  readonly rules: (rules: readonly { readonly rule: string; readonly count: number }[], more: number) => string;
  readonly verify: string;
  readonly fileColumns: readonly [name: string, bytes: string, sha256: string];
  /** The end of notes that had to be cut. */
  readonly cut: string;
  readonly withdrawn: (dataset: string, date: string | undefined) => string;
  readonly takedown: string;
  readonly reason: (reason: string) => string;
  readonly ground: (ground: string) => string;
  readonly replacedBy: (dataset: string) => string;
  /** Of what was renamed, and lives on. */
  readonly renamed: (dataset: string, date: string | undefined, to: string) => string;
  /** Where it was decided, and what it is called there. */
  readonly renamedTo: (dataset: string) => string;
  readonly lastAsNamed: (tag: string) => string;
  readonly lastVersion: (tag: string) => string;
}
