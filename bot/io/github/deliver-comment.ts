import type { CommentIntent } from '../../core/intent.ts';
import type { GitHubClient } from './client.ts';
import { cut } from './cut.ts';
import type { PullTarget } from './deliver-target.ts';
import { everyPage } from './pages.ts';

/** GitHub takes no longer one. Characters. */
const LONGEST = 65_536;

/** Keeps the one comment of ours with this marker as it is wanted. A comment of somebody else's with it is not ours. */
export async function deliverComment(client: GitHubClient, target: PullTarget, intent: CommentIntent): Promise<number> {
  const { name } = target;
  const body = cut(intent.body.replaceAll('\r\n', '\n'), LONGEST);
  const [first, ...others] = await ours(client, target, intent.marker);
  let writes = 0;
  if (first === undefined || first.body !== body) writes += await write(client, target, first?.id, body);
  // Two that were written at once, of which one is enough.
  for (const { id } of others) {
    writes += 1;
    await unlessGone(client.rest.issues.deleteComment({ ...name, comment_id: id }));
  }
  return writes;
}

/** Edits it in place; where somebody has removed it meanwhile, there is a new one. */
async function write(
  client: GitHubClient,
  { name, number }: PullTarget,
  id: number | undefined,
  body: string,
): Promise<number> {
  const isThere =
    id !== undefined && (await unlessGone(client.rest.issues.updateComment({ ...name, comment_id: id, body })));
  if (isThere) return 1;
  await client.rest.issues.createComment({ ...name, issue_number: number, body });
  return id === undefined ? 1 : 2;
}

/** Whether it was still there to be changed. */
async function unlessGone(change: Promise<unknown>): Promise<boolean> {
  try {
    await change;
    return true;
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) return false;
    throw error;
  }
}

async function ours(
  client: GitHubClient,
  { name, number, bot }: PullTarget,
  marker: string,
): Promise<readonly { readonly id: number; readonly body: string }[]> {
  const at = { ...name, issue_number: number };
  const comments = await everyPage((page) => client.rest.issues.listComments({ ...at, ...page }));
  return comments
    .filter(({ user, body }) => user?.login === bot.login && user.type === 'Bot' && body?.startsWith(marker) === true)
    .map(({ id, body = '' }) => ({ id, body: body.replaceAll('\r\n', '\n') }));
}
