import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { makeBare } from './git/bare.ts';
import { HOOK } from './git/hook.ts';
import { objectOf, refsOf, tipOf } from './git/refs.ts';
import { git } from './git/run.ts';
import { fullNameOf, type Repository } from './repository.ts';
import { repositoryOf, type World } from './world.ts';

/** How a repository begins. */
export interface RepositoryOrder {
  readonly owner: Account;
  readonly name: string;
  readonly defaultBranch?: string;
  readonly visibility?: 'public' | 'private';
  readonly forkOf?: Repository;
}

/** As GitHub's own: any commit may be asked for, what is pushed is looked at, and `refs/pull` is read only. */
const SETTINGS = `[core]
	logAllRefUpdates = true
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
[receive]
	fsckObjects = true
	hideRefs = refs/pull
	autogc = false
	maxInputSize = 2g
[transfer]
	hideRefs = refs/sandbox
[http]
	receivepack = true
[gc]
	auto = 0
`;

/** Whether GitHub would take it as a repository's name. */
export function isRepositoryName(name: string): boolean {
  return /^[\w.-]{1,100}$/.test(name) && !/^\.\.?$|\.(git|wiki)$/i.test(name);
}

/** Makes an empty bare repository. */
export async function createRepository(world: World, order: RepositoryOrder): Promise<Repository> {
  const { owner, name, defaultBranch = 'main', visibility = 'public', forkOf } = order;
  if (!isRepositoryName(name)) throw new Error(`${name} is no name of a repository`);
  if (repositoryOf(world, `${owner.login}/${name}`) !== undefined)
    throw new Error(`${owner.login}/${name} is there already`);
  const now = world.now();
  const repository: Repository = {
    id: world.next(),
    owner,
    name,
    folder: await folderFor(world, owner, name),
    visibility,
    archived: false,
    defaultBranch,
    forkOf,
    createdAt: now,
    pushedAt: now,
    collaborators: new Map(),
    issues: new Map(),
    pulls: new Map(),
    labels: new Map(),
    checkSuites: new Map(),
    checkRuns: new Map(),
    statuses: [],
    releases: new Map(),
    rulesets: new Map(),
    runs: new Map(),
    artifacts: new Map(),
    mergeGroups: [],
    settings: new Map(),
  };
  await initialize(repository);
  world.repositories.set(fullNameOf(repository).toLowerCase(), repository);
  return repository;
}

/** A folder of its own, within the world's, whatever names and links say. */
async function folderFor({ folder }: World, { login }: Account, name: string): Promise<string> {
  if (!/^\w[\w.-]*(\[bot\])?$/.test(login)) throw new Error(`${login} is no login`);
  const made = join(folder, login, `${name}.git`);
  await mkdir(made, { recursive: true });
  if ((await realpath(made)) !== join(await realpath(folder), login, `${name}.git`)) {
    throw new Error(`the folder of ${login}/${name} leads elsewhere`);
  }
  return made;
}

async function initialize({ folder, defaultBranch, forkOf }: Repository): Promise<void> {
  await makeBare(folder, { branch: defaultBranch, settings: SETTINGS });
  await mkdir(join(folder, 'hooks'), { recursive: true });
  for (const hook of ['pre-receive', 'post-receive'])
    await writeFile(join(folder, 'hooks', hook), HOOK, { mode: 0o755 });
  // A fork shares the objects of what it was made of, which never lose any.
  if (forkOf !== undefined)
    await writeFile(join(folder, 'objects/info/alternates'), `${join(forkOf.folder, 'objects')}\n`);
}

/** A fork: the same objects, branches and tags in a repository of somebody else. Nothing is told of it. */
export async function fork(world: World, repository: Repository, owner: Account, name?: string): Promise<Repository> {
  const { defaultBranch, visibility } = repository;
  const order = { owner, name: name ?? repository.name, defaultBranch, visibility, forkOf: repository };
  const made = await createRepository(world, order);
  const lines = [...(await refsOf(repository))].map(([ref, sha]) => `create ${ref} ${sha}\n`);
  await git(made.folder, ['update-ref', '--stdin'], { input: lines.join('') });
  return made;
}

/** What a file is to be: its content, where a symbolic link leads, or nothing (the file goes). */
export type FileOrder = string | Uint8Array | { readonly link: string } | undefined;

/** A commit that is to be made. */
export interface CommitOrder {
  /** Is moved to the commit; nothing is told of it: a push does that. */
  readonly branch: string;
  /** A revision; the branch itself where not given, none for a first commit. */
  readonly parent?: string;
  /** Where the branch has to be still; wherever it is, where not given. */
  readonly expected?: string;
  /** By path. */
  readonly files: Readonly<Record<string, FileOrder>>;
  readonly message: string;
  /** `Name <mail>`. */
  readonly author?: string;
  /** The author, where not given. */
  readonly committer?: string;
  /** The machine's clock, where not given. */
  readonly date?: Date;
}

/** Makes a commit without a work tree, and moves the branch; a `GitError` where somebody else moved it meanwhile. */
export async function commitFiles(repository: Repository, order: CommitOrder): Promise<string> {
  const { folder } = repository;
  const ref = `refs/heads/${order.branch}`;
  const old = order.expected ?? (await objectOf(repository, ref));
  const parent = order.parent === undefined ? old : await tipOf(repository, order.parent);
  if (order.parent !== undefined && parent === undefined) throw new Error(`there is no commit ${order.parent}`);
  seeded += 1;
  const passing = `refs/sandbox/${process.pid}-${seeded}`;
  const args = ['fast-import', '--quiet', '--force', '--date-format=raw'];
  const commit = await git(folder, args, { input: Buffer.concat(streamOf(order, passing, parent)) });
  const moves = [
    `${old === undefined ? 'create' : 'update'} ${ref} ${commit}${old === undefined ? '' : ` ${old}`}`,
    `delete ${passing}`,
  ];
  await git(folder, ['update-ref', '--stdin'], { input: `${moves.join('\n')}\n` });
  return commit;
}

let seeded = 0;

/** What `git fast-import` reads; it answers with the commit. */
function streamOf(order: CommitOrder, ref: string, parent: string | undefined): readonly Buffer[] {
  const { files, message, author = 'Sandbox <sandbox@example.org>', committer = author, date = new Date() } = order;
  const when = `${Math.floor(date.getTime() / 1000)} +0000`;
  const text = Buffer.from(message);
  const head = `commit ${ref}\nmark :1\nauthor ${author} ${when}\ncommitter ${committer} ${when}\ndata ${text.length}\n`;
  const from = parent === undefined ? '' : `from ${parent}\n`;
  return [
    Buffer.from(head),
    text,
    Buffer.from(`\n${from}`),
    ...Object.entries(files).flatMap(([path, file]) => fileOf(path, file)),
    Buffer.from('\nget-mark :1\n'),
  ];
}

function fileOf(path: string, file: FileOrder): readonly Buffer[] {
  const quoted = `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
  if (file === undefined) return [Buffer.from(`D ${quoted}\n`)];
  const isLink = typeof file === 'object' && 'link' in file;
  const bytes = Buffer.from(isLink ? file.link : file);
  const mode = isLink ? '120000' : '100644';
  return [Buffer.from(`M ${mode} inline ${quoted}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n')];
}
