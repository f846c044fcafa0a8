import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Usage } from './probe.ts';

/** One run of one process. */
export interface Run extends Usage {
  readonly wallSeconds: number;
}

/** A process to measure: a script for Node, and the exit statuses with which it has done its work. */
export interface Command {
  readonly script: string;
  readonly args: readonly string[];
  readonly exits: readonly number[];
  /** The folder it works in; this process's own where it is missing. */
  readonly cwd?: string | undefined;
}

/** A module's path beside this one, as it runs now: built or as source. */
export function besideBench(name: string): URL {
  return new URL(`./${name}${extname(import.meta.url)}`, import.meta.url);
}

/** Runs a process whole and says what it took and printed. Throws when it ends otherwise than expected. */
export async function measure(
  command: Command,
  scratch: string,
): Promise<{ readonly run: Run; readonly output: string }> {
  const file = join(scratch, 'usage.json');
  rmSync(file, { force: true });
  const started = process.hrtime.bigint();
  const ended = await runNode(command, file);
  const wallSeconds = Number(ended.at - started) / 1e9;
  if (!command.exits.includes(ended.status ?? -1)) throw new Error(failure(command, ended));
  // The probe wrote it.
  const usage = JSON.parse(readFileSync(file, 'utf8')) as Usage;
  return { run: { wallSeconds, ...usage }, output: ended.output };
}

interface Ended {
  readonly at: bigint;
  readonly status: number | null;
  readonly output: string;
  readonly complaint: string;
}

function runNode({ script, args, cwd }: Command, file: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', besideBench('probe').href, script, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, APERTURA_BENCH_PROBE: file },
    });
    let output = '';
    let complaint = '';
    let at = 0n;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', reject);
    child.on('exit', () => (at = process.hrtime.bigint()));
    child.on('close', (status) => resolve({ at, status, output, complaint }));
  });
}

function failure({ script, args }: Command, { status, complaint }: Ended): string {
  const how = status === null ? 'was killed' : `ended with status ${status}`;
  return `node ${[script, ...args].join(' ')} ${how}\n${complaint.slice(-2000)}`;
}
