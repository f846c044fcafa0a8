import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { afterPush } from '../git/push.ts';
import { isAncestor, refsOf, setRef } from '../git/refs.ts';
import { git, gitBytes } from '../git/run.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { refusedPush } from '../rules.ts';
import { commitsOf } from '../show/commit.ts';
import { apiOf, webOf } from '../show/conversation.ts';

const READ = { permission: ['contents', 'read'], role: 'read' } as const;
const WRITE = { permission: ['contents', 'write'], role: 'write' } as const;
const GIT = '/repos/{owner}/{repo}/git';
/** Entries of a recursive tree. */
const MOST_ENTRIES = 100_000;

/** Git's own objects and refs. */
export const GIT_OPERATIONS: readonly Operation[] = [
  {
    id: 'git/get-ref',
    method: 'GET',
    path: `${GIT}/ref/{ref}`,
    needs: READ,
    handle: async (call) => {
      const ref = `refs/${call.params['ref']}`;
      const object = (await refsOf(call.repository)).get(ref);
      return { status: 200, body: await showRef(call, ref, need(object)) };
    },
  },
  {
    id: 'git/list-matching-refs',
    method: 'GET',
    path: `${GIT}/matching-refs/{ref}`,
    needs: READ,
    handle: async (call) => {
      const found = [...(await refsOf(call.repository))].filter(([ref]) =>
        ref.startsWith(`refs/${call.params['ref']}`),
      );
      return await paginate(call, found, async ([ref, object]) => await showRef(call, ref, object));
    },
  },
  { id: 'git/create-ref', method: 'POST', path: `${GIT}/refs`, needs: WRITE, handle: createRef },
  { id: 'git/update-ref', method: 'PATCH', path: `${GIT}/refs/{ref}`, needs: WRITE, handle: updateRef },
  {
    id: 'git/delete-ref',
    method: 'DELETE',
    path: `${GIT}/refs/{ref}`,
    needs: WRITE,
    handle: async (call) => {
      await move(call, `refs/${call.params['ref']}`, undefined);
      return { status: 204 };
    },
  },
  { id: 'git/get-tree', method: 'GET', path: `${GIT}/trees/{tree_sha}`, needs: READ, handle: getTree },
  { id: 'git/create-tree', method: 'POST', path: `${GIT}/trees`, needs: WRITE, handle: createTree },
  { id: 'git/get-blob', method: 'GET', path: `${GIT}/blobs/{file_sha}`, needs: READ, handle: getBlob },
  { id: 'git/create-blob', method: 'POST', path: `${GIT}/blobs`, needs: WRITE, handle: createBlob },
  {
    id: 'git/get-commit',
    method: 'GET',
    path: `${GIT}/commits/{commit_sha}`,
    needs: READ,
    handle: async (call) => ({ status: 200, body: await showGitCommit(call, call.params['commit_sha'] ?? '') }),
  },
  { id: 'git/create-commit', method: 'POST', path: `${GIT}/commits`, needs: WRITE, handle: createCommit },
  { id: 'git/create-tag', method: 'POST', path: `${GIT}/tags`, needs: WRITE, handle: createTag },
];

async function showRef(
  { world, repository }: Call,
  ref: string,
  object: string,
): Promise<Readonly<Record<string, unknown>>> {
  const type = await git(repository.folder, ['cat-file', '-t', object]);
  const api = apiOf(world, repository);
  return {
    ref,
    node_id: `REF_${object}`,
    url: `${api}/git/${ref}`,
    object: { sha: object, type, url: `${api}/git/${type}s/${object}` },
  };
}

async function createRef(call: Call): Promise<Answer> {
  const { repository } = call;
  const body = new Body(call);
  const [ref, sha] = [body.needed('ref'), body.needed('sha')];
  if (!/^refs\/(heads|tags)\/./.test(ref)) throw new ApiError(422, 'Reference name is not valid');
  if ((await refsOf(repository)).has(ref)) throw new ApiError(422, 'Reference already exists');
  await git(repository.folder, ['cat-file', '-e', sha]).catch(() => {
    throw new ApiError(422, 'Object does not exist');
  });
  await move(call, ref, sha);
  return { status: 201, body: await showRef(call, ref, sha) };
}

async function updateRef(call: Call): Promise<Answer> {
  const { repository, params } = call;
  const body = new Body(call);
  const [ref, sha] = [`refs/${params['ref']}`, body.needed('sha')];
  const before = (await refsOf(repository)).get(ref);
  if (before === undefined) throw new ApiError(422, 'Reference does not exist');
  if (body.flag('force') !== true && !(await isAncestor(repository, before, sha))) {
    throw new ApiError(422, 'Update is not a fast forward');
  }
  await move(call, ref, sha);
  return { status: 200, body: await showRef(call, ref, sha) };
}

async function move({ world, repository, actor }: Call, ref: string, after: string | undefined): Promise<void> {
  const before = (await refsOf(repository)).get(ref);
  if (before === undefined && after === undefined) throw new ApiError(422, 'Reference does not exist');
  const refused = await refusedPush(repository, { ref, before, after });
  if (refused !== undefined) throw new ApiError(422, refused);
  await setRef(repository, ref, after);
  await afterPush(world, repository, doer(world, actor), [{ ref, before, after }]);
}

