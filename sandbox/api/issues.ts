import { isAtLeast, roleIn } from '../access.ts';
import type { Access, Account } from '../account.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { issueOf, issuesOf, openIssue } from '../discussion.ts';
import { labelNamed, setLabel } from '../labels.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import type { Issue, Repository } from '../repository.ts';
import { showUser } from '../show/account.ts';
import { showIssue } from '../show/conversation.ts';
import { tellIssue, tellPull } from '../telling.ts';
import { accountOf } from '../world.ts';
import { bounded } from './bounds.ts';
import { changePull } from './pulls.ts';

const READ = { permission: ['issues|pull_requests', 'read'], role: 'read' } as const;
const WRITE = { permission: ['issues|pull_requests', 'write'], role: 'read' } as const;
const TRIAGE = { permission: ['issues|pull_requests', 'write'], role: 'triage' } as const;
const ISSUES = '/repos/{owner}/{repo}/issues';
const ONE = `${ISSUES}/{issue_number}`;

/** Issues, and pull requests as far as they are issues. */
export const ISSUE_OPERATIONS: readonly Operation[] = [
  { id: 'issues/list-for-repo', method: 'GET', path: ISSUES, needs: READ, handle: list },
  {
    id: 'issues/create',
    method: 'POST',
    path: ISSUES,
    needs: { permission: ['issues', 'write'], role: 'read' },
    handle: create,
  },
  {
    id: 'issues/get',
    method: 'GET',
    path: ONE,
    needs: READ,
    handle: (call) => answer(call, 200, theIssue(call, 'read')),
  },
  { id: 'issues/update', method: 'PATCH', path: ONE, needs: WRITE, handle: update },
  { id: 'issues/add-assignees', method: 'POST', path: `${ONE}/assignees`, needs: TRIAGE, handle: addAssignees },
  { id: 'issues/remove-assignees', method: 'DELETE', path: `${ONE}/assignees`, needs: TRIAGE, handle: removeAssignees },
];

/** The issue, or the conversation of the pull, that a call is about; an app needs the permission for what it is. */
export function theIssue(call: Call, access: Access): Issue {
  const { repository, params } = call;
  const issue = need(issueOf(repository, Number(params['issue_number'])));
  refuseOther(call, issue, access);
  return issue;
}

/** The permission for pull requests is none for issues; that for issues is good for the conversation of both. */
export function refuseOther({ actor, repository }: Call, { number }: Issue, access: Access): void {
  if (actor.kind !== 'installation' || repository.pulls.has(number)) return;
  // What is public everybody reads.
  if (access === 'read' && repository.visibility === 'public') return;
  const granted = actor.permissions['issues'];
  if (granted === 'write' || granted === access) return;
  throw new ApiError(403, 'Resource not accessible by integration');
}

/** Whether whoever asks may write in the repository, as a person or as an app. */
export function mayWrite({ world, repository, actor }: Call): boolean {
  if (actor.kind === 'user') return isAtLeast(roleIn(world, repository, actor.account), 'write');
  return actor.kind === 'installation';
}

function answer({ world, repository }: Call, status: number, issue: Issue): Answer {
  return { status, body: showIssue(world, repository, issue) };
}

async function list(call: Call): Promise<Answer> {
  const { repository, query } = call;
  const state = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const [creator, assignee, since] = [query.get('creator'), query.get('assignee'), query.get('since')];
  const has = (issue: Issue, name: string): boolean => issue.labels.some((each) => same(each, name));
  const found = issuesOf(repository)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => labels.every((name) => has(issue, name)))
    .filter(({ author }) => creator === null || same(author.login, creator))
    .filter((issue) => isAssigned(issue, assignee))
    .filter(({ updatedAt }) => since === null || updatedAt >= new Date(since));
  const sort = query.get('sort') ?? 'created';
  const key = (issue: Issue): number => {
    if (sort === 'updated') return issue.updatedAt.getTime();
    return sort === 'comments' ? issue.comments.length : issue.number;
  };
  const isDown = (query.get('direction') ?? 'desc') === 'desc';
  const ordered = [...found].sort((one, other) => (isDown ? key(other) - key(one) : key(one) - key(other)));
  return await paginate(call, ordered, (issue) => showIssue(call.world, repository, issue));
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function isAssigned({ assignees }: Issue, wanted: string | null): boolean {
  if (wanted === null) return true;
  if (wanted === '*') return assignees.length > 0;
  return wanted === 'none' ? assignees.length === 0 : assignees.some(({ login }) => same(login, wanted));
}

/** Labels by their names, as text or as an object. */
export function namesIn(values: readonly unknown[] | undefined): readonly string[] | undefined {
  return values?.map((value) =>
    String(typeof value === 'object' && value !== null ? Reflect.get(value, 'name') : value),
  );
}

function create(call: Call): Answer {
  const { world, repository, actor } = call;
  const body = new Body(call);
  const author = doer(world, actor);
  refuseDisabled(repository);
  const title = titleIn(String(body.raw('title') ?? ''));
  const text = bounded(body.text('body') ?? '', 'Issue');
  // Of who may not write, GitHub leaves these out without a word.
  const names = mayWrite(call) ? (namesIn(body.list('labels')) ?? []) : [];
  const assignees = mayWrite(call) ? accountsIn(call, body) : [];
  const labels = names.map((name) => labelNamed(world, repository, name, author).name);
  const issue = openIssue(world, repository, { author, title, body: text, labels: [...new Set(labels)], assignees });
  return answer(call, 201, issue);
}

