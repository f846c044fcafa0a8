import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { addLabel, dropLabel, findLabel, labelNamed, renameLabel, setLabel } from '../labels.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import type { Issue, Label } from '../repository.ts';
import { labelsOf, showLabel } from '../show/conversation.ts';
import { tellLabel } from '../telling.ts';
import { namesIn, replaceLabels, theIssue } from './issues.ts';

const READ = { permission: ['issues|pull_requests', 'read'], role: 'read' } as const;
const WRITE = { permission: ['issues|pull_requests', 'write'], role: 'write' } as const;
const TRIAGE = { permission: ['issues|pull_requests', 'write'], role: 'triage' } as const;
const ALL = '/repos/{owner}/{repo}/labels';
const ONE = `${ALL}/{name}`;
const ON_ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}/labels';

/** Labels of the repository, and those on issues and pull requests. */
export const LABEL_OPERATIONS: readonly Operation[] = [
  { id: 'issues/list-labels-for-repo', method: 'GET', path: ALL, needs: READ, handle: list },
  { id: 'issues/create-label', method: 'POST', path: ALL, needs: WRITE, handle: create },
  {
    id: 'issues/get-label',
    method: 'GET',
    path: ONE,
    needs: READ,
    handle: (call) => answer(call, 200, theLabel(call)),
  },
  { id: 'issues/update-label', method: 'PATCH', path: ONE, needs: WRITE, handle: update },
  { id: 'issues/delete-label', method: 'DELETE', path: ONE, needs: WRITE, handle: remove },
  { id: 'issues/list-labels-on-issue', method: 'GET', path: ON_ISSUE, needs: READ, handle: listOnIssue },
  { id: 'issues/add-labels', method: 'POST', path: ON_ISSUE, needs: TRIAGE, handle: add },
  { id: 'issues/set-labels', method: 'PUT', path: ON_ISSUE, needs: TRIAGE, handle: replace },
  { id: 'issues/remove-all-labels', method: 'DELETE', path: ON_ISSUE, needs: TRIAGE, handle: clear },
  { id: 'issues/remove-label', method: 'DELETE', path: `${ON_ISSUE}/{name}`, needs: TRIAGE, handle: takeOff },
];

function answer({ world, repository }: Call, status: number, label: Label): Answer {
  return { status, body: showLabel(world, repository, label) };
}

function theLabel({ repository, params }: Call): Label {
  return need(findLabel(repository, params['name'] ?? ''));
}

async function list(call: Call): Promise<Answer> {
  const { world, repository } = call;
  const found = [...repository.labels.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  return await paginate(call, found, (label) => showLabel(world, repository, label));
}

function refuse(field: string, code: string, message?: string): ApiError {
  return new ApiError(422, 'Validation Failed', [
    { resource: 'Label', field, code, ...(message === undefined ? {} : { message }) },
  ]);
}

const LONGEST_NAME = 50;
const LONGEST_DESCRIPTION = 100;

function nameIn(name: string): string {
  if (name.trim() === '') throw refuse('name', 'missing_field');
  if ([...name].length > LONGEST_NAME) throw refuse('name', 'custom', 'name is too long (maximum is 50 characters)');
  return name;
}

function colorIn(color: string): string {
  if (!/^[0-9a-f]{6}$/i.test(color)) throw refuse('color', 'invalid');
  return color.toLowerCase();
}

function descriptionIn(description: string): string {
  if ([...description].length <= LONGEST_DESCRIPTION) return description;
  throw refuse('description', 'custom', 'description is too long (maximum is 100 characters)');
}

function create(call: Call): Answer {
  const { world, repository, actor } = call;
  const body = new Body(call);
  const name = nameIn(body.needed('name'));
  if (findLabel(repository, name) !== undefined) throw refuse('name', 'already_exists');
  const color = colorIn(body.text('color') ?? 'ededed');
  const description = descriptionIn(body.text('description') ?? '');
  return answer(call, 201, addLabel(world, repository, { name, color, description }, doer(world, actor)));
}

function update(call: Call): Answer {
  const { world, repository, actor } = call;
  const label = theLabel(call);
  const body = new Body(call);
  const name = nameIn(body.text('new_name') ?? label.name);
  const other = findLabel(repository, name);
  if (other !== undefined && other !== label) throw refuse('name', 'already_exists');
  const color = colorIn(body.text('color') ?? label.color);
  const description = descriptionIn(body.text('description') ?? label.description);
  const changes = {
    ...(name === label.name ? {} : { name: { from: label.name } }),
    ...(color === label.color ? {} : { color: { from: label.color } }),
    ...(description === label.description ? {} : { description: { from: label.description } }),
  };
  if (name !== label.name) renameLabel(repository, label, name);
  label.color = color;
  label.description = description;
  if (Object.keys(changes).length > 0) tellLabel(world, repository, label, 'edited', doer(world, actor), { changes });
  return answer(call, 200, label);
}

function remove(call: Call): Answer {
  const { world, repository, actor } = call;
  const label = theLabel(call);
  dropLabel(repository, label);
  tellLabel(world, repository, label, 'deleted', doer(world, actor));
  return { status: 204 };
}

async function listOnIssue(call: Call): Promise<Answer> {
  const shown = labelsOf(call.world, call.repository, theIssue(call, 'read').labels);
  return await paginate(call, shown, (label) => label);
}

/** Names in a body: bare, or in its `labels`. */
function wanted(call: Call): readonly string[] {
  const names = namesIn(Array.isArray(call.body) ? call.body : new Body(call).list('labels'));
  return (names ?? []).map(nameIn);
}

function labelled({ world, repository }: Call, { labels }: Issue): Answer {
  return { status: 200, body: labelsOf(world, repository, labels) };
}

async function add(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const issue = theIssue(call, 'write');
  const sender = doer(world, actor);
  for (const name of wanted(call)) {
    await setLabel(world, repository, issue, labelNamed(world, repository, name, sender), true, sender);
  }
  return labelled(call, issue);
}

async function replace(call: Call): Promise<Answer> {
  const issue = theIssue(call, 'write');
  await replaceLabels(call, issue, wanted(call));
  return labelled(call, issue);
}

async function clear(call: Call): Promise<Answer> {
  await replaceLabels(call, theIssue(call, 'write'), []);
  return { status: 204 };
}

async function takeOff(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const issue = theIssue(call, 'write');
  const label = findLabel(repository, call.params['name'] ?? '');
  if (label === undefined || !issue.labels.includes(label.name)) throw new ApiError(404, 'Label does not exist');
  await setLabel(world, repository, issue, label, false, doer(world, actor));
  return labelled(call, issue);
}
