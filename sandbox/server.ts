import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Actor } from './account.ts';
import { bodyOf, jsonOf, type Message, messageOf, refusal, sendHead } from './answering.ts';
import { ALL_OPERATIONS } from './api/all.ts';
import { actorOf, authorize } from './auth.ts';
import { serveGit } from './git/http.ts';
import type { Conformity } from './openapi/conform.ts';
import { type Answer, ApiError, type Call, type Operation } from './operation.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Repository } from './repository.ts';
import { type Match, makeRouter, type Router } from './router.ts';
import { phasesOf, spoil, spoilWhole, strike } from './striking.ts';
import { servePage } from './web/pages.ts';
import { repositoryOf, type World } from './world.ts';

/** One request to the API, as the log keeps it. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** GitHub's name of it; `git/upload-pack`, `git/receive-pack` for git; '' where there is none. */
  readonly operation: string;
  /** 0: none was answered. */
  readonly status: number;
  /** The login of whoever asked; '' for nobody. */
  readonly actor: string;
  readonly milliseconds: number;
}

/** What the server is made of. */
export interface ServerOrder {
  readonly world: World;
  readonly conformity: Conformity;
  readonly limits: RateLimits;
  readonly log: (request: LoggedRequest) => void;
}

/** One exchange with whoever asks. */
interface Exchange extends ServerOrder {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** Puts it in the log. */
  readonly done: (operation: string, status: number, actor: string) => void;
}

const API = /^\/api\/(v3|uploads)(?=\/|$)/;
const GIT = /^\/[^/]+\/[^/]+\.git\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** An HTTP server that answers as GitHub's API, its git and its pages. */
export function makeServer(order: ServerOrder): Server {
  const router = makeRouter(ALL_OPERATIONS);
  return createServer((request, response) => {
    response.setHeader('date', order.world.now().toUTCString());
    serve(order, router, request, response).catch((error: unknown) => {
      // Somebody who went away is no fault of ours; all else a test must see.
      if (request.errored === null && !response.destroyed) {
        order.conformity.note(`${request.method} ${request.url}: ${(error as Error).stack ?? String(error)}`);
      }
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end('{"message":"Server Error"}');
    });
  });
}

async function serve(
  order: ServerOrder,
  router: Router,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const method = request.method ?? 'GET';
  const target = `http://sandbox${request.url ?? '/'}`;
  if (!URL.canParse(target)) {
    response.writeHead(400).end();
    return;
  }
  const url = new URL(target);
  const done: Exchange['done'] = (operation, status, actor) =>
    order.log({ method, path: url.pathname, operation, status, actor, milliseconds: performance.now() - started });
  const exchange: Exchange = { ...order, request, response, url, done };
  if (GIT.test(url.pathname)) await exchangeGit(exchange);
  else if (API.test(url.pathname)) await exchangeApi(exchange, router.find(method, url.pathname.replace(API, '')));
  else await servePage(order.world, request, response);
}

async function exchangeGit({ world, request, response, url, done }: Exchange): Promise<void> {
  const service = url.searchParams.get('service') ?? url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  const operation = `git/${service.replace('git-', '')}`;
  const { early, late } = phasesOf(world.faults.strike(operation));
  if (early !== undefined) return done(operation, await strike(early, response), '');
  if (late !== undefined) spoilWhole(late, response);
  const [status, actor] = await serveGit(world, request, response, url);
  done(operation, status, actor);
}

async function exchangeApi(exchange: Exchange, match: Match | undefined): Promise<void> {
  const { world, response, done } = exchange;
  const operation = match?.operation.id ?? '';
  const { early, late } = phasesOf(world.faults.strike(operation));
  if (early?.kind === 'answer' && early.status === 502) breakDown(exchange, match);
  if (early !== undefined) return done(operation, await strike(early, response), '');
  const { message, actor } = await messageTo(exchange, match);
  if (late !== undefined) {
    if (late.kind !== 'answer') sendHead(response, message);
    await spoil(late, response, message.bytes);
  } else {
    sendHead(response, message, message.bytes.length);
    response.end(message.bytes);
  }
  const status = late?.kind === 'answer' ? late.status : message.status;
  done(operation, late?.kind === 'closed' ? 0 : status, actor);
}

