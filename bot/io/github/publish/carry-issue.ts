import type { IssueIntent } from '../../../core/intent.ts';
import { cut } from '../cut.ts';
import { everyPage, OddAnswer } from '../pages.ts';
import { patiently, refusalOf } from './patience.ts';
import type { Writer } from './writer.ts';

/** GitHub takes no longer ones. Characters. */
const LONGEST_BODY = 65_536;
const LONGEST_TITLE = 256;

interface LiveIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
}

/** Keeps the one open issue of a marker as it is wanted. `false`: issues cannot be written here. */
export async function carryIssue(writer: Writer, intent: IssueIntent): Promise<boolean> {
  try {
    await patiently(
      writer.patience,
      () => writer.done.length,
      async () => await attempt(writer, intent),
    );
    return true;
  } catch (error) {
    // Archived or no right; hidden; switched off.
    const status = refusalOf(error);
    if (status === 403 || status === 404 || status === 410) return false;
    throw error;
  }
}

async function attempt(writer: Writer, intent: IssueIntent): Promise<void> {
  const [first, ...others] = await openOf(writer, intent.marker);
  const { body } = intent;
  if (body === undefined) {
    for (const { number } of first === undefined ? [] : [first, ...others]) {
      await close(writer, number, 'completed', intent.title);
    }
    return;
  }
  // Two that were opened at once, of which one is enough.
  for (const { number } of others) await close(writer, number, 'not_planned');
  const marked = body.startsWith(intent.marker) ? body : `${intent.marker}\n${body}`;
  const wanted = { title: titleOf(intent.title), body: cut(marked.replaceAll('\r\n', '\n'), LONGEST_BODY) };
  if (first === undefined) await open(writer, wanted, intent.labels);
  else await update(writer, first, wanted, intent.labels);
}

/** As GitHub keeps it: without spaces around. */
function titleOf(title: string): string {
  return cut(title, LONGEST_TITLE).trim();
}

async function open(
  writer: Writer,
  wanted: { readonly title: string; readonly body: string },
  labels: readonly string[],
): Promise<void> {
  await writer.turn();
  const { data } = await writer.client.rest.issues.create({ ...writer.within(), ...wanted, labels: [...labels] });
  if (typeof data.number !== 'number') throw new OddAnswer('an issue came without its number');
  writer.note({ kind: 'issue', number: data.number, step: 'opened' });
}

async function update(
  writer: Writer,
  there: LiveIssue,
  wanted: { readonly title: string; readonly body: string },
  labels: readonly string[],
): Promise<void> {
  const known = new Set(there.labels.map((label) => label.toLowerCase()));
  const missing = labels.filter((label) => !known.has(label.toLowerCase()));
  if (there.title === wanted.title && there.body === wanted.body && missing.length === 0) return;
  await writer.turn();
  // Labels that people gave stay.
  const all = { labels: [...there.labels, ...missing] };
  await writer.client.rest.issues.update({ ...writer.within(), issue_number: there.number, ...wanted, ...all });
  writer.note({ kind: 'issue', number: there.number, step: 'updated' });
}

/** In one request, so that it is never half told. */
async function close(
  writer: Writer,
  number: number,
  reason: 'completed' | 'not_planned',
  title?: string,
): Promise<void> {
  await writer.turn();
  await writer.client.rest.issues.update({
    ...writer.within(),
    issue_number: number,
    state: 'closed',
    state_reason: reason,
    ...(title === undefined ? {} : { title: titleOf(title) }),
  });
  writer.note({ kind: 'issue', number, step: 'closed' });
}

/** Open issues with the marker that we wrote, the oldest first. One of somebody else's with it is not ours. */
async function openOf(writer: Writer, marker: string): Promise<readonly LiveIssue[]> {
  const issues = await everyPage((page) =>
    writer.client.rest.issues.listForRepo({ ...writer.within(), state: 'open', ...page }),
  );
  return issues
    .filter(({ user, body, pull_request: pull }) => {
      return pull === undefined && user?.login === writer.login && body?.startsWith(marker) === true;
    })
    .map(({ number, title, body, labels }) => ({
      number,
      title,
      body: (body ?? '').replaceAll('\r\n', '\n'),
      labels: labels.flatMap((label) => (typeof label === 'string' ? [label] : (label.name ?? []))),
    }))
    .sort((one, other) => one.number - other.number);
}