/** A repository that has issues switched off still has the conversations of its pulls. */
function refuseDisabled({ settings }: Repository): void {
  if (settings.get('has_issues') === false) throw new ApiError(410, 'Issues are disabled for this repo');
}

function titleIn(title: string): string {
  if (title.trim() === '') {
    throw new ApiError(422, 'Validation Failed', [{ resource: 'Issue', code: 'missing_field', field: 'title' }]);
  }
  return title;
}

function accountsIn({ world }: Call, body: Body): readonly Account[] {
  const names = (body.list('assignees') ?? []).map((each) =>
    String(typeof each === 'object' && each !== null ? Reflect.get(each, 'login') : each),
  );
  return [...new Set(names.flatMap((login) => accountOf(world, login) ?? []))];
}

async function update(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const issue = theIssue(call, 'write');
  const body = new Body(call);
  const sender = doer(world, actor);
  if (!repository.pulls.has(issue.number)) refuseDisabled(repository);
  if (sender !== issue.author && !mayWrite(call)) throw new ApiError(403, 'Must have admin rights to Repository.');
  const text = body.text('body') ?? (body.raw('body') === null ? '' : undefined);
  const wanted = { title: body.text('title'), body: text, state: body.text('state') };
  const pull = repository.pulls.get(issue.number);
  if (pull === undefined) changeIssue(call, issue, { ...wanted, reason: body.text('state_reason') });
  else await changePull(call, pull, wanted);
  const names = mayWrite(call) ? namesIn(body.list('labels')) : undefined;
  if (names !== undefined) await replaceLabels(call, issue, names);
  if (mayWrite(call) && body.has('assignees')) await assign(call, issue, accountsIn(call, body));
  return answer(call, 200, issue);
}

interface WantedIssue {
  readonly title: string | undefined;
  readonly body: string | undefined;
  readonly state: string | undefined;
  readonly reason: string | undefined;
}

function changeIssue({ world, repository, actor }: Call, issue: Issue, wanted: WantedIssue): void {
  const sender = doer(world, actor);
  const changes: Record<string, unknown> = {};
  const title = wanted.title === undefined ? issue.title : titleIn(wanted.title);
  const body = bounded(wanted.body ?? issue.body, 'Issue');
  if (title !== issue.title) changes['title'] = { from: issue.title };
  if (body !== issue.body) changes['body'] = { from: issue.body };
  issue.title = title;
  issue.body = body;
  if (Object.keys(changes).length > 0) tellIssue(world, repository, issue, 'edited', sender, { changes });
  const { state, reason } = wanted;
  if ((state !== 'open' && state !== 'closed') || state === issue.state) return;
  issue.state = state;
  const isClosed = state === 'closed';
  issue.closedAt = isClosed ? world.now() : undefined;
  issue.closedBy = isClosed ? sender : undefined;
  issue.stateReason = isClosed ? reasonOf(reason) : 'reopened';
  tellIssue(world, repository, issue, isClosed ? 'closed' : 'reopened', sender);
}

function reasonOf(reason: string | undefined): 'completed' | 'not_planned' | 'duplicate' {
  return reason === 'not_planned' || reason === 'duplicate' ? reason : 'completed';
}

/** Puts these labels on an issue and takes the others off. */
export async function replaceLabels(
  { world, repository, actor }: Call,
  issue: Issue,
  names: readonly string[],
): Promise<void> {
  const sender = doer(world, actor);
  const wanted = new Set(names.map((name) => labelNamed(world, repository, name, sender)));
  for (const name of issue.labels) {
    const label = repository.labels.get(name);
    if (label !== undefined && !wanted.has(label)) await setLabel(world, repository, issue, label, false, sender);
  }
  for (const label of wanted) await setLabel(world, repository, issue, label, true, sender);
}

async function addAssignees(call: Call): Promise<Answer> {
  const issue = theIssue(call, 'write');
  await assign(call, issue, [...issue.assignees, ...accountsIn(call, new Body(call))]);
  return answer(call, 201, issue);
}

async function removeAssignees(call: Call): Promise<Answer> {
  const issue = theIssue(call, 'write');
  const gone = accountsIn(call, new Body(call));
  await assign(
    call,
    issue,
    issue.assignees.filter((each) => !gone.includes(each)),
  );
  return answer(call, 200, issue);
}

async function assign({ world, repository, actor }: Call, issue: Issue, wanted: readonly Account[]): Promise<void> {
  const sender = doer(world, actor);
  const before = issue.assignees;
  issue.assignees = [...new Set(wanted)];
  const tell = async (action: string, assignee: Account): Promise<void> => {
    const pull = repository.pulls.get(issue.number);
    const shown = { assignee: showUser(world, assignee) };
    if (pull === undefined) tellIssue(world, repository, issue, action, sender, shown);
    else await tellPull(world, repository, pull, action, sender, shown);
  };
  for (const each of before.filter((account) => !issue.assignees.includes(account))) await tell('unassigned', each);
  for (const each of issue.assignees.filter((account) => !before.includes(account))) await tell('assigned', each);
}
