/** Runs the built command as people do: a process of its own, over real folders. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

export const MAIN = fileURLToPath(new URL('../../dist/bot/apps/cli/main.js', import.meta.url));

/** Writes the process's own peak memory, in kilobytes, to descriptor 3: the kernel's figure, which knows no parent. */
export const PEAK = `data:text/javascript,${encodeURIComponent(`
import { readFileSync, writeSync } from 'node:fs';
process.on('exit', () => {
  let peak = process.resourceUsage().maxRSS;
  try { peak = Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]); } catch {}
  try { writeSync(3, String(peak)); } catch {}
});`)}`;

/** Longer than this and a run counts as hung, in milliseconds. */
const HUNG = 120_000;

/** What a run of the command gave. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Most memory held, in megabytes. */
  readonly peak: number;
}

/** How a run is made, where not as usual. */
export interface Setting {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another user, where the machine lets us be one. */
  readonly uid?: number;
}

/** Reads the program as whoever runs the tests, and then is another user: a clone need not be open to everyone. */
const AS_ANOTHER = `
const [uid, main, ...args] = process.argv.slice(1);
const { run } = await import(main);
process.setgroups([]);
process.setgid(Number(uid));
process.setuid(Number(uid));
process.exitCode = await run(args);`;
const RUN = new URL('../../dist/bot/apps/cli/run.js', import.meta.url).href;

/** Runs the command and waits for it. A run that hangs is ended and has no status. */
export async function apertura(args: readonly string[], { cwd, env, uid }: Setting = {}): Promise<Run> {
  const program = uid === undefined ? [MAIN] : ['--input-type=module', '-e', AS_ANOTHER, '--', String(uid), RUN];
  const child = spawn(process.execPath, ['--import', PEAK, ...program, ...args], {
    cwd: cwd ?? tmpdir(),
    env: { ...process.env, ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    timeout: HUNG,
    killSignal: 'SIGKILL',
  });
  return await finished(child);
}

/** Runs a line of shell in which `apertura` is the command. */
export async function shell(line: string, { cwd, env }: Setting = {}): Promise<Run> {
  const command = `apertura() { "${process.execPath}" --import "$PEAK" "${MAIN}" "$@"; }; ${line}`;
  const child = spawn('bash', ['-c', command], {
    cwd: cwd ?? tmpdir(),
    env: { ...process.env, ...env, PEAK, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    timeout: HUNG,
    killSignal: 'SIGKILL',
  });
  return await finished(child);
}

async function finished(child: ChildProcess): Promise<Run> {
  const [, out, errors, peak] = child.stdio.map((stream) => gather(stream as NodeJS.ReadableStream | null));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const run = { status, stdout: (await out) ?? '', stderr: (await errors) ?? '', peak: Number(await peak) / 1024 };
  if (process.env['SHOW'] !== undefined) show(run);
  return run;
}

function show({ status, stdout, stderr, peak }: Run): void {
  process.stderr.write(`[${expect.getState().currentTestName}] ${status} ${peak.toFixed(0)} MB\n`);
  process.stderr.write(`${stdout.slice(0, 1500)}\n${stderr.slice(0, 1500)}\n`);
}

async function gather(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  if (stream === null) return text;
  stream.setEncoding?.('utf8');
  for await (const chunk of stream) text += String(chunk);
  return text;
}

/** A folder of its own, and a function that takes it away. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'apertura-hostile-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Writes files below a folder, making the folders that they need. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A descriptor with one resource, `t`, as JSON. */
export function descriptorOf(resource: object, name = 'd'): string {
  return JSON.stringify({ name, resources: [{ name: 't', ...resource }] });
}

/** A schema whose fields are texts. */
export function textSchema(...names: readonly string[]): object {
  return { fields: names.map((name) => ({ name, type: 'string' })) };
}

/** What every run owes: a status that says what was wrong, no trace, and a bounded memory. */
export function expectDecent(run: Run, status: number, megabytes = 300): void {
  expect(run.stderr).not.toMatch(/\n\s+at |node:internal|Error:/);
  expect(run.stdout).not.toMatch(/\n\s+at [^ ]+ \(/);
  expect({ status: run.status, stderr: run.stderr.slice(0, 500) }).toEqual({
    status,
    stderr: run.stderr.slice(0, 500),
  });
  expect(run.peak).toBeLessThan(megabytes);
}

/** The rules of the findings that a terminal's report lists. */
export function rulesOf({ stdout }: Run): readonly string[] {
  const report = JSON.parse(stdout) as { readonly tallies: readonly { readonly rule: string }[] };
  return report.tallies.map(({ rule }) => rule);
}
