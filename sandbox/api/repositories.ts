import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { afterPush } from '../git/push.ts';
import { refsOf, tipOf } from '../git/refs.ts';
import { git, gitBytes } from '../git/run.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { refusedPush, rulesOf } from '../rules.ts';
import { commitFiles } from '../seed.ts';
import { commitsOf, showCommit } from '../show/commit.ts';
import { apiOf, webOf } from '../show/conversation.ts';
import { showRepository } from '../show/repository.ts';

const READ = { permission: ['contents', 'read'], role: 'read' } as const;
const META = { permission: ['metadata', 'read'], role: 'read' } as const;
const WRITE = { permission: ['contents', 'write'], role: 'write' } as const;
const REPO = '/repos/{owner}/{repo}';
/** Files that a comparison lists. */
const MOST_COMPARED = 300;
/** Bytes of a file that come with its contents. */
const LARGEST_CONTENT = 1 << 20;

/** Repositories, their branches, commits and files. */
export const REPOSITORY_OPERATIONS: readonly Operation[] = [
  {
    id: 'repos/get',
    method: 'GET',
    path: REPO,
    needs: META,
    handle: ({ world, repository }) => ({ status: 200, body: showRepository(world, repository) }),
  },
  {
    id: 'repos/list-branches',
    method: 'GET',
    path: `${REPO}/branches`,
    needs: READ,
    handle: async (call) => {
      const branches = [...(await refsOf(call.repository))].filter(([ref]) => ref.startsWith('refs/heads/'));
      return await paginate(call, branches, ([ref, sha]) => ({
        name: ref.slice('refs/heads/'.length),
        commit: { sha, url: `${apiOf(call.world, call.repository)}/commits/${sha}` },
        protected: rulesOf(call.repository, ref).length > 0,
      }));
    },
  },
  { id: 'repos/get-branch', method: 'GET', path: `${REPO}/branches/{branch}`, needs: READ, handle: getBranch },
  {
    id: 'repos/list-commits',
    method: 'GET',
    path: `${REPO}/commits`,
    needs: READ,
    handle: async (call) => {
      const from = call.query.get('sha') ?? call.repository.defaultBranch;
      const found = await commitsOf(call.repository, [need(await tipOf(call.repository, from))], 10_000);
      return await paginate(call, found, (commit) => showCommit(call.world, call.repository, commit));
    },
  },
  {
    id: 'repos/get-commit',
    method: 'GET',
    path: `${REPO}/commits/{ref}`,
    needs: READ,
    handle: async (call) => {
      const sha = need(await tipOf(call.repository, call.params['ref'] ?? ''));
      const [commit] = await commitsOf(call.repository, [sha], 1);
      return { status: 200, body: showCommit(call.world, call.repository, need(commit)) };
    },
  },
  {
    id: 'repos/compare-commits-with-basehead',
    method: 'GET',
    path: `${REPO}/compare/{basehead}`,
    needs: READ,
    handle: compare,
  },
  { id: 'repos/get-content', method: 'GET', path: `${REPO}/contents/{path}`, needs: READ, handle: getContent },
  {
    id: 'repos/create-or-update-file-contents',
    method: 'PUT',
    path: `${REPO}/contents/{path}`,
    needs: WRITE,
    handle: putContent,
  },
];

async function getBranch(call: Call): Promise<Answer> {
  const { world, repository, params } = call;
  const name = params['branch'] ?? '';
  const sha = need(await tipOf(repository, `refs/heads/${name}`));
  const [commit] = await commitsOf(repository, [sha], 1);
  const protectionUrl = `${apiOf(world, repository)}/branches/${encodeURIComponent(name)}/protection`;
  return {
    status: 200,
    body: {
      name,
      commit: showCommit(world, repository, need(commit)),
      _links: {
        html: `${webOf(world, repository)}/tree/${name}`,
        self: `${apiOf(world, repository)}/branches/${name}`,
      },
      protected: rulesOf(repository, `refs/heads/${name}`).length > 0,
      protection: { enabled: false },
      protection_url: protectionUrl,
    },
  };
}

async function compare(call: Call): Promise<Answer> {
  const { world, repository, params } = call;
  const [from = '', to = ''] = (params['basehead'] ?? '').split('...');
  const [base, head] = [need(await tipOf(repository, from)), need(await tipOf(repository, to))];
  const common = await git(repository.folder, ['merge-base', base, head]).catch(() => undefined);
  if (common === undefined) throw new ApiError(404, 'No common ancestor');
  const count = async (range: string): Promise<number> =>
    Number(await git(repository.folder, ['rev-list', '--count', range]));
  const [ahead, behind] = [await count(`${base}..${head}`), await count(`${head}..${base}`)];
  const found = await commitsOf(repository, [`${base}..${head}`], 250);
  const out = (
    await gitBytes(repository.folder, ['diff', '--name-status', '-z', '--no-renames', common, head])
  ).toString();
  const parts = out.split('\0');
  const files = parts.flatMap((status, at) =>
    at % 2 === 0 && status !== ''
      ? [{ filename: parts[at + 1] ?? '', status: status === 'A' ? 'added' : status === 'D' ? 'removed' : 'modified' }]
      : [],
  );
  const api = apiOf(world, repository);
  const web = webOf(world, repository);
  const show = async (sha: string): Promise<unknown> =>
    showCommit(world, repository, need((await commitsOf(repository, [sha], 1))[0]));
  return {
    status: 200,
    body: {
      url: `${api}/compare/${params['basehead']}`,
      html_url: `${web}/compare/${params['basehead']}`,
      permalink_url: `${web}/compare/${base}...${head}`,
      diff_url: `${web}/compare/${params['basehead']}.diff`,
      patch_url: `${web}/compare/${params['basehead']}.patch`,
      base_commit: await show(base),
      merge_base_commit: await show(common),
      status: ahead > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical',
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      commits: [...found].reverse().map((commit) => showCommit(world, repository, commit)),
      files: files.slice(0, MOST_COMPARED).map((file) => ({
        ...file,
        sha: head,
        additions: 0,
        deletions: 0,
        changes: 0,
        blob_url: `${web}/blob/${head}/${encodeURIComponent(file.filename)}`,
        raw_url: `${web}/raw/${head}/${encodeURIComponent(file.filename)}`,
        contents_url: `${api}/contents/${encodeURIComponent(file.filename)}?ref=${head}`,
      })),
    },
  };
}

