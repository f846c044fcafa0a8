import { createPrivateKey } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../core/finding.ts';
import { UserError } from '../../core/user-error.ts';
import type { RepositoryName } from '../../io/github/client.ts';

/** What the app is told by its environment, once, at the start. */
export interface Settings {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** What webhooks are signed with. */
  readonly secret: string;
  readonly host: string;
  /** 0: whatever is free; the first line printed says which. */
  readonly port: number;
  /** The root of the REST API, without a slash at the end. */
  readonly baseUrl: string;
  /** Of several instances together; `undefined`: this one is alone. */
  readonly redisUrl: string | undefined;
  /** The folder of the bare clones. Nothing in it is missed when it is lost. */
  readonly cache: string;
  /** Minutes between sweeps; 0: only at the start. */
  readonly sweepMinutes: number;
  /** Judgements at the same time. */
  readonly jobs: number;
  readonly judgeSeconds: number;
  /** Of each judging thread. */
  readonly memoryMegabytes: number;
  /** Whether requests are paced as GitHub.com asks. */
  readonly throttle: boolean;
  /** The first pause before a retry; each next one is twice as long. */
  readonly retryMilliseconds: number;
  /** How long an answer of GitHub is awaited. */
  readonly requestSeconds: number;
  /** How far ahead of the machine's clock the app takes its days to be, in milliseconds: for recorded cases. */
  readonly clockOffset: number;
  /** How long work under way may go on when the app is told to stop. */
  readonly drainSeconds: number;
  /** Where alarms go that cannot be told where they are: of a repository that is archived or gone. */
  readonly alarms: RepositoryName | undefined;
  /** How long a publication by a person may take, before what it leaves is an alarm. */
  readonly publishMinutes: number;
  readonly logLevel: LogLevel;
  readonly logFormat: 'json' | 'pretty';
  /** Of what the app says to whoever runs it. Each institution is answered in its own. */
  readonly language: Language;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Environment variables, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings, or says what is wrong with them. `readFile` gives a text file; it may throw. */
export function readSettings(env: Environment, readFile: (path: string) => string): Settings {
  return {
    appId: appIdOf(env),
    privateKey: privateKeyOf(env, readFile),
    secret: secretOf(env),
    host: textOf(env, 'HOST') ?? '127.0.0.1',
    port: numberOf(env, 'PORT', { otherwise: 3000, least: 0, most: 65_535, whole: true }),
    baseUrl: urlOf(env, 'GITHUB_API_URL', ['http:', 'https:'])?.replace(/\/+$/, '') ?? 'https://api.github.com',
    redisUrl: urlOf(env, 'REDIS_URL', ['redis:', 'rediss:']),
    cache: textOf(env, 'APERTURA_CACHE') ?? join(tmpdir(), 'apertura-cache'),
    sweepMinutes: numberOf(env, 'APERTURA_SWEEP_MINUTES', { otherwise: 15, least: 0, most: 1440 }),
    jobs: numberOf(env, 'APERTURA_JOBS', { otherwise: 2, least: 1, most: 64, whole: true }),
    judgeSeconds: numberOf(env, 'APERTURA_JUDGE_SECONDS', { otherwise: 600, least: 0.1, most: 86_400 }),
    memoryMegabytes: numberOf(env, 'APERTURA_MEMORY_MB', { otherwise: 1024, least: 64, most: 65_536, whole: true }),
    throttle: isOn(env, 'APERTURA_THROTTLE'),
    retryMilliseconds: numberOf(env, 'APERTURA_RETRY_MS', { otherwise: 2000, least: 1, most: 600_000 }),
    requestSeconds: numberOf(env, 'APERTURA_REQUEST_SECONDS', { otherwise: 30, least: 0.05, most: 600 }),
    drainSeconds: numberOf(env, 'APERTURA_DRAIN_SECONDS', { otherwise: 60, least: 0, most: 3600 }),
    clockOffset: clockOffsetOf(env),
    alarms: alarmsOf(env),
    publishMinutes: numberOf(env, 'APERTURA_PUBLISH_MINUTES', { otherwise: 15, least: 0, most: 1440 }),
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS) ?? 'info',
    logFormat: oneOf(env, 'LOG_FORMAT', ['json', 'pretty'] as const) ?? 'json',
    language: languageOf(env),
  };
}

/** The language in which the app speaks to whoever runs it; Spanish unless English is asked for. */
export function languageOf(env: Environment): Language {
  return env['APERTURA_LANG'] === 'en' ? 'en' : 'es';
}

/** A variable's text; one that is set to nothing is as one that is not set. */
function textOf(env: Environment, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === '' ? undefined : text;
}

