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
  /** What runs: the program, workflows, the repository's own settings. */
  | { readonly kind: 'machinery' }
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
const MACHINERY_FOLDERS = new Set(['bot', 'sandbox', 'test', '.github', '.ci']);
const MACHINERY_FILES =
  /^(package(-lock)?\.json|tsconfig[^/]*\.json|biome\.json|vitest\.config\.ts|\.gitmodules|\.gitattributes|\.gitignore|\.npmrc)$/;

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
  if (MACHINERY_FOLDERS.has(top) || (second === '' && MACHINERY_FILES.test(top))) return { kind: 'machinery' };
  return { kind: 'other' };
}