async function getTree(call: Call): Promise<Answer> {
  const { world, repository, params, query } = call;
  const tree = await git(repository.folder, ['rev-parse', '--verify', '--quiet', `${params['tree_sha']}^{tree}`]).catch(
    () => undefined,
  );
  const sha = need(tree);
  const recursive = query.has('recursive') ? ['-r', '-t'] : [];
  const out = (await gitBytes(repository.folder, ['ls-tree', '-z', '-l', ...recursive, sha])).toString();
  const api = apiOf(world, repository);
  const entries = out.split('\0').flatMap((line) => {
    const match = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t([\s\S]*)$/.exec(line);
    if (match === null) return [];
    const [, mode, type, object, size, path] = match;
    return [
      {
        path,
        mode,
        type,
        sha: object,
        url: `${api}/git/${type}s/${object}`,
        ...(size === '-' ? {} : { size: Number(size) }),
      },
    ];
  });
  const truncated = entries.length > MOST_ENTRIES;
  return {
    status: 200,
    body: { sha, url: `${api}/git/trees/${sha}`, tree: entries.slice(0, MOST_ENTRIES), truncated },
  };
}

async function createTree(call: Call): Promise<Answer> {
  const { world, repository } = call;
  const body = new Body(call);
  const index = { GIT_INDEX_FILE: `${repository.folder}/index-${world.next()}` };
  const base = body.text('base_tree');
  if (base !== undefined) await git(repository.folder, ['read-tree', base], { env: index });
  for (const entry of (body.list('tree') ?? []) as readonly Readonly<Record<string, string | null>>[]) {
    const path = entry['path'] ?? '';
    let sha = entry['sha'];
    const content = entry['content'];
    if (typeof content === 'string')
      sha = await git(repository.folder, ['hash-object', '-w', '--stdin'], { input: content });
    const args =
      sha == null
        ? ['--force-remove', '--', path]
        : ['--add', '--cacheinfo', `${entry['mode'] ?? '100644'},${sha},${path}`];
    await git(repository.folder, ['update-index', ...args], { env: index }).catch(() => {
      throw new ApiError(422, `tree.path ${path} is not valid`);
    });
  }
  const sha = await git(repository.folder, ['write-tree'], { env: index });
  return {
    ...(await getTree({
      ...call,
      repository,
      params: { ...call.params, tree_sha: sha },
      query: new URLSearchParams(),
    })),
    status: 201,
  };
}

async function getBlob(call: Call): Promise<Answer> {
  const { world, repository, params } = call;
  const sha = params['file_sha'] ?? '';
  const bytes = need(await gitBytes(repository.folder, ['cat-file', 'blob', sha]).catch(() => undefined));
  const url = `${apiOf(world, repository)}/git/blobs/${sha}`;
  return {
    status: 200,
    body: { sha, node_id: `B_${sha}`, size: bytes.length, url, content: bytes.toString('base64'), encoding: 'base64' },
  };
}

async function createBlob(call: Call): Promise<Answer> {
  const { world, repository } = call;
  const body = new Body(call);
  const input = Buffer.from(body.needed('content'), body.text('encoding') === 'base64' ? 'base64' : 'utf8');
  const sha = await git(repository.folder, ['hash-object', '-w', '--stdin'], { input });
  return { status: 201, body: { sha, url: `${apiOf(world, repository)}/git/blobs/${sha}` } };
}

async function showGitCommit(
  { world, repository }: Call,
  revision: string,
): Promise<Readonly<Record<string, unknown>>> {
  const found = await commitsOf(repository, [revision], 1).catch(() => []);
  const { sha, tree, parents, author, committer, message } = need(found[0]);
  const api = apiOf(world, repository);
  const web = webOf(world, repository);
  return {
    sha,
    node_id: `C_${sha}`,
    url: `${api}/git/commits/${sha}`,
    html_url: `${web}/commit/${sha}`,
    author,
    committer,
    tree: { sha: tree, url: `${api}/git/trees/${tree}` },
    message,
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${api}/git/commits/${parent}`,
      html_url: `${web}/commit/${parent}`,
    })),
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  };
}

async function createCommit(call: Call): Promise<Answer> {
  const { repository, actor, world } = call;
  const body = new Body(call);
  const person = (body.raw('author') ?? {}) as Readonly<Record<string, string>>;
  const login = doer(world, actor).login;
  const env = {
    GIT_AUTHOR_NAME: person['name'] ?? login,
    GIT_AUTHOR_EMAIL: person['email'] ?? `${login}@example.org`,
    ...(person['date'] === undefined ? {} : { GIT_AUTHOR_DATE: person['date'] }),
  };
  const parents = (body.texts('parents') ?? []).flatMap((parent) => ['-p', parent]);
  const args = ['commit-tree', body.needed('tree'), ...parents, '-m', body.needed('message')];
  const sha = await git(repository.folder, args, { env }).catch(() => {
    throw new ApiError(422, 'Tree SHA is not a tree object');
  });
  return { status: 201, body: await showGitCommit(call, sha) };
}

async function createTag(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const body = new Body(call);
  const [tag, message, object, type] = [
    body.needed('tag'),
    body.needed('message'),
    body.needed('object'),
    body.needed('type'),
  ];
  const person = (body.raw('tagger') ?? {}) as Readonly<Record<string, string>>;
  const login = doer(world, actor).login;
  const tagger = {
    name: person['name'] ?? login,
    email: person['email'] ?? `${login}@example.org`,
    date: person['date'] ?? world.now().toISOString(),
  };
  const seconds = Math.floor(Date.parse(tagger.date) / 1000);
  const text = `object ${object}\ntype ${type}\ntag ${tag}\ntagger ${tagger.name} <${tagger.email}> ${seconds} +0000\n\n${message}\n`;
  const sha = await git(repository.folder, ['mktag'], { input: text }).catch(() => {
    throw new ApiError(422, 'Object does not exist');
  });
  const api = apiOf(world, repository);
  return {
    status: 201,
    body: {
      node_id: `TA_${sha}`,
      tag,
      sha,
      url: `${api}/git/tags/${sha}`,
      message,
      tagger,
      object: { sha: object, type, url: `${api}/git/${type}s/${object}` },
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
  };
}
