import { posix } from 'node:path';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { commitsAt } from '../git/commits.ts';
import { blobOf, type Entry, entriesOf, entryAt, isSound } from '../git/objects.ts';
import { commitNamed, objectOf, refsOf } from '../git/refs.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need } from '../pagination.ts';
import { signature } from '../people.ts';
import { kindOf, showEntry } from '../show/file.ts';
import { showGitCommit } from '../show/reference.ts';
import { touchesWorkflows, upload } from '../upload.ts';

const READ = { permission: ['contents', 'read'], role: 'read' } as const;
const WRITE = { permission: ['contents', 'write'], role: 'write' } as const;
const CONTENTS = '/repos/{owner}/{repo}/contents/{path}';
/** Bytes of a file that come within JSON; and that come at all. */
const LARGEST_WITHIN = 2 ** 20;
const LARGEST = 100 * 2 ** 20;
/** Entries of a folder that are listed. */
const MOST_ENTRIES = 1_000;

/** Files of a commit, read and written one by one. */
export const CONTENT_OPERATIONS: readonly Operation[] = [
  { id: 'repos/get-content', method: 'GET', path: CONTENTS, needs: READ, handle: get },
  { id: 'repos/create-or-update-file-contents', method: 'PUT', path: CONTENTS, needs: WRITE, handle: put },
  { id: 'repos/delete-file', method: 'DELETE', path: CONTENTS, needs: WRITE, handle: remove },
];

async function get(call: Call): Promise<Answer> {
  const { world, repository, query, headers } = call;
  const ref = query.get('ref') ?? repository.defaultBranch;
  const commit = await commitNamed(repository, ref);
  if (commit === undefined) throw new ApiError(404, `No commit found for the ref ${ref}`);
  const path = pathOf(call);
  const found = need(await entryAt(repository, commit, path));
  const entry = (await pointedAt(call, commit, found)) ?? found;
  const accept = headers['accept'] ?? '';
  if (entry.type === 'tree') return await getFolder(call, entry, ref, accept.includes('object'));
  if (entry.type === 'commit') return { status: 200, body: submodule(showEntry(world, repository, entry, ref)) };
  return await getFile(call, { ...entry, path }, ref, accept.includes('raw'));
}

/** What a path names; slashes around it do not count. */
function pathOf({ params }: Call): string {
  return (params['path'] ?? '').replace(/^\/+|\/+$/g, '');
}

/** The file that a link leads to, where it is one of this commit. */
async function pointedAt({ repository }: Call, commit: string, entry: Entry): Promise<Entry | undefined> {
  if (kindOf(entry) !== 'symlink') return undefined;
  const target = posix.join(posix.dirname(entry.path), (await blobOf(repository, entry.sha)).toString('utf8'));
  const found = isSound(target) ? await entryAt(repository, commit, target) : undefined;
  return found !== undefined && kindOf(found) === 'file' ? found : undefined;
}

async function getFolder(call: Call, { sha, path }: Entry, ref: string, isObject: boolean): Promise<Answer> {
  const { world, repository } = call;
  const entries = (await entriesOf(repository, sha)).slice(0, MOST_ENTRIES);
  const shown = entries.map((entry) => {
    const place = path === '' ? entry.path : `${path}/${entry.path}`;
    return showEntry(world, repository, { ...entry, path: place }, ref);
  });
  if (!isObject) return { status: 200, body: shown };
  const folder = showEntry(world, repository, { mode: '040000', type: 'tree', sha, size: 0, path }, ref);
  return { status: 200, body: { ...folder, entries: shown } };
}

async function getFile(call: Call, entry: Entry, ref: string, isRaw: boolean): Promise<Answer> {
  const { world, repository } = call;
  const size = entry.size ?? 0;
  if (size > LARGEST) {
    const message =
      'This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API.';
    throw new ApiError(403, message, [{ resource: 'Blob', field: 'data', code: 'too_large' }]);
  }
  const shown = showEntry(world, repository, entry, ref);
  if (size > LARGEST_WITHIN && !isRaw) return { status: 200, body: { ...shown, content: '', encoding: 'none' } };
  const bytes = await blobOf(repository, entry.sha);
  if (isRaw) return { status: 200, body: new Uint8Array(bytes), headers: { 'content-type': RAW } };
  if (kindOf(entry) === 'symlink') return { status: 200, body: { ...shown, target: bytes.toString('utf8') } };
  return { status: 200, body: { ...shown, content: lines(bytes), encoding: 'base64' } };
}

