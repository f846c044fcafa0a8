import { UserError } from '../../core/user-error.ts';
import { isLimit } from '../github/settings-client.ts';
import { proxyWords, tooMany } from './refusal.ts';

/** A download asked for. */
export interface DownloadOrder {
  readonly url: string;
  /** Told only to the address's own host: GitHub's files lie at another one, which gets no secret of ours. */
  readonly token: string | undefined;
  /** What it is, for words to people. */
  readonly what: string;
}

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The bytes at an address, as they come; `undefined` where there is nothing. A download that ends early is an error. */
export async function download(order: DownloadOrder): Promise<AsyncIterable<Uint8Array> | undefined> {
  const response = await follow(order);
  if (response.status === 404) return undefined;
  if (!response.ok || response.body === null) throw refused(response, order.what);
  return whole(response, order.what);
}

async function follow({ url, token, what }: DownloadOrder): Promise<Response> {
  let address = new URL(url);
  const own = address.origin;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const headers: Record<string, string> = { accept: 'application/octet-stream', 'user-agent': 'apertura' };
    if (token !== undefined && address.origin === own) headers['authorization'] = `Bearer ${token}`;
    const response = await answered(address, headers, what);
    if (!REDIRECTS.has(response.status)) return response;
    await response.body?.cancel();
    address = nextAddress(response, address, what);
  }
  throw astray(what);
}

/** Never from an encrypted address to one that is not: whoever listens could put other bytes in. */
function nextAddress({ headers }: Response, from: URL, what: string): URL {
  const location = headers.get('location');
  if (location === null || !URL.canParse(location, from)) throw astray(what);
  const next = new URL(location, from);
  const isSafe = next.protocol === 'https:' || (next.protocol === 'http:' && from.protocol === 'http:');
  if (!isSafe) throw astray(what);
  return next;
}

async function answered(url: URL, headers: Readonly<Record<string, string>>, what: string): Promise<Response> {
  try {
    return await fetch(url, { headers, redirect: 'manual' });
  } catch {
    throw broken(what);
  }
}

async function* whole({ body, headers }: Response, what: string): AsyncGenerator<Uint8Array> {
  const promised = headers.get('content-encoding') === null ? headers.get('content-length') : null;
  let size = 0;
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw broken(what);
      });
      if (done) break;
      size += value.length;
      yield value;
    }
    if (promised !== null && size !== Number(promised)) throw broken(what);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function refused(response: Response, what: string): UserError {
  const { status } = response;
  if (isLimit({ status, response: { headers: Object.fromEntries(response.headers) } })) return tooMany();
  return new UserError({
    es: `El servidor no entregó ${what} (${status}). Inténtelo de nuevo más tarde.`,
    en: `The server did not give ${what} (${status}). Try again later.`,
  });
}

function broken(what: string): UserError {
  const proxy = proxyWords();
  return new UserError({
    es: `Se cortó la descarga de ${what}. Revise la conexión y repita la orden: no se dejó nada a medias.${proxy.es}`,
    en: `The download of ${what} was cut off. Look at the connection and repeat the command: nothing half-written was left.${proxy.en}`,
  });
}

function astray(what: string): UserError {
  return new UserError({
    es: `El servidor envía a otra dirección que no es segura, o a demasiadas, para ${what}. No se descargó nada.`,
    en: `The server leads to an address that is not safe, or to too many, for ${what}. Nothing was downloaded.`,
  });
}
