import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAtLeast, roleIn } from '../access.ts';
import type { Actor } from '../account.ts';
import { actorOf, canSee, doer, reaches } from '../auth.ts';
import { ApiError } from '../operation.ts';
import { fullNameOf, type Repository } from '../repository.ts';
import { repositoryOf, type World } from '../world.ts';
import { type Exchange, fetchBy, pushBy } from './backend.ts';
import { judgePush } from './gate.ts';
import { afterPush } from './push.ts';

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };
const REALM = { ...PLAIN, 'www-authenticate': 'Basic realm="GitHub"' };

/** Serves a clone, a fetch or a push through `git http-backend`; gives the status and who asked. */
export async function serveGit(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<readonly [status: number, actor: string]> {
  let who = '';
  try {
    const wanted = wantedBy(request, url);
    const actor = gitActor(world, request.headers.authorization);
    if (actor.kind !== 'anonymous') who = actor.account.login;
    const repository = repositoryFor(world, actor, wanted.name);
    if (wanted.service === 'git-receive-pack') mayPush(world, actor, repository);
    const query = wanted.place === 'info/refs' ? `service=${wanted.service}` : '';
    const exchange = { folder: repository.folder, place: wanted.place, query, login: who, request, response };
    const isPush = wanted.place === 'git-receive-pack';
    return [isPush ? await receive(world, repository, actor, exchange) : await fetchBy(exchange), who];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // Who is cut off while sending sees no answer.
    request.resume();
    response.writeHead(error.status, error.status === 401 ? REALM : PLAIN).end(`${error.message}\n`);
    return [error.status, who];
  }
}

interface Wanted {
  /** `owner/name`. */
  readonly name: string;
  readonly place: 'info/refs' | 'git-upload-pack' | 'git-receive-pack';
  readonly service: 'git-upload-pack' | 'git-receive-pack';
}

/** What is asked for: of the address nothing but this goes to git. */
function wantedBy({ method }: IncomingMessage, url: URL): Wanted {
  const [, owner = '', file = '', ...rest] = url.pathname.split('/');
  const name = `${owner}/${file.replace(/\.git$/, '')}`;
  const place = rest.join('/');
  if (place === 'git-upload-pack' || place === 'git-receive-pack') {
    if (method !== 'POST') throw new ApiError(405, 'Method not allowed');
    return { name, place, service: place };
  }
  if (place !== 'info/refs') throw new ApiError(404, 'Not Found');
  const service = url.searchParams.get('service');
  if (service !== 'git-upload-pack' && service !== 'git-receive-pack') {
    throw new ApiError(403, 'Please upgrade your git client.\nGitHub.com no longer supports git over dumb-http.');
  }
  if (method !== 'GET') throw new ApiError(405, 'Method not allowed');
  return { name, place, service };
}

function gitActor(world: World, authorization: string | undefined): Actor {
  try {
    return actorOf(world, authorization);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    const why = 'Invalid username or token. Password authentication is not supported for Git operations.';
    throw new ApiError(401, why);
  }
}

/** Whether a repository is there is told to nobody who may not see it. */
function repositoryFor(world: World, actor: Actor, name: string): Repository {
  const repository = repositoryOf(world, name);
  if (repository !== undefined && mayRead(world, actor, repository)) return repository;
  throw actor.kind === 'anonymous'
    ? new ApiError(401, 'Repository not found.')
    : new ApiError(404, 'Repository not found.');
}

function mayRead(world: World, actor: Actor, repository: Repository): boolean {
  if (repository.visibility === 'public') return true;
  return (
    canSee(world, actor, repository) && (actor.kind !== 'installation' || actor.permissions['contents'] !== undefined)
  );
}

function mayPush(world: World, actor: Actor, repository: Repository): void {
  if (actor.kind === 'anonymous') throw new ApiError(401, 'Authentication required');
  if (!mayWrite(world, actor, repository)) {
    throw new ApiError(403, `Permission to ${fullNameOf(repository)}.git denied to ${actor.account.login}.`);
  }
  if (repository.archived) throw new ApiError(403, 'This repository was archived so it is read-only.');
}

function mayWrite(world: World, actor: Actor, repository: Repository): boolean {
  if (actor.kind === 'user') return isAtLeast(roleIn(world, repository, actor.account), 'write');
  return actor.kind === 'installation' && reaches(actor, repository) && actor.permissions['contents'] === 'write';
}

/** A push: judged while its objects wait, and followed up before the pusher hears that it is done. */
async function receive(world: World, repository: Repository, actor: Actor, exchange: Exchange): Promise<number> {
  return await pushBy(exchange, async (question) => {
    if (question.hook === 'pre-receive') return await judgePush(world, repository, actor, question);
    await afterPush(world, repository, doer(world, actor), question.changes);
    return { ok: true, lines: [] };
  });
}