const RAW = 'application/vnd.github.raw+json; charset=utf-8';

/** Base64 as GitHub breaks it: 60 characters a line. */
function lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{1,60}/g, '$&\n');
}

function submodule(shown: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ...shown, submodule_git_url: null };
}

/** What is to be written where, and what is there. */
async function wanted(call: Call): Promise<{
  readonly body: Body;
  readonly path: string;
  readonly branch: string;
  readonly before: string | undefined;
  readonly there: Entry | undefined;
}> {
  const { repository } = call;
  const body = new Body(call);
  const path = pathOf(call);
  if (!isSound(path)) throw new ApiError(422, 'path contains a malformed path component');
  if (touchesWorkflows(call.actor, [path])) throw new ApiError(403, 'Resource not accessible by integration');
  const branch = body.text('branch') ?? repository.defaultBranch;
  const before = await objectOf(repository, `refs/heads/${branch}`);
  if (before === undefined && (await refsOf(repository, ['refs/heads'])).size > 0)
    throw new ApiError(404, `Branch ${branch} not found`);
  const there = before === undefined ? undefined : await entryAt(repository, before, path);
  if (there !== undefined && there.type !== 'blob') throw new ApiError(422, `${path} is not a file`);
  for (const folder of foldersOf(path)) {
    const above = before === undefined ? undefined : await entryAt(repository, before, folder);
    if (above !== undefined && above.type !== 'tree') throw new ApiError(422, `${folder} is not a folder`);
  }
  return { body, path, branch, before, there };
}

/** `a`, `a/b` of `a/b/c`. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
}

async function put(call: Call): Promise<Answer> {
  const { body, path, branch, before, there } = await wanted(call);
  const content = body.needed('content').replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(content)) throw new ApiError(422, 'content is not valid Base64');
  const sha = body.text('sha');
  if (there !== undefined && sha === undefined) throw new ApiError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (sha !== undefined && sha !== there?.sha) throw new ApiError(409, `${path} does not match ${sha}`);
  const files = { [path]: Buffer.from(content, 'base64') };
  const after = await write(call, body, { branch, before, files });
  const entry = need(await entryAt(call.repository, after, path));
  return await answer(
    call,
    there === undefined ? 201 : 200,
    after,
    showEntry(call.world, call.repository, entry, branch),
  );
}

async function remove(call: Call): Promise<Answer> {
  const { body, path, branch, before, there } = await wanted(call);
  const sha = body.needed('sha');
  if (need(there).sha !== sha) throw new ApiError(409, `${path} does not match ${sha}`);
  const after = await write(call, body, { branch, before, files: { [path]: undefined } });
  return await answer(call, 200, after, null);
}

interface Written {
  readonly branch: string;
  readonly before: string | undefined;
  readonly files: Readonly<Record<string, Uint8Array | undefined>>;
}

async function write({ world, repository, actor }: Call, body: Body, order: Written): Promise<string> {
  const committer = personIn(body, 'committer');
  const author = personIn(body, 'author') ?? committer;
  return await upload(world, repository, doer(world, actor), {
    ...order,
    message: body.needed('message'),
    ...(author === undefined ? {} : { author }),
    ...(committer === undefined ? {} : { committer }),
  });
}

/** `Name <mail>` of a person in a body, who may be anybody: nothing is proved by it. */
function personIn(body: Body, member: string): string | undefined {
  const person = body.raw(member);
  if (typeof person !== 'object' || person === null) return undefined;
  const { name, email } = person as Readonly<Record<string, unknown>>;
  return signature(String(name ?? ''), String(email ?? ''));
}

async function answer(call: Call, status: number, sha: string, content: unknown): Promise<Answer> {
  const [commit] = await commitsAt(call.repository, [sha]);
  return { status, body: { content, commit: showGitCommit(call.world, call.repository, need(commit)) } };
}
