import { createHmac } from 'node:crypto';
import { request as plainRequest } from 'node:http';
import { request as securedRequest } from 'node:https';

/** What is sent to a hook. */
export interface Parcel {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Ends the attempt. */
  readonly signal: AbortSignal;
}

/** Hands a parcel over on a connection of its own, and gives the status that was answered. */
export function post({
  url,
  headers,
  body,
  signal,
}: Parcel): Promise<{ readonly status: number; readonly text: string }> {
  const bytes = Buffer.from(body);
  const request = url.startsWith('https:') ? securedRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      agent: false as const,
      signal,
      headers: { ...headers, 'content-length': bytes.length },
    };
    const sent = request(url, options, (response) => {
      response.on('error', reject).on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: response.statusMessage ?? '' });
      });
      response.resume();
    });
    sent.on('error', reject).end(bytes);
  });
}

/** The headers by which an app knows that a payload is GitHub's. */
export function signatures(payload: string, secret: string): Readonly<Record<string, string>> {
  const sign = (algorithm: string): string => createHmac(algorithm, secret).update(payload).digest('hex');
  return { 'x-hub-signature': `sha1=${sign('sha1')}`, 'x-hub-signature-256': `sha256=${sign('sha256')}` };
}
