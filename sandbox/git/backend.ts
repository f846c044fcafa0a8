import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerHooks, type Question, type Verdict } from './hook.ts';
import { gitEnvironment } from './run.ts';

/** One exchange of git's smart protocol over HTTP. */
export interface Exchange {
  /** The bare repository. */
  readonly folder: string;
  /** `info/refs`, `git-upload-pack` or `git-receive-pack`. */
  readonly place: string;
  /** `service=…`, as `info/refs` asks for it. */
  readonly query: string;
  readonly login: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Runs `git http-backend` as CGI, both bodies streamed; gives the status. */
export async function fetchBy(exchange: Exchange): Promise<number> {
  const child = spawn('git', ['http-backend'], { env: environment(exchange), stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(child, 'close');
  feed(exchange.request, child.stdin);
  const status = await relay(child.stdout, exchange.response, 'cease');
  await ended;
  exchange.response.end();
  return status;
}

/** As `fetchBy`, for a push: hooks are answered, and the pusher hears the end when all that follows is done. */
export async function pushBy(exchange: Exchange, answer: (question: Question) => Promise<Verdict>): Promise<number> {
  const env = { ...environment(exchange), SANDBOX_ASKS: 'yes' };
  // Casts: Node's types know only the first three, and a further pipe is open both ways.
  const child = spawn('git', ['http-backend'], {
    env,
    stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
  }) as ChildProcessByStdio<Writable, Readable, null>;
  const ended = once(child, 'close');
  const answered = answerHooks(child.stdio[3] as Duplex, answer);
  answered.catch(() => undefined);
  feed(exchange.request, child.stdin);
  // Who goes away in the middle of the report does not keep git from finishing what it has begun.
  const status = await relay(child.stdout, exchange.response, 'carry on');
  await ended;
  await answered;
  exchange.response.end();
  return status;
}

/** A body that is cut off ends git's input, and git takes nothing that is not whole. */
function feed(request: IncomingMessage, input: Writable): void {
  // A git that ends early closes its input; its answer tells.
  pipeline(request, input).catch(() => undefined);
}

function environment({ folder, place, query, login, request }: Exchange): NodeJS.ProcessEnv {
  const { headers, method = 'GET' } = request;
  // Not CONTENT_LENGTH: git would wait for ever, and busily, for the rest of a body that is cut off.
  const given = {
    CONTENT_TYPE: headers['content-type'],
    HTTP_CONTENT_ENCODING: headers['content-encoding'],
    GIT_PROTOCOL: headers['git-protocol'],
  };
  const present = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return gitEnvironment({
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${place}`,
    QUERY_STRING: query,
    REQUEST_METHOD: method,
    REMOTE_USER: login,
    REMOTE_ADDR: '127.0.0.1',
    ...Object.fromEntries(present),
  });
}

/** Passes on a CGI answer, headers and then the body as it comes, but for the end; gives the status. */
async function relay(from: Readable, response: ServerResponse, mode: 'cease' | 'carry on'): Promise<number> {
  let head: Buffer | undefined = Buffer.alloc(0);
  let status = 500;
  for await (const chunk of from) {
    // Somebody who went away.
    if (response.destroyed && mode === 'cease') break;
    if (head === undefined) {
      await send(response, chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) continue;
    status = writeHead(response, head.subarray(0, end).toString('latin1'));
    const rest = head.subarray(end + 4);
    head = undefined;
    if (rest.length > 0) await send(response, rest);
  }
  if (head !== undefined && !response.destroyed) response.writeHead(status);
  return status;
}

function writeHead(response: ServerResponse, head: string): number {
  let status = 200;
  for (const line of head.split('\r\n')) {
    const [name = '', ...value] = line.split(':');
    if (name.toLowerCase() === 'status') status = Number.parseInt(value.join(':').trim(), 10);
    else response.setHeader(name, value.join(':').trim());
  }
  response.writeHead(status);
  return status;
}

async function send(response: ServerResponse, chunk: Uint8Array): Promise<void> {
  if (response.destroyed || response.write(chunk)) return;
  const stop = new AbortController();
  const either = ['drain', 'close'].map((event) => once(response, event, { signal: stop.signal }));
  // A connection that broke is seen by the next chunk.
  await Promise.race(either).catch(() => undefined);
  stop.abort();
}