async function getContent(call: Call): Promise<Answer> {
  const { world, repository, params, query, headers } = call;
  const path = params['path'] ?? '';
  const commit = need(await tipOf(repository, query.get('ref') ?? repository.defaultBranch));
  const sha = need(
    await git(repository.folder, ['rev-parse', '--verify', '--quiet', `${commit}:${path}`]).catch(() => undefined),
  );
  const type = await git(repository.folder, ['cat-file', '-t', sha]);
  if (type === 'tree') return { status: 200, body: await folderOf(call, path, sha, commit) };
  const bytes = await gitBytes(repository.folder, ['cat-file', 'blob', sha]);
  if (headers['accept']?.includes('raw') === true) return { status: 200, body: new Uint8Array(bytes) };
  const isLarge = bytes.length > LARGEST_CONTENT;
  const shown = entryOf(call, { path, sha, size: bytes.length, type: 'file' }, commit);
  const content = isLarge
    ? { content: '', encoding: 'none' }
    : { content: bytes.toString('base64'), encoding: 'base64' };
  return { status: 200, body: { ...shown, ...content, url: shown['url'] ?? world.url } };
}

async function folderOf(call: Call, path: string, sha: string, commit: string): Promise<readonly unknown[]> {
  const out = await git(call.repository.folder, ['ls-tree', '-z', '-l', sha]);
  return out.split('\0').flatMap((line) => {
    const match = /^\d+ (\w+) ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line);
    if (match === null) return [];
    const [, kind, object = '', size, name] = match;
    const type = kind === 'tree' ? 'dir' : 'file';
    return [
      entryOf(
        call,
        { path: path === '' ? `${name}` : `${path}/${name}`, sha: object, size: Number(size) || 0, type },
        commit,
      ),
    ];
  });
}

function entryOf(
  { world, repository }: Call,
  {
    path,
    sha,
    size,
    type,
  }: { readonly path: string; readonly sha: string; readonly size: number; readonly type: 'file' | 'dir' },
  commit: string,
): Readonly<Record<string, unknown>> {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const url = `${apiOf(world, repository)}/contents/${encoded}?ref=${commit}`;
  const gitUrl = `${apiOf(world, repository)}/git/${type === 'dir' ? 'trees' : 'blobs'}/${sha}`;
  const web = `${webOf(world, repository)}/blob/${commit}/${encoded}`;
  const download = type === 'dir' ? null : `${webOf(world, repository)}/raw/${commit}/${encoded}`;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    name,
    path,
    sha,
    size,
    url,
    html_url: web,
    git_url: gitUrl,
    download_url: download,
    type,
    _links: { self: url, git: gitUrl, html: web },
  };
}

/** A file as the browser writes it: one commit on a branch. */
async function putContent(call: Call): Promise<Answer> {
  const { world, repository, params, actor } = call;
  const body = new Body(call);
  const branch = body.text('branch') ?? repository.defaultBranch;
  const path = params['path'] ?? '';
  const before = await tipOf(repository, `refs/heads/${branch}`);
  const there = await git(repository.folder, ['rev-parse', '--verify', '--quiet', `${before}:${path}`]).catch(
    () => undefined,
  );
  if (there !== undefined && body.text('sha') !== there)
    throw new ApiError(409, `${path} does not match ${body.text('sha') ?? ''}`);
  const ref = `refs/heads/${branch}`;
  const refused = await refusedPush(repository, { ref, before, after: before });
  if (before !== undefined && refused !== undefined) throw new ApiError(409, refused);
  const author = doer(world, actor);
  const after = await commitFiles(repository, {
    branch,
    files: { [path]: Buffer.from(body.needed('content'), 'base64') },
    message: body.needed('message'),
    author: `${author.login} <${author.login}@example.org>`,
  });
  await afterPush(world, repository, author, [{ ref, before, after }]);
  const [commit] = await commitsOf(repository, [after], 1);
  const sha = await git(repository.folder, ['rev-parse', `${after}:${path}`]);
  const size = Buffer.from(body.needed('content'), 'base64').length;
  const shown = showCommit(world, repository, need(commit));
  return {
    status: there === undefined ? 201 : 200,
    body: {
      content: entryOf(call, { path, sha, size, type: 'file' }, after),
      commit: {
        ...(shown['commit'] as object),
        sha: after,
        node_id: `C_${after}`,
        html_url: shown['html_url'],
        parents: shown['parents'],
      },
    },
  };
}
