import type { CommentIntent } from '../../core/intent.ts';
import type { GitHubClient } from './client.ts';
import type { PullTarget } from './deliver-target.ts';

/** GitHub takes no longer one. Characters. */
const LONGEST = 65_536;

/** Keeps the one comment of ours with this marker as it is wanted. A comment of somebody else's with it is not ours. */
export async function deliverComment(client: GitHubClient, target: PullTarget, intent: CommentIntent): Promise<number> {
  const { name, number } = target;
  const body = intent.body.length <= LONGEST ? intent.body : `${intent.body.slice(0, LONGEST - 1)}…`;
  const [first, ...others] = await ours(client, target, intent.marker);
  let writes = 0;
  if (first === undefined) {
    await client.rest.issues.createComment({ ...name, issue_number: number, body });
    writes += 1;
  } else if (first.body !== body) {
    await client.rest.issues.updateComment({ ...name, comment_id: first.id, body });
    writes += 1;
  }
  // Two that were written at once, of which one is enough.
  for (const { id } of others) {
    await client.rest.issues.deleteComment({ ...name, comment_id: id });
    writes += 1;
  }
  return writes;
}

async function ours(
  client: GitHubClient,
  { name, number, bot }: PullTarget,
  marker: string,
): Promise<readonly { readonly id: number; readonly body: string }[]> {
  const comments = await client.paginate(client.rest.issues.listComments, {
    ...name,
    issue_number: number,
    per_page: 100,
  });
  return comments
    .filter(({ user, body }) => user?.login === bot.login && user.type === 'Bot' && body?.startsWith(marker) === true)
    .map(({ id, body = '' }) => ({ id, body: body.replaceAll('\r\n', '\n') }));
}
