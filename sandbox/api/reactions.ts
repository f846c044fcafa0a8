import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import type { Reaction } from '../repository.ts';
import { REACTIONS, showReaction } from '../show/conversation.ts';
import { theComment } from './comments.ts';
import { mayWrite, theIssue } from './issues.ts';

const READ = { permission: ['issues|pull_requests', 'read'], role: 'read' } as const;
const WRITE = { permission: ['issues|pull_requests', 'write'], role: 'read' } as const;
const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}/reactions';
const COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions';

/** Reactions to issues, pull requests and comments. */
export const REACTION_OPERATIONS: readonly Operation[] = [
  {
    id: 'reactions/list-for-issue',
    method: 'GET',
    path: ISSUE,
    needs: READ,
    handle: (call) => list(call, theIssue(call, 'read').reactions),
  },
  {
    id: 'reactions/create-for-issue',
    method: 'POST',
    path: ISSUE,
    needs: WRITE,
    handle: (call) => create(call, theIssue(call, 'write').reactions),
  },
  {
    id: 'reactions/delete-for-issue',
    method: 'DELETE',
    path: `${ISSUE}/{reaction_id}`,
    needs: WRITE,
    handle: (call) => remove(call, theIssue(call, 'write').reactions),
  },
  {
    id: 'reactions/list-for-issue-comment',
    method: 'GET',
    path: COMMENT,
    needs: READ,
    handle: (call) => list(call, theComment(call, 'read')[1].reactions),
  },
  {
    id: 'reactions/create-for-issue-comment',
    method: 'POST',
    path: COMMENT,
    needs: WRITE,
    handle: (call) => create(call, theComment(call, 'write')[1].reactions),
  },
  {
    id: 'reactions/delete-for-issue-comment',
    method: 'DELETE',
    path: `${COMMENT}/{reaction_id}`,
    needs: WRITE,
    handle: (call) => remove(call, theComment(call, 'write')[1].reactions),
  },
];

async function list(call: Call, reactions: readonly Reaction[]): Promise<Answer> {
  const content = call.query.get('content');
  const found = reactions.filter((each) => content === null || each.content === content);
  return await paginate(call, found, (each) => showReaction(call.world, each));
}

/** The same reaction of the same person is there once: 200 says that it was. */
function create(call: Call, reactions: Reaction[]): Answer {
  const { world, actor } = call;
  const author = doer(world, actor);
  const given = new Body(call).needed('content');
  const content = REACTIONS.find((each) => each === given);
  if (content === undefined) {
    throw new ApiError(422, 'Validation Failed', [{ resource: 'Reaction', field: 'content', code: 'invalid' }]);
  }
  const there = reactions.find((each) => each.author === author && each.content === content);
  if (there !== undefined) return { status: 200, body: showReaction(world, there) };
  const made: Reaction = { id: world.next(), author, content, createdAt: world.now() };
  reactions.push(made);
  return { status: 201, body: showReaction(world, made) };
}

function remove(call: Call, reactions: Reaction[]): Answer {
  const reaction = need(reactions.find(({ id }) => id === Number(call.params['reaction_id'])));
  if (reaction.author !== doer(call.world, call.actor) && !mayWrite(call)) {
    throw new ApiError(403, 'Must have write access to the repository.');
  }
  reactions.splice(reactions.indexOf(reaction), 1);
  return { status: 204 };
}
