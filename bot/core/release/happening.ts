/** Who did what and when, as far as GitHub tells it: in a webhook, in its list of activities, in its list of events. */

/** What somebody can do to what is published. */
export type HappeningKind =
  | 'tag-created'
  | 'tag-deleted'
  | 'branch-deleted'
  | 'branch-forced'
  | 'branch-pushed'
  | 'release-deleted'
  | 'release-unpublished'
  | 'release-edited'
  | 'privatized'
  | 'archived'
  | 'deleted'
  | 'renamed'
  | 'transferred';

/** One thing that somebody did. */
export interface Happening {
  readonly what: HappeningKind;
  /** A tag's or a branch's name; of the repository as a whole what it was called before, as `owner/name`. */
  readonly subject: string;
  readonly by: string | undefined;
  /** ISO 8601. */
  readonly when: string | undefined;
  /** Of a branch: where it was, and where it is since. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** A move of a branch, as GitHub lists them. */
export interface Activity {
  readonly kind: string;
  /** `undefined` where the branch was made. */
  readonly before: string | undefined;
  /** `undefined` where it was deleted. */
  readonly after: string | undefined;
  readonly by: string | undefined;
  /** ISO 8601. */
  readonly when: string;
}

/**
 * What a webhook tells, or the event that started a workflow. `received` is when it came, for those that name no moment.
 * Nothing where it tells of nothing that could harm what is published.
 */
export function happeningsOf(event: string, payload: unknown, received: string): readonly Happening[] {
  const told = treeOf(payload);
  const by = textAt(told, 'sender', 'login');
  const common = { by, when: received };
  switch (event) {
    case 'create':
    case 'delete':
      return refHappening(event, told, common);
    case 'push':
      return pushHappening(told, common);
    case 'release':
      return releaseHappening(told, common);
    case 'repository':
      return repositoryHappening(told, common);
    default:
      return [];
  }
}

type Common = Pick<Happening, 'by' | 'when'>;

function refHappening(event: 'create' | 'delete', told: Tree, common: Common): readonly Happening[] {
  const subject = textAt(told, 'ref');
  const isTag = textAt(told, 'ref_type') === 'tag';
  if (subject === undefined) return [];
  if (event === 'create') return isTag ? [{ what: 'tag-created', subject, ...common }] : [];
  return [{ what: isTag ? 'tag-deleted' : 'branch-deleted', subject, ...common }];
}

function pushHappening(told: Tree, common: Common): readonly Happening[] {
  const [, subject] = /^refs\/heads\/(.+)$/s.exec(textAt(told, 'ref') ?? '') ?? [];
  if (subject === undefined) return [];
  const what =
    told['deleted'] === true ? 'branch-deleted' : told['forced'] === true ? 'branch-forced' : 'branch-pushed';
  return [{ what, subject, ...common, before: textAt(told, 'before'), after: textAt(told, 'after') }];
}

function releaseHappening(told: Tree, common: Common): readonly Happening[] {
  const action = textAt(told, 'action');
  const subject = textAt(told, 'release', 'tag_name');
  if (subject === undefined || (action !== 'deleted' && action !== 'unpublished' && action !== 'edited')) return [];
  const before = textAt(told, 'changes', 'tag_name', 'from');
  const found: Happening = { what: `release-${action}`, subject, ...common };
  // Under its old name the release is gone.
  return before === undefined ? [found] : [found, { what: 'release-deleted', subject: before, ...common }];
}

function repositoryHappening(told: Tree, common: Common): readonly Happening[] {
  const now = textAt(told, 'repository', 'full_name') ?? '';
  const [owner = '', name = ''] = now.split('/');
  switch (textAt(told, 'action')) {
    case 'privatized':
      return [{ what: 'privatized', subject: now, ...common }];
    case 'archived':
      return [{ what: 'archived', subject: now, ...common }];
    case 'deleted':
      return [{ what: 'deleted', subject: now, ...common }];
    case 'renamed': {
      const before = textAt(told, 'changes', 'repository', 'name', 'from') ?? name;
      return [{ what: 'renamed', subject: `${owner}/${before}`, ...common, after: now }];
    }
    case 'transferred': {
      const from = treeOf(treeOf(treeOf(told['changes'])['owner'])['from']);
      const before = textAt(from, 'organization', 'login') ?? textAt(from, 'user', 'login') ?? owner;
      return [{ what: 'transferred', subject: `${before}/${name}`, ...common, after: now }];
    }
    default:
      return [];
  }
}

/** The last who did one of these things to a subject; it is the best that is known, not a proof. */
export function traceOf(
  happened: readonly Happening[],
  whats: readonly HappeningKind[],
  subject: string,
): Happening | undefined {
  const fitting = happened.filter((each) => whats.includes(each.what) && each.subject === subject);
  return fitting.reduce<Happening | undefined>(
    (last, each) => (last === undefined || (each.when ?? '') >= (last.when ?? '') ? each : last),
    undefined,
  );
}

type Tree = Readonly<Record<string, unknown>>;

function treeOf(value: unknown): Tree {
  // Whatever is no object has no members that could be asked for.
  return typeof value === 'object' && value !== null ? (value as Tree) : {};
}

function textAt(tree: Tree, ...path: readonly string[]): string | undefined {
  const [first = '', ...rest] = path;
  const value = tree[first];
  if (rest.length > 0) return textAt(treeOf(value), ...rest);
  return typeof value === 'string' ? value : undefined;
}
