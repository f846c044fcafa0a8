import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './faults.ts';
import { SECONDARY } from './rate-limits.ts';

/** Faults that do away with a request before any work is done on it. */
export type EarlyFault = Exclude<Fault, { readonly kind: 'slow' | 'truncated' }>;
/** Faults of what is answered; the work is done. */
export type LateFault = Extract<Fault, { readonly kind: 'slow' | 'truncated' | 'closed' | 'answer' }>;

/** A fault as the one kind or the other. */
export function phasesOf(fault: Fault | undefined): {
  readonly early: EarlyFault | undefined;
  readonly late: LateFault | undefined;
} {
  if (fault === undefined) return { early: undefined, late: undefined };
  if (fault.kind === 'slow' || fault.kind === 'truncated') return { early: undefined, late: fault };
  if ((fault.kind === 'closed' || fault.kind === 'answer') && fault.work === 'after')
    return { early: undefined, late: fault };
  return { early: fault, late: undefined };
}

/** Lets a fault strike instead of the work, and gives the status that was answered: 0 where none was. */
export async function strike(fault: EarlyFault, response: ServerResponse): Promise<number> {
  switch (fault.kind) {
    case 'answer':
      return refuse(response, fault.status, fault.status === 409 ? 'Conflict' : 'Server Error', {});
    case 'secondary-limit':
      return refuse(response, 403, SECONDARY, { 'retry-after': String(fault.seconds) });
    case 'too-many':
      return refuse(response, 429, SECONDARY, { 'retry-after': String(fault.seconds) });
    case 'time-out':
      await untilGone(response, fault.after);
      response.destroy();
      return 0;
    case 'closed':
      response.destroy();
      return 0;
  }
}

function refuse(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>>,
): number {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify({ message, documentation_url: 'https://docs.github.com/rest' }));
  return status;
}

/** Waits, but no longer than somebody listens. */
async function untilGone(response: ServerResponse, milliseconds: number): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  await pause(milliseconds, undefined, { signal: gone.signal }).catch(() => undefined);
}

const PIECES = 4;

/** Sends a body as a fault has it; the head is out, or goes with it. */
export async function spoil(fault: LateFault, response: ServerResponse, body: Uint8Array): Promise<void> {
  switch (fault.kind) {
    case 'answer':
      if (!response.headersSent) return void refuse(response, fault.status, 'Server Error', {});
      response.destroy();
      return;
    case 'closed':
      response.destroy();
      return;
    case 'truncated':
      response.end(body.subarray(0, body.length >> 1));
      return;
    case 'slow':
      for (let piece = 0; piece < PIECES && !response.destroyed; piece += 1) {
        const from = Math.floor((piece * body.length) / PIECES);
        response.write(body.subarray(from, Math.floor(((piece + 1) * body.length) / PIECES)));
        await untilGone(response, fault.pause);
      }
      response.end();
  }
}

/** Half a body, and no more: git waits for ever for the rest of one that ends as though it were whole. */
function breakOff(response: ServerResponse, body: Uint8Array): void {
  response.write(body.subarray(0, body.length >> 1), () => response.destroy());
}

/** Gathers what is written to a response, to be spoilt once it is whole: for bodies that others write. */
export function spoilWhole(fault: LateFault, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  const { write, end } = response;
  const keep = (chunk: unknown): void => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
  };
  response.write = (chunk: unknown): boolean => {
    keep(chunk);
    return true;
  };
  response.end = (chunk?: unknown): ServerResponse => {
    keep(chunk);
    Object.assign(response, { write, end });
    const body = Buffer.concat(chunks);
    if (fault.kind === 'truncated') breakOff(response, body);
    else void spoil(fault, response, body);
    return response;
  };
}
