/**
 * Git as a program that obeys nobody but us: for what is fetched, written and pushed, and in clones of our own. What a
 * person's clone holds is read as that person's git would read it: `git-run.ts`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Which git repository a run is about, and what it is given. */
export interface GitRun {
  /** The git folder itself, or, where `within` is set, any folder of a clone. */
  readonly folder: string;
  readonly args: readonly string[];
  /** Settings besides ours, the same name again where it has several values. By the environment: argv can be read by all. */
  readonly settings?: readonly GitSetting[];
  readonly input?: string | Uint8Array;
  /** Milliseconds. */
  readonly patience?: number;
  /** What it prints is taken as it is; else without spaces and line ends around it. */
  readonly exact?: boolean;
  /** Git looks for the git folder itself, further up too. */
  readonly within?: boolean;
}

/** One of git's settings. */
export type GitSetting = readonly [key: string, value: string];

/** How a run ended. */
export interface GitEnd {
  /** `undefined`: it was ended before it was done. */
  readonly status: number | undefined;
  readonly out: string;
  /** What it complained of, the beginning. It may hold what the other side sent. */
  readonly wrong: string;
}

/** Where a repository is on the web, and by what right it is asked. */
export interface GitRemote {
  readonly url: string;
  /** The value of an `authorization` header, made anew for each request to git; `undefined` for none. */
  readonly authorization: () => Promise<string | undefined>;
}

const PATIENCE = 300_000;
/** Of what git complains, so much is kept. Characters. */
const LONGEST_COMPLAINT = 4_096;

/**
 * Settings of every git here. What comes from elsewhere is checked object by object, nothing of it is run, and nothing
 * is asked on a terminal.
 */
const SAFE: readonly GitSetting[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['protocol.allow', 'never'],
  ['protocol.http.allow', 'always'],
  ['protocol.https.allow', 'always'],
  ['fetch.fsckObjects', 'true'],
  ['fetch.recurseSubmodules', 'false'],
  ['push.recurseSubmodules', 'no'],
  ['push.followTags', 'false'],
  ['push.gpgSign', 'false'],
  ['credential.helper', ''],
  ['core.askPass', ''],
  ['http.followRedirects', 'false'],
  ['gc.auto', '0'],
  ['gc.autoDetach', 'false'],
  ['maintenance.auto', 'false'],
];

/** The header by which a remote lets us in, as a setting. */
export async function authorizedBy({ authorization }: GitRemote): Promise<readonly GitSetting[]> {
  const secret = await authorization();
  return secret === undefined ? [] : [['http.extraHeader', `Authorization: ${secret}`]];
}

/** Runs git to its end; whatever it says of itself is in the result. */
export async function runSafeGit({ folder, args, settings = [], input = '', ...more }: GitRun): Promise<GitEnd> {
  const child = spawn('git', ['-C', folder, ...args], {
    env: environment([...SAFE, ...settings], more.within === true),
    stdio: 'pipe',
    detached: true,
  });
  // It may have ended before it has read.
  child.stdin.on('error', () => undefined).end(input);
  const out: Buffer[] = [];
  let wrong = '';
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    wrong = `${wrong}${chunk.toString('latin1')}`.slice(0, LONGEST_COMPLAINT);
  });
  // With its helpers, which are in the same group.
  const timer = setTimeout(() => end(child.pid), more.patience ?? PATIENCE);
  try {
    const [status] = (await once(child, 'close')) as [number | null];
    const text = Buffer.concat(out).toString('utf8');
    return { status: status ?? undefined, out: more.exact === true ? text : text.trim(), wrong: wrong.trim() };
  } finally {
    clearTimeout(timer);
  }
}

/** Git's own words, in characters that a terminal does not obey. */
export function complaint({ wrong }: GitEnd): string {
  return wrong.replace(/[^\x20-\x7e\n]/g, '?').slice(0, 500);
}

function environment(settings: readonly GitSetting[], within: boolean): NodeJS.ProcessEnv {
  // By the environment: arguments can be read by every user of a machine, and a file would stay.
  const named = settings.flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${at}`, key],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]);
  // Whose certificates are trusted is for whoever runs this to say; nothing else that git would obey is passed on.
  const own = Object.entries(process.env).filter(([name]) => !/^GIT_(?!SSL_CA)/.test(name));
  return {
    ...Object.fromEntries(own),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(settings.length),
    // Never one that lies further up, where this one is damaged.
    ...(within ? {} : { GIT_DIR: '.' }),
    LC_ALL: 'C',
    ...Object.fromEntries(named),
  };
}

function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
