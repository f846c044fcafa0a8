import type { Entry, Snapshot } from './snapshot.ts';

/** A path that differs between two snapshots. A rename is a removal and an addition. */
export interface ChangedPath {
  readonly path: string;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

/** What a path means to the institution. */
export type Realm =
  /** A dataset's folder: `datasets/<name>/…`. */
  | { readonly kind: 'dataset'; readonly dataset: string }
  /** A promise of the plan: `plan/datasets/<name>.yaml`. */
  | { readonly kind: 'promise'; readonly dataset: string }
  /** The rest of the plan. */
  | { readonly kind: 'plan' }
  /** Who decides and how: groups, policy, schemas. */
  | { readonly kind: 'rules' }
  /** What runs: the program, workflows, the repository's own settings, and whatever is not known to be a document. */
  | { readonly kind: 'machinery' }
  /** Documents, and what lies beside the datasets' folders. */
  | { readonly kind: 'other' };

/** What lies between two snapshots. */
export interface Changes {
  readonly base: Snapshot;
  readonly head: Snapshot;
  /** Sorted by path, in code units. */
  readonly paths: readonly ChangedPath[];
  /** The base is no ancestor of the head: history was rewritten. */
  readonly rewritten: boolean;
}

const RULE_FILES = new Set(['plan/groups.yaml', 'plan/policy.yaml']);
/** What is only read by people. Everything else outside the data and the plan may be run, or steer what runs. */
const DOCUMENTS =
  /^(docs\/.+\.(md|txt|png|jpe?g|gif|webp|svg)|[^./][^/]*\.(md|txt)|LICEN[CS]E|NOTICE|AUTHORS|CITATION\.cff)$/;

/** The realm of a path. What git itself obeys (attributes, modules) is machinery wherever it stands. */
export function realmOf(path: string): Realm {
  const [top = '', second = '', third] = path.split('/');
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === '.gitattributes' || name === '.gitmodules') return { kind: 'machinery' };
  if (RULE_FILES.has(path) || top === 'schemas') return { kind: 'rules' };
  if (top === 'datasets' && third !== undefined) return { kind: 'dataset', dataset: second };
  if (top === 'plan')
    return second === 'datasets' && third !== undefined
      ? { kind: 'promise', dataset: third.replace(/\.yaml$/, '') }
      : { kind: 'plan' };
  return { kind: top === 'datasets' || DOCUMENTS.test(path) ? 'other' : 'machinery' };
}
