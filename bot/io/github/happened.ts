/** Who did what and when, as GitHub's own lists tell it. Both are best efforts: late, short, and silent about much. */
import type { Activity, Happening } from '../../core/release/happening.ts';
import type { GitHubClient, RepositoryName } from './client.ts';

/** Moves of a branch that are looked at; GitHub keeps them for months. */
const MOST_MOVES = 100;
const NOTHING = /^0+$/;

/** The last moves of a branch, the newest first; it may be gone. Empty where the token may not ask. */
export async function activitiesOf(
  client: GitHubClient,
  name: RepositoryName,
  branch: string,
): Promise<readonly Activity[]> {
  const asked = { ...name, ref: `refs/heads/${branch}`, per_page: MOST_MOVES };
  const data = await unlessRefused(async () => (await client.rest.repos.listActivities(asked)).data);
  return data.map(({ activity_type, before, after, actor, timestamp }) => ({
    kind: activity_type,
    before: NOTHING.test(before) ? undefined : before,
    after: NOTHING.test(after) ? undefined : after,
    by: actor?.login,
    when: timestamp,
  }));
}

/** A branch's moves as what somebody did. */
export function movesOf(branch: string, activities: readonly Activity[]): readonly Happening[] {
  return activities.map(({ kind, before, after, by, when }) => {
    const what = after === undefined ? 'branch-deleted' : kind === 'force_push' ? 'branch-forced' : 'branch-pushed';
    return { what, subject: branch, by, when, before, after };
  });
}

/** The repository's last events that are about tags and branches: GitHub keeps 300, and 90 days of them. */
export async function eventsOf(client: GitHubClient, name: RepositoryName): Promise<readonly Happening[]> {
  const found: Happening[] = [];
  for (let page = 1; page <= 3; page += 1) {
    const asked = { ...name, per_page: 100, page };
    const data = await unlessRefused(async () => (await client.rest.activity.listRepoEvents(asked)).data);
    found.push(...data.flatMap((event) => happeningIn(event) ?? []));
    if (data.length < 100) break;
  }
  return found;
}

function happeningIn(event: {
  readonly type: string | null;
  readonly actor: { readonly login: string };
  readonly payload: object;
  readonly created_at: string | null;
}): Happening | undefined {
  const { type, actor, created_at } = event;
  // GitHub does not describe what each kind of event has.
  const { ref, ref_type } = event.payload as { readonly ref?: unknown; readonly ref_type?: unknown };
  if (typeof ref !== 'string') return undefined;
  const subject = ref.replace(/^refs\/(heads|tags)\//, '');
  const common = { subject, by: actor.login, when: created_at ?? undefined };
  if (type === 'DeleteEvent') return { what: ref_type === 'tag' ? 'tag-deleted' : 'branch-deleted', ...common };
  return type === 'CreateEvent' && ref_type === 'tag' ? { what: 'tag-created', ...common } : undefined;
}

/** What a token may not ask, or what an older server does not have, is not known; that is no fault. */
async function unlessRefused<T>(ask: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    const data = await ask();
    return Array.isArray(data) ? data : [];
  } catch (error) {
    const { status } = error as { status?: unknown };
    if (status === 403 || status === 404 || status === 409 || status === 422) return [];
    throw error;
  }
}
