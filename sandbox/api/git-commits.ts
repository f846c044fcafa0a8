import type { Account } from '../account.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { commitsAt } from '../git/commits.ts';
import { typeOf } from '../git/objects.ts';
import { GitError, git } from '../git/run.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need } from '../pagination.ts';
import { emailOf } from '../people.ts';
import { showGitCommit, showTagObject } from '../show/reference.ts';
import type { World } from '../world.ts';

const READ = { permission: ['contents', 'read'], role: 'read' } as const;
const WRITE = { permission: ['contents', 'write'], role: 'write' } as const;
const GIT = '/repos/{owner}/{repo}/git';

/** Commits and annotated tags as git's objects, read and made. */
export const GIT_COMMIT_OPERATIONS: readonly Operation[] = [
  { id: 'git/get-commit', method: 'GET', path: `${GIT}/commits/{commit_sha}`, needs: READ, handle: getCommit },
  { id: 'git/create-commit', method: 'POST', path: `${GIT}/commits`, needs: WRITE, handle: createCommit },
  { id: 'git/get-tag', method: 'GET', path: `${GIT}/tags/{tag_sha}`, needs: READ, handle: getTag },
  { id: 'git/create-tag', method: 'POST', path: `${GIT}/tags`, needs: WRITE, handle: createTag },
];

async function getCommit(call: Call): Promise<Answer> {
  const sha = call.params['commit_sha'] ?? '';
  if ((await typeOf(call.repository, sha)) !== 'commit') throw new ApiError(404, 'Not Found');
  return await answerCommit(call, 200, sha);
}

async function answerCommit({ world, repository }: Call, status: number, sha: string): Promise<Answer> {
  const [commit] = await commitsAt(repository, [sha]);
  return { status, body: showGitCommit(world, repository, need(commit)) };
}

async function createCommit(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const body = new Body(call);
  const tree = body.needed('tree');
  if ((await typeOf(repository, tree)) !== 'tree') throw new ApiError(422, 'Tree SHA is not a tree object');
  const parents = body.texts('parents') ?? [];
  for (const parent of parents) {
    if ((await typeOf(repository, parent)) === 'commit') continue;
    throw new ApiError(422, 'Parent SHA does not exist or is not a commit object');
  }
  const author = personOf(world, body.raw('author'), doer(world, actor));
  const committer = body.has('committer') ? personOf(world, body.raw('committer'), doer(world, actor)) : author;
  const env = {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: author.date,
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
    GIT_COMMITTER_DATE: committer.date,
  };
  const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'];
  const sha = await git(repository.folder, args, { env, input: body.needed('message') });
  return await answerCommit(call, 201, sha);
}

interface Person {
  readonly name: string;
  readonly email: string;
  /** ISO 8601. */
  readonly date: string;
}

/** Whoever is named in a body, or the account that asks. */
function personOf(world: World, given: unknown, account: Account): Person {
  const { name, email, date } = (given ?? {}) as Readonly<Record<string, string | undefined>>;
  if (date !== undefined && Number.isNaN(Date.parse(date))) throw new ApiError(422, `${date} is not a valid date`);
  const clean = (text: string): string => text.replace(/[<>\0-\x1f\x7f]/g, '').trim() || 'unknown';
  return {
    name: clean(name ?? account.name ?? account.login),
    email: clean(email ?? emailOf(account)),
    date: new Date(date ?? world.now()).toISOString(),
  };
}

async function getTag(call: Call): Promise<Answer> {
  const sha = call.params['tag_sha'] ?? '';
  if ((await typeOf(call.repository, sha)) !== 'tag') throw new ApiError(404, 'Not Found');
  return await answerTag(call, 200, sha);
}

async function answerTag({ world, repository }: Call, status: number, sha: string): Promise<Answer> {
  const text = await git(repository.folder, ['cat-file', 'tag', sha]);
  const end = text.indexOf('\n\n');
  const head = new Map(
    text
      .slice(0, end)
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const),
  );
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*)> (\d+)/.exec(head.get('tagger') ?? '') ?? [];
  const facts = {
    sha,
    tag: head.get('tag') ?? '',
    message: text.slice(end + 2),
    tagger: { name, email, date: new Date(Number(seconds) * 1000).toISOString() },
    object: { sha: head.get('object') ?? '', type: head.get('type') ?? '' },
  };
  return { status, body: showTagObject(world, repository, facts) };
}

async function createTag(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const body = new Body(call);
  const [tag, message, object, type] = ['tag', 'message', 'object', 'type'].map((name) => body.needed(name));
  const { name, email, date } = personOf(world, body.raw('tagger'), doer(world, actor));
  const seconds = Math.floor(Date.parse(date) / 1000);
  const input = `object ${object}\ntype ${type}\ntag ${tag}\ntagger ${name} <${email}> ${seconds} +0000\n\n${message}\n`;
  try {
    return await answerTag(call, 201, await git(repository.folder, ['mktag'], { input }));
  } catch (error) {
    if (error instanceof GitError) throw new ApiError(422, 'Object does not exist');
    throw error;
  }
}
