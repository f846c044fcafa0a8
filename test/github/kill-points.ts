/** A program that is killed at its n-th request to the sandbox: for every command that writes to GitHub. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Sandbox } from '../../sandbox/sandbox.ts';

/** What is run: a program of ours as it is built, against one repository. */
export interface Command {
  /** After `node`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly folder?: string;
}

/** How a run ended. */
export interface RunEnd {
  readonly status: number | string;
  /** Both ways. */
  readonly out: string;
  /** Requests to the API and to git. */
  readonly requests: number;
}

/**
 * What becomes of the request at which the program dies: it is lost on its way; or it is done, and nobody hears. Git that
 * was started by the program lives on and ends by itself, as on any machine.
 */
export type LastRequest = 'lost' | 'done';

/** Runs a program to its end, or until it is killed at its n-th request. One at a time of a sandbox. */
export async function run(
  sandbox: Sandbox,
  command: Command,
  kill?: { readonly at: number; readonly last: LastRequest },
): Promise<RunEnd> {
  const { faults } = sandbox.world;
  const child = start(command);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (out += chunk));
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  let requests = 0;
  // Every request to the API and to git is shown to the desk of faults before it is worked on.
  const strike = faults.strike.bind(faults);
  faults.strike = (operation) => {
    requests += 1;
    if (requests !== kill?.at) return strike(operation);
    child.kill('SIGKILL');
    return kill.last === 'lost' ? { kind: 'closed', work: 'before' } : undefined;
  };
  try {
    const [status, signal] = await ended;
    return { status: status ?? signal ?? '', out, requests };
  } finally {
    faults.strike = strike;
  }
}

function start({ args, env, folder }: Command): ChildProcess {
  return spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', ...env },
    ...(folder === undefined ? {} : { cwd: folder }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Points at which to kill, of as many as there are: about so many, spread evenly, each with what becomes of its request. */
export function killPoints(
  requests: number,
  wanted: number,
): readonly { readonly at: number; readonly last: LastRequest }[] {
  const all = Array.from({ length: requests }, (_, index) => index + 1).flatMap((at) =>
    (['lost', 'done'] as const).map((last) => ({ at, last })),
  );
  // An odd stride, so that both ways come up.
  const stride = Math.max(1, Math.ceil(all.length / wanted));
  const step = stride % 2 === 0 && stride > 1 ? stride - 1 : stride;
  return all.filter((_, index) => index % step === 0);
}