function appIdOf(env: Environment): number {
  const text = textOf(env, 'APP_ID');
  if (text !== undefined && /^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UserError({
    es: 'Falta APP_ID, o no es un número. Está en la página de la App en GitHub («App ID»).',
    en: 'APP_ID is missing, or is no number. It is on the App’s page on GitHub ("App ID").',
  });
}

function privateKeyOf(env: Environment, readFile: (path: string) => string): string {
  const path = textOf(env, 'PRIVATE_KEY_PATH');
  const text = textOf(env, 'PRIVATE_KEY') ?? (path === undefined ? undefined : readKey(path, readFile));
  if (text === undefined) {
    throw new UserError({
      es: 'Falta PRIVATE_KEY o PRIVATE_KEY_PATH: la llave privada de la App, o la ruta de su archivo .pem.',
      en: 'PRIVATE_KEY or PRIVATE_KEY_PATH is missing: the App’s private key, or the path of its .pem file.',
    });
  }
  // One line is what many panels take: with \n written out, or in base64.
  const lines = text.replaceAll('\\n', '\n');
  const pem = lines.includes('-----BEGIN') ? lines : Buffer.from(lines, 'base64').toString('utf8');
  if (isPrivateKey(pem)) return pem;
  throw new UserError({
    es: 'La llave privada no se entiende. Genere otra en la página de la App en GitHub («Private keys») y use el archivo .pem tal cual.',
    en: 'The private key makes no sense. Generate another on the App’s page on GitHub ("Private keys") and use the .pem file as it is.',
  });
}

function readKey(path: string, readFile: (path: string) => string): string {
  try {
    return readFile(path);
  } catch (error) {
    const { code = '?' } = error as NodeJS.ErrnoException;
    throw new UserError({
      es: `No se pudo leer la llave privada en ${path} (${code}). Revise PRIVATE_KEY_PATH y los permisos del archivo.`,
      en: `Could not read the private key at ${path} (${code}). Look at PRIVATE_KEY_PATH and the file’s permissions.`,
    });
  }
}

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/** Without a secret Probot takes what is signed `development`: anybody could speak in GitHub's name. */
function secretOf(env: Environment): string {
  const text = textOf(env, 'WEBHOOK_SECRET');
  if (text !== undefined && text !== 'development') return text;
  throw new UserError({
    es: 'Falta WEBHOOK_SECRET, o es «development», que cualquiera conoce. Sin secreto cualquiera podría hacerse pasar por GitHub. Genere uno con `openssl rand -hex 32` y póngalo aquí y en la página de la App («Webhook secret»).',
    en: 'WEBHOOK_SECRET is missing, or is "development", which everybody knows. Without a secret anybody could speak as GitHub. Make one with `openssl rand -hex 32` and set it here and on the App’s page ("Webhook secret").',
  });
}

function clockOffsetOf(env: Environment): number {
  const text = textOf(env, 'APERTURA_NOW');
  if (text === undefined) return 0;
  const moment = Date.parse(text);
  if (!Number.isNaN(moment)) return moment - Date.now();
  throw new UserError({
    es: 'APERTURA_NOW debe ser un momento como 2026-11-20T20:00:00Z. Solo sirve para pruebas.',
    en: 'APERTURA_NOW must be a moment such as 2026-11-20T20:00:00Z. It is for tests only.',
  });
}

function alarmsOf(env: Environment): RepositoryName | undefined {
  const text = textOf(env, 'APERTURA_ALARMS');
  if (text === undefined) return undefined;
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(text) ?? [];
  if (owner !== undefined && repo !== undefined) return { owner, repo };
  throw new UserError({
    es: 'APERTURA_ALARMS debe nombrar un repositorio como «institucion/alarmas». Ahí se abren las alarmas de los repositorios archivados o borrados.',
    en: 'APERTURA_ALARMS must name a repository such as "institution/alarms". Alarms of repositories that are archived or deleted are opened there.',
  });
}

interface Bounds {
  readonly otherwise: number;
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
}

function numberOf(env: Environment, name: string, { otherwise, least, most, whole = false }: Bounds): number {
  const text = textOf(env, name);
  if (text === undefined) return otherwise;
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most && (!whole || Number.isInteger(number))) return number;
  throw new UserError({
    es: `${name} debe ser un número${whole ? ' entero' : ''} entre ${least} y ${most}. Sin ella vale ${otherwise}.`,
    en: `${name} must be a ${whole ? 'whole ' : ''}number between ${least} and ${most}. Without it, it is ${otherwise}.`,
  });
}

function urlOf(env: Environment, name: string, schemes: readonly string[]): string | undefined {
  const text = textOf(env, name);
  if (text === undefined || (URL.canParse(text) && schemes.includes(new URL(text).protocol))) return text;
  // The value stays out of the words: it may hold a password.
  throw new UserError({
    es: `${name} debe ser una dirección que comience con ${schemes.map((scheme) => `${scheme}//`).join(' o ')}.`,
    en: `${name} must be an address that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}.`,
  });
}

function isOn(env: Environment, name: string): boolean {
  return (oneOf(env, name, ['on', 'off'] as const) ?? 'on') === 'on';
}

function oneOf<Value extends string>(env: Environment, name: string, values: readonly Value[]): Value | undefined {
  const text = textOf(env, name);
  const value = values.find((each) => each === text);
  if (text === undefined || value !== undefined) return value;
  throw new UserError({
    es: `${name} debe ser una de estas palabras: ${values.join(', ')}.`,
    en: `${name} must be one of these words: ${values.join(', ')}.`,
  });
}
