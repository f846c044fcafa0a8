/** What a request writes into a check run, and what of it is refused. */
import type { Body } from './body.ts';
import { ApiError } from './operation.ts';
import type { CheckRun } from './repository.ts';
import type { World } from './world.ts';

/** Of one request. */
const MOST_ANNOTATIONS = 50;
const MOST_ACTIONS = 3;
/** Characters of a summary and of a text. */
const LONGEST = 65_535;
/** Bytes of an annotation's message and raw details. */
const LONGEST_MESSAGE = 64 * 1024;

type Members = Readonly<Record<string, unknown>>;

/** Takes over what a request says, or nothing of it with a 422; annotations are added to those that are there. */
export function writeCheckRun(world: World, run: CheckRun, body: Body): void {
  const output = membersOf(body.raw('output'));
  const annotations = listOf(output, 'annotations');
  const actions = body.list('actions') ?? [];
  refuseOutput(output, annotations);
  if (actions.length > MOST_ACTIONS) throw refuse('actions', `exceeds a maximum quantity of ${MOST_ACTIONS}`);
  const progress = progressOf(world, run, body);
  const text = (name: string): string | undefined => {
    const value = output?.[name];
    return value === undefined || value === null ? undefined : String(value);
  };
  run.name = body.text('name') ?? run.name;
  run.externalId = body.text('external_id') ?? run.externalId;
  run.detailsUrl = body.text('details_url') ?? run.detailsUrl;
  run.actions = body.has('actions') ? actions.map((each) => actionOf(membersOf(each))) : run.actions;
  run.annotations.push(...annotations);
  run.output = {
    title: text('title') ?? run.output.title,
    summary: text('summary') ?? run.output.summary,
    text: text('text') ?? run.output.text,
  };
  Object.assign(run, progress);
}

function refuseOutput(output: Members | undefined, annotations: readonly Members[]): void {
  if (annotations.length > MOST_ANNOTATIONS) {
    throw refuse('annotations', `exceeds a maximum quantity of ${MOST_ANNOTATIONS}`);
  }
  for (const name of ['summary', 'text']) {
    if (String(output?.[name] ?? '').length > LONGEST) {
      throw refuse(name, `exceeds a maximum length of ${LONGEST} characters`);
    }
  }
  for (const { message, raw_details, start_line, end_line, start_column, end_column } of annotations) {
    for (const text of [message, raw_details]) {
      if (Buffer.byteLength(String(text ?? '')) > LONGEST_MESSAGE) throw refuse('annotations', 'exceeds 64 KB');
    }
    if (Number(end_line) < Number(start_line)) throw refuse('annotations', 'end_line is before start_line');
    if (start_line !== end_line && (start_column ?? end_column) !== undefined) {
      throw refuse('annotations', 'columns are for annotations of one line');
    }
  }
}

type Progress = Pick<CheckRun, 'status' | 'conclusion' | 'startedAt' | 'completedAt'>;

/** What has a conclusion is completed, and the other way round. */
function progressOf(world: World, run: CheckRun, body: Body): Progress {
  const startedAt = dateIn(body, 'started_at') ?? run.startedAt;
  const completed = dateIn(body, 'completed_at');
  const conclusion = body.text('conclusion');
  // Only GitHub itself says so.
  if (conclusion === 'stale') throw refuse('conclusion', 'stale is not a value that an app may give');
  const given = body.text('status') as CheckRun['status'] | undefined;
  const isDone = conclusion !== undefined || completed !== undefined;
  const status = isDone ? 'completed' : (given ?? run.status);
  if (status !== 'completed') return { status, conclusion: undefined, startedAt, completedAt: undefined };
  const last = conclusion ?? run.conclusion;
  if (last === undefined) throw refuse('conclusion', 'a check run that is completed needs a conclusion');
  const before = conclusion === undefined || run.status === 'completed' ? run.completedAt : undefined;
  return { status, conclusion: last, startedAt, completedAt: completed ?? before ?? world.now() };
}

function dateIn(body: Body, name: string): Date | undefined {
  const text = body.text(name);
  if (text === undefined) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw refuse(name, 'is not a date');
  return date;
}

function actionOf(given: Members | undefined): CheckRun['actions'][number] {
  const [label, description, identifier] = ['label', 'description', 'identifier'].map((name) =>
    String(given?.[name] ?? ''),
  );
  return { label: label ?? '', description: description ?? '', identifier: identifier ?? '' };
}

function membersOf(value: unknown): Members | undefined {
  return typeof value === 'object' && value !== null ? (value as Members) : undefined;
}

function listOf(members: Members | undefined, name: string): readonly Members[] {
  const list: unknown = members?.[name];
  if (!Array.isArray(list)) return [];
  return list.map(membersOf).filter((each) => each !== undefined);
}

function refuse(field: string, message: string): ApiError {
  return new ApiError(422, `Invalid request.\n\n${field} ${message}`, [
    { resource: 'CheckRun', field, code: 'invalid', message },
  ]);
}