function breakDown({ world, url }: Exchange, match: Match | undefined): void {
  const repository = match && repositoryIn(world, match.params);
  if (match?.operation.breakDown === undefined || repository === undefined) return;
  match.operation.breakDown({ world, repository, params: match.params, query: url.searchParams });
}

async function messageTo(
  exchange: Exchange,
  match: Match | undefined,
): Promise<{ readonly message: Message; readonly actor: string }> {
  const { world, limits, request } = exchange;
  let actor: Actor = { kind: 'anonymous' };
  let answer: Answer;
  // Asking what is left costs nothing.
  const isFree = match?.operation.id === 'rate-limit/get';
  try {
    const bytes = await bodyOf(request, match?.operation.id === 'repos/upload-release-asset');
    actor = actorOf(world, request.headers.authorization);
    const counted = isFree ? undefined : limits.begin(actor, request.method ?? 'GET');
    try {
      answer = await answerTo(exchange, match, actor, bytes);
    } finally {
      counted?.end();
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    answer = refusal(error);
  }
  const message = messageOf(answer, request);
  if (message.status === 304 && !isFree) limits.giveBack(actor);
  const headers = { ...limits.headersOf(actor), ...acceptedOf(match?.operation), ...message.headers, ...requestId() };
  return { message: { ...message, headers }, actor: actor.kind === 'anonymous' ? '' : actor.account.login };
}

async function answerTo(
  { world, conformity, request, url }: Exchange,
  match: Match | undefined,
  actor: Actor,
  bytes: Uint8Array,
): Promise<Answer> {
  if (match === undefined) {
    conformity.note(`${request.method} ${url.pathname}: the sandbox has no such operation`);
    throw new ApiError(404, 'Not Found');
  }
  const { operation, params } = match;
  const repository = repositoryIn(world, params);
  if (params['repo'] !== undefined && repository === undefined) throw new ApiError(404, 'Not Found');
  authorize(world, actor, operation.needs, { repository, organization: params['org'] });
  if (repository?.archived === true && request.method !== 'GET' && operation.id !== 'repos/update') {
    throw new ApiError(403, 'Repository was archived so is read-only.');
  }
  const call: Call = {
    world,
    actor,
    params,
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body: operation.id === 'repos/upload-release-asset' ? undefined : jsonOf(bytes),
    bytes,
    get repository(): Repository {
      if (repository === undefined) throw new Error(`${operation.id} is of no repository`);
      return repository;
    },
  };
  const refused = conformity.request(call, operation);
  if (refused !== undefined) throw new ApiError(422, `Invalid request.\n\n${refused}`);
  const answer = await answerOrRefusal(operation, call);
  conformity.answer(call, operation, answer);
  return answer;
}

async function answerOrRefusal(operation: Operation, call: Call): Promise<Answer> {
  try {
    return await operation.handle(call);
  } catch (error) {
    if (error instanceof ApiError) return refusal(error);
    throw error;
  }
}

function repositoryIn(world: World, { owner, repo }: Readonly<Record<string, string>>): Repository | undefined {
  return owner === undefined || repo === undefined ? undefined : repositoryOf(world, `${owner}/${repo}`);
}

/** Which permission would have done. */
function acceptedOf(operation: Operation | undefined): Readonly<Record<string, string>> {
  const permission = operation?.needs.permission;
  if (permission === undefined) return {};
  const [names, access] = permission;
  return {
    'x-accepted-github-permissions': names
      .split('|')
      .map((name) => `${name}=${access}`)
      .join('; '),
  };
}

function requestId(): Readonly<Record<string, string>> {
  const part = (bytes: number): string => randomBytes(bytes).toString('hex').toUpperCase();
  return { 'x-github-request-id': [part(2), part(3), part(4), part(4), part(4)].join(':') };
}
