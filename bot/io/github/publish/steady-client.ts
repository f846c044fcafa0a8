import type { Octokit } from '@octokit/rest';
import { OddAnswer } from '../pages.ts';
import { type Patience, patiently } from './patience.ts';

type Hook = Octokit['hook'];

/**
 * Makes a client of a run that nobody waits for: whatever is read is asked for again until it comes whole, and every
 * request ends. Requests with a signal of their own are tried again by whoever made them, who knows what they change.
 */
export function steady<C extends { readonly hook: Hook }>(client: C, patience: Patience): C {
  client.hook.wrap('request', async (ask, options) => {
    if (options.method !== 'GET' || options.request?.signal !== undefined) return whole(await ask(options));
    return await patiently(
      patience,
      () => 0,
      async () => {
        const request = { ...options.request, signal: AbortSignal.timeout(patience.answer) };
        return whole(await ask({ ...options, request }));
      },
    );
  });
  return client;
}

/** Octokit gives the text of an answer that was to be JSON and is none, such as half of one. */
function whole<A extends { readonly data: unknown; readonly headers: { readonly 'content-type'?: string } }>(
  answer: A,
): A {
  const isJson = answer.headers['content-type']?.includes('json') === true;
  if (isJson && typeof answer.data === 'string') throw new OddAnswer('an answer came that is not whole');
  return answer;
}
