import type { Access } from '../account.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { addComment, commentOf, deleteComment, editComment, issuesOf } from '../discussion.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import type { Comment, Issue } from '../repository.ts';
import { showComment } from '../show/conversation.ts';
import { bounded } from './bounds.ts';
import { mayWrite, refuseOther, theIssue } from './issues.ts';

const READ = { permission: ['issues|pull_requests', 'read'], role: 'read' } as const;
const WRITE = { permission: ['issues|pull_requests', 'write'], role: 'read' } as const;
const ALL = '/repos/{owner}/{repo}/issues/comments';
const ONE = `${ALL}/{comment_id}`;
const ON_ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}/comments';

/** Comments on issues and on the conversation of pull requests. */
export const COMMENT_OPERATIONS: readonly Operation[] = [
  { id: 'issues/list-comments-for-repo', method: 'GET', path: ALL, needs: READ, handle: listAll },
  { id: 'issues/list-comments', method: 'GET', path: ON_ISSUE, needs: READ, handle: list },
  { id: 'issues/create-comment', method: 'POST', path: ON_ISSUE, needs: WRITE, handle: create },
  {
    id: 'issues/get-comment',
    method: 'GET',
    path: ONE,
    needs: READ,
    handle: (call) => answer(call, 200, theComment(call, 'read')),
  },
  { id: 'issues/update-comment', method: 'PATCH', path: ONE, needs: WRITE, handle: update },
  { id: 'issues/delete-comment', method: 'DELETE', path: ONE, needs: WRITE, handle: remove },
];

/** The comment that a call is about, and what it is on. */
export function theComment(call: Call, access: Access): readonly [Issue, Comment] {
  const found = need(commentOf(call.repository, Number(call.params['comment_id'])));
  refuseOther(call, found[0], access);
  return found;
}

function answer({ world, repository }: Call, status: number, [issue, comment]: readonly [Issue, Comment]): Answer {
  return { status, body: showComment(world, repository, issue, comment) };
}

function isSince({ query }: Call, { updatedAt }: Comment): boolean {
  const since = query.get('since');
  return since === null || updatedAt >= new Date(since);
}

async function list(call: Call): Promise<Answer> {
  const issue = theIssue(call, 'read');
  const found = issue.comments.filter((comment) => isSince(call, comment));
  return await paginate(call, found, (comment) => showComment(call.world, call.repository, issue, comment));
}

async function listAll(call: Call): Promise<Answer> {
  const { world, repository, query } = call;
  const found = issuesOf(repository)
    .flatMap((issue) => issue.comments.map((comment) => [issue, comment] as const))
    .filter(([, comment]) => isSince(call, comment));
  const key = ([, comment]: readonly [Issue, Comment]): number =>
    query.get('sort') === 'updated' ? comment.updatedAt.getTime() : comment.id;
  const isDown = query.has('sort') && query.get('direction') === 'desc';
  const ordered = found.sort((one, other) => (isDown ? key(other) - key(one) : key(one) - key(other)));
  return await paginate(call, ordered, ([issue, comment]) => showComment(world, repository, issue, comment));
}

function bodyIn(call: Call): string {
  const body = bounded(new Body(call).needed('body'), 'IssueComment');
  if (body.trim() !== '') return body;
  const message = "Body can't be blank";
  throw new ApiError(422, 'Validation Failed', [{ resource: 'IssueComment', code: 'custom', field: 'body', message }]);
}

function create(call: Call): Answer {
  const { world, repository, actor } = call;
  const issue = theIssue(call, 'write');
  const app = actor.kind === 'installation' ? actor.app : undefined;
  const order = { author: doer(world, actor), app, body: bodyIn(call) };
  return answer(call, 201, [issue, addComment(world, repository, issue, order)]);
}

/** Its author may change it, and whoever may write in the repository. */
function changeable(call: Call): readonly [Issue, Comment] {
  const found = theComment(call, 'write');
  if (doer(call.world, call.actor) === found[1].author || mayWrite(call)) return found;
  throw new ApiError(403, 'Must have admin rights to Repository.');
}

function update(call: Call): Answer {
  const { world, repository, actor } = call;
  const found = changeable(call);
  editComment(world, repository, found, bodyIn(call), doer(world, actor));
  return answer(call, 200, found);
}

function remove(call: Call): Answer {
  const { world, repository, actor } = call;
  deleteComment(world, repository, changeable(call), doer(world, actor));
  return { status: 204 };
}
