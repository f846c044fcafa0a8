import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';

/** Where GitHub sends its webhooks. */
export const WEBHOOK_PATH = '/api/github/webhooks';

/** GitHub sends no more than this. Bytes. */
const LONGEST_BODY = 25 * 1024 * 1024;

/** What stands behind the server. */
export interface Backend {
  /** Probot: whether it took the request. */
  readonly webhooks: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Why it cannot take webhooks just now, in one word; `undefined`: it can. */
  readonly unready: () => Promise<string | undefined>;
  readonly metrics: Metrics;
}

/** The server that GitHub and whoever watches over the app speak to; it does not listen yet. */
export function makeServer(backend: Backend): Server {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 10_000 });
  server.maxRequestsPerSocket = 1000;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void answer(backend, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  return server;
}

async function answer(backend: Backend, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === WEBHOOK_PATH) return await takeWebhook(backend, request, response);
  const reading = request.method === 'GET' || request.method === 'HEAD';
  if (reading && pathname === '/health') return tell(response, 200, 'ok\n');
  if (reading && pathname === '/ready') {
    const why = await backend.unready();
    return tell(response, why === undefined ? 200 : 503, `${why ?? 'ready'}\n`);
  }
  if (reading && pathname === '/metrics') {
    return tell(response, 200, backend.metrics.text(), 'text/plain; version=0.0.4; charset=utf-8');
  }
  tell(response, 404, 'not found\n');
}

async function takeWebhook(
  { webhooks, metrics }: Backend,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const body = await bodyOf(request);
  if (body === undefined) {
    response.setHeader('connection', 'close');
    return tell(response, 413, 'too large\n');
  }
  // Probot takes a body that is read already: it would read any length.
  request.body = body;
  if (!(await webhooks(request, response))) tell(response, 404, 'not found\n');
  metrics.answering.observe((performance.now() - started) / 1000);
}

/** The body as text; `undefined`: it is too long, and the rest was not read. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > LONGEST_BODY) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tell(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
}
