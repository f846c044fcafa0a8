import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { blobOf, type Entry, entriesOf, entryAt, isSound, typeOf } from '../git/objects.ts';
import { commitNamed, NOTHING } from '../git/refs.ts';
import { GitError, git, gitIf } from '../git/run.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need } from '../pagination.ts';
import { apiOf } from '../show/conversation.ts';
import { showTree } from '../show/reference.ts';

const READ = { permission: ['contents', 'read'], role: 'read' } as const;
const WRITE = { permission: ['contents', 'write'], role: 'write' } as const;
const GIT = '/repos/{owner}/{repo}/git';
/** Entries of a recursive tree, and the bytes that they may take. */
const MOST_ENTRIES = 100_000;
const MOST_BYTES = 7 * 2 ** 20;
const LARGEST_BLOB = 100 * 2 ** 20;

/** Blobs and trees, read and made. */
export const GIT_OPERATIONS: readonly Operation[] = [
  { id: 'git/get-tree', method: 'GET', path: `${GIT}/trees/{tree_sha}`, needs: READ, handle: getTree },
  { id: 'git/create-tree', method: 'POST', path: `${GIT}/trees`, needs: WRITE, handle: createTree },
  { id: 'git/get-blob', method: 'GET', path: `${GIT}/blobs/{file_sha}`, needs: READ, handle: getBlob },
  { id: 'git/create-blob', method: 'POST', path: `${GIT}/blobs`, needs: WRITE, handle: createBlob },
];

async function getTree(call: Call): Promise<Answer> {
  const { repository, params, query } = call;
  const name = params['tree_sha'] ?? '';
  const from = (await typeOf(repository, name)) === 'tree' ? name : await commitNamed(repository, name);
  const sha = need(await gitIf(repository.folder, ['rev-parse', '--verify', '--quiet', `${need(from)}^{tree}`]));
  return await answerTree(call, 200, sha, query.has('recursive'));
}

async function answerTree(
  { world, repository }: Call,
  status: number,
  sha: string,
  recursive: boolean,
): Promise<Answer> {
  const entries = await entriesOf(repository, sha, recursive);
  let bytes = 0;
  const kept = entries.slice(0, MOST_ENTRIES).filter(({ path }) => {
    bytes += Buffer.byteLength(path);
    return bytes <= MOST_BYTES;
  });
  return { status, body: showTree(world, repository, sha, kept, kept.length < entries.length) };
}

interface TreeOrder {
  readonly path: string;
  readonly mode: string;
  /** `undefined`: what is there goes. */
  readonly sha: string | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  '100644': 'blob',
  '100755': 'blob',
  '120000': 'blob',
  '040000': 'tree',
  '160000': 'commit',
};

/** A tree that is made of another and of changes to it, in an index that nobody else uses. */
async function createTree(call: Call): Promise<Answer> {
  const { world, repository } = call;
  const body = new Body(call);
  const orders: TreeOrder[] = [];
  for (const entry of body.list('tree') ?? []) orders.push(await orderOf(call, entry));
  const index = join(repository.folder, `index-${world.next()}`);
  const run = (args: readonly string[], input = ''): Promise<string> =>
    git(repository.folder, args, { input, env: { GIT_INDEX_FILE: index } });
  try {
    const base = body.text('base_tree');
    if (base !== undefined) await run(['read-tree', `${base}^{tree}`]);
    // First what goes: a file may take the place of a folder.
    const lines = (await Promise.all(orders.map((order) => linesOf(call, base, order)))).flat().sort();
    await run(['update-index', '--add', '--replace', '-z', '--index-info'], lines.join(''));
    return await answerTree(call, 201, await run(['write-tree']), false);
  } catch (error) {
    if (error instanceof GitError) throw new ApiError(422, 'GitRPC::BadObjectState');
    throw error;
  } finally {
    await rm(index, { force: true });
  }
}

/** What the index is told of one entry: of a tree, all that is in it, and that what was there before goes. */
async function linesOf(
  { repository }: Call,
  base: string | undefined,
  { path, mode, sha }: TreeOrder,
): Promise<readonly string[]> {
  const line = (of: string, object: string, at: string): string => `${of} ${object}\t${at}\0`;
  if (mode !== '040000') return [sha === undefined ? line('0', NOTHING, path) : line(mode, sha, path)];
  const old = base === undefined ? undefined : await entryAt(repository, base, path);
  const within = async (tree: string): Promise<readonly Entry[]> =>
    (await entriesOf(repository, tree, true)).filter(({ type }) => type !== 'tree');
  const gone = old?.type === 'tree' ? await within(old.sha) : [];
  const come = sha === undefined ? [] : await within(sha);
  return [
    ...gone.map((entry) => line('0', NOTHING, `${path}/${entry.path}`)),
    ...come.map((entry) => line(entry.mode, entry.sha, `${path}/${entry.path}`)),
  ];
}

async function orderOf({ repository }: Call, entry: unknown): Promise<TreeOrder> {
  const { path, mode, sha, content } = entry as Readonly<Record<string, string | null | undefined>>;
  if (path === undefined || path === null || !isSound(path)) {
    throw new ApiError(422, 'tree.path contains a malformed path component');
  }
  const kind = mode ?? '100644';
  const type = TYPES[kind];
  if (type === undefined) throw new ApiError(422, 'Must supply a valid tree.mode');
  if (typeof content === 'string') {
    return {
      path,
      mode: kind,
      sha: await git(repository.folder, ['hash-object', '-w', '--stdin'], { input: content }),
    };
  }
  if (sha === null) return { path, mode: kind, sha: undefined };
  if (sha === undefined) throw new ApiError(422, 'Must supply either tree.sha or tree.content');
  if (type !== 'commit' && (await typeOf(repository, sha)) !== type) {
    throw new ApiError(422, `tree.sha ${sha} is not a valid ${type}`);
  }
  return { path, mode: kind, sha };
}

async function getBlob({ world, repository, params, headers }: Call): Promise<Answer> {
  const sha = params['file_sha'] ?? '';
  if ((await typeOf(repository, sha)) !== 'blob') throw new ApiError(404, 'Not Found');
  const size = Number(await git(repository.folder, ['cat-file', '-s', sha]));
  if (size > LARGEST_BLOB) {
    const field = { resource: 'Blob', field: 'data', code: 'too_large' };
    throw new ApiError(403, 'This API returns blobs up to 100 MB in size.', [field]);
  }
  const bytes = await blobOf(repository, sha);
  if (headers['accept']?.includes('raw') === true) {
    const type = 'application/vnd.github.raw+json; charset=utf-8';
    return { status: 200, body: new Uint8Array(bytes), headers: { 'content-type': type } };
  }
  const url = `${apiOf(world, repository)}/git/blobs/${sha}`;
  const content = bytes.toString('base64').replace(/.{1,60}/g, '$&\n');
  return { status: 200, body: { sha, node_id: `B_${sha}`, size, url, content, encoding: 'base64' } };
}

async function createBlob(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  doer(world, actor);
  const body = new Body(call);
  const input = Buffer.from(body.needed('content'), body.text('encoding') === 'base64' ? 'base64' : 'utf8');
  const sha = await git(repository.folder, ['hash-object', '-w', '--stdin'], { input });
  return { status: 201, body: { sha, url: `${apiOf(world, repository)}/git/blobs/${sha}` } };
}
