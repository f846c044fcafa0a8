import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { App as GitHubApp } from '../../../sandbox/account.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';

/** The program as it is built, whether this file is or not. */
const MAIN = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.js') ? '../../apps/probot/main.js' : '../../../dist/bot/apps/probot/main.js',
    import.meta.url,
  ),
);
const SECRET = 'a secret that nobody guesses';

/** Which app runs, and how. */
export interface AppOptions {
  readonly app: GitHubApp;
  readonly privateKey: string;
  /** Environment variables beside the necessary ones; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The folder of its clones; one of its own, removed when it ends, where not given. */
  readonly cache?: string;
}

/** The real app in a process of its own, to which the sandbox delivers. */
export interface App {
  readonly url: string;
  /** What webhooks are signed with. */
  readonly secret: string;
  readonly pid: number;
  /** Everything that it has printed, a line each. */
  readonly lines: readonly string[];
  /** Resolves with its exit status, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Resolves when nothing is on its way to it and it has nothing left to do. */
  settled(): Promise<void>;
  /** A number of `/metrics`, by its name and labels as they stand there; 0 where it is not told. */
  metric(name: string): Promise<number>;
  /** Asks it to end, as systemd and Docker do, and waits until it has. */
  stop(): Promise<number | string>;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
}

/** Starts the app against a sandbox; it listens, and the sandbox's webhooks go to it, when this returns. */
export async function startApp(sandbox: Sandbox, options: AppOptions): Promise<App> {
  const { app, privateKey, env = {} } = options;
  const cache = options.cache ?? (await mkdtemp(join(tmpdir(), 'apertura-')));
  const child = spawn(process.execPath, [MAIN], {
    env: only({
      PATH: process.env['PATH'],
      APP_ID: String(app.id),
      PRIVATE_KEY: privateKey,
      WEBHOOK_SECRET: SECRET,
      PORT: '0',
      GITHUB_API_URL: `${sandbox.url}/api/v3`,
      APERTURA_CACHE: cache,
      APERTURA_SWEEP_MINUTES: '0',
      APERTURA_THROTTLE: 'off',
      APERTURA_RETRY_MS: '20',
      ...env,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ended = endOf(child, async () => {
    if (options.cache === undefined) await rm(cache, { recursive: true, force: true, maxRetries: 5 });
  });
  const port = await listening(child, lines, ended);
  const url = `http://127.0.0.1:${port}`;
  app.hook = { url: `${url}/api/github/webhooks`, secret: SECRET };
  const metrics = async (): Promise<string> => await (await fetch(`${url}/metrics`)).text();
  return {
    url,
    secret: SECRET,
    pid: child.pid ?? 0,
    lines,
    ended,
    settled: async () => await settle(sandbox, metrics),
    metric: async (name) => numberIn(await metrics(), name),
    async stop() {
      child.kill('SIGTERM');
      return await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The environment without what is undefined, which a process would read as a word. */
function only(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

async function endOf(child: ChildProcess, cleanUp: () => Promise<void>): Promise<number | string> {
  const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
  await cleanUp();
  return status ?? signal ?? 'unknown';
}

/** The port, which it prints when it listens; what it said where it ended instead. */
async function listening(child: ChildProcess, lines: string[], ended: Promise<unknown>): Promise<number> {
  return await new Promise((resolve, reject) => {
    const read = (line: string): void => {
      lines.push(line);
      const [, port] = /^\{"listening":true,.*"port":(\d+)\}$/.exec(line) ?? [];
      if (port !== undefined) resolve(Number(port));
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', read);
    }
    void ended.then((how) => reject(new Error(`the app ended with ${how}\n${lines.join('\n')}`)));
  });
}

/** Nothing on its way, nothing to do, and the same after another look: what a job writes comes back as a webhook. */
async function settle(sandbox: Sandbox, metrics: () => Promise<string>): Promise<void> {
  let before = '';
  for (;;) {
    await sandbox.outbox.idle();
    const text = await metrics();
    const jobs = ['waiting', 'running', 'delayed'].map((state) => numberIn(text, `apertura_jobs{state="${state}"}`));
    // Its first sweep comes once GitHub has told it who it is.
    const busy = numberIn(text, 'apertura_sweeps_total') === 0 || jobs.some((count) => count > 0);
    const now = `${numberIn(text, 'apertura_webhook_seconds_count')} ${sandbox.outbox.deliveries.length}`;
    if (!busy && now === before) return;
    before = busy ? '' : now;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function numberIn(metrics: string, name: string): number {
  const line = metrics.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? 0);
}
