import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, ApiError } from './operation.ts';

/** JSON takes no more, files that are uploaded do. Bytes. */
const LARGEST_JSON = 25 * 1024 * 1024;
const LARGEST_UPLOAD = 110 * 1024 * 1024;

/** The body of a request, as long as it is not too large. */
export async function bodyOf(request: IncomingMessage, isUpload: boolean): Promise<Uint8Array> {
  const largest = isUpload ? LARGEST_UPLOAD : LARGEST_JSON;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // The rest is read and forgotten: who is cut off while sending sees no answer.
    if (size <= largest) chunks.push(chunk as Buffer);
  }
  if (size > largest) throw new ApiError(413, 'Payload too large');
  return Buffer.concat(chunks);
}

/** A body as JSON. */
export function jsonOf(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new ApiError(400, 'Problems parsing JSON');
  }
}

/** What is answered to a request that is refused. */
export function refusal({ status, message, errors, headers }: ApiError): Answer {
  const body = {
    message,
    ...(errors === undefined ? {} : { errors }),
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  };
  return { status, body, headers: headers ?? {} };
}

/** An answer as bytes, with its headers. */
export interface Message {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** What goes over the wire; a 304 where the asker has the same already. */
export function messageOf({ status, body, headers = {} }: Answer, request: IncomingMessage): Message {
  const isBytes = body instanceof Uint8Array;
  const bytes = isBytes ? body : Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const type = isBytes ? 'application/octet-stream' : 'application/json; charset=utf-8';
  const typed: Record<string, string> = body === undefined ? { ...headers } : { 'content-type': type, ...headers };
  if (request.method !== 'GET' || status !== 200) return { status, headers: typed, bytes };
  const etag = `W/"${createHash('sha256').update(bytes).digest('hex')}"`;
  const asked = request.headers['if-none-match'];
  if (asked?.split(/,\s*/).some((each) => each.replace(/^W\//, '') === etag.slice(2)) === true) {
    return { status: 304, headers: { ...headers, etag }, bytes: new Uint8Array() };
  }
  return { status, headers: { ...typed, etag }, bytes };
}

/** Sends the head of a message: its body follows. */
export function sendHead(response: ServerResponse, { status, headers }: Message, length?: number): void {
  const hasBody = status !== 204 && status !== 304;
  response.writeHead(status, {
    ...headers,
    ...(hasBody && length !== undefined ? { 'content-length': String(length) } : {}),
  });
}
