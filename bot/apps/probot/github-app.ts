import { join } from 'node:path';
import { Probot, ProbotOctokit } from 'probot';
import type { GitRemote } from '../../io/git-process.ts';
import type { GitHubClient, RepositoryName } from '../../io/github/client.ts';
import { Mirror } from '../../io/mirror.ts';
import type { Workplace } from './job.ts';
import type { Metrics } from './metrics.ts';
import type { Settings } from './settings.ts';

/** Who the app is on GitHub. */
export interface Identity {
  readonly appId: number;
  /** `apertura[bot]`. */
  readonly login: string;
}

/** Makes the Probot of these settings; it asks GitHub nothing yet. */
export function makeProbot(settings: Settings, metrics: Metrics): Probot {
  const { appId, privateKey, secret, baseUrl, logLevel, logFormat } = settings;
  return new Probot({
    appId,
    privateKey,
    secret,
    baseUrl,
    logLevel,
    logFormat,
    Octokit: octokitOf(settings),
    request: { fetch: fetchOf(settings, metrics) },
  });
}

type OctokitOptions = NonNullable<ConstructorParameters<typeof ProbotOctokit>[0]>;

/** Probot's client, changed in three things: it logs no bodies, sleeps through no limit, and repeats no writing. */
function octokitOf({ throttle }: Settings): typeof ProbotOctokit {
  const base = ProbotOctokit.plugin((octokit) => {
    octokit.hook.before('request', (options) => {
      // The first try may have done the work before it failed: the queue looks again, and then knows.
      if (options.method !== 'GET') options.request = { ...options.request, retries: 0 };
    });
  });
  return base.defaults((options: OctokitOptions) => ({
    ...options,
    ...(options.log === undefined ? {} : { log: withoutBodies(options.log) }),
    throttle: throttle
      ? // A job that has to wait gives way to others: it goes back to the queue, with the pause that GitHub asks for.
        { ...options.throttle, onRateLimit: () => false, onSecondaryRateLimit: () => false }
      : { enabled: false },
    retry: { enabled: throttle },
    // Fails otherwise on what is newer than its types.
  })) as unknown as typeof ProbotOctokit;
}

type Log = NonNullable<OctokitOptions['log']>;

/** Bodies of requests hold what comments and checks say. Of a request its method, its address and its answer are logged. */
function withoutBodies(log: Log): Log {
  const only =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (...told: readonly unknown[]): void => {
      const text = told.filter((each) => typeof each === 'string').join(' ');
      if (text !== '') log[level](text);
    };
  return { debug: only('debug'), info: only('info'), warn: only('warn'), error: only('error') };
}

/** Requests that end: an answer that does not come in time is a failure like any other. */
function fetchOf({ requestSeconds }: Settings, metrics: Metrics): typeof fetch {
  return async (input, init) => {
    try {
      const response = await fetch(input, { ...init, signal: AbortSignal.timeout(requestSeconds * 1000) });
      metrics.requests.add({ status: String(response.status) });
      return response;
    } catch (error) {
      metrics.requests.add({ status: 'none' });
      throw error;
    }
  };
}

/** A token for fetching, as long as it is good. */
interface FetchToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** A token that ends sooner than this is not begun with. Milliseconds. */
const MARGIN = 300_000;
/** Kept in memory at most: of repositories that were looked at last. */
const MOST_TOKENS = 1000;

/** The app as it acts on GitHub: its clients, its tokens, its clones. */
export class GitHubApp {
  private readonly probot: Probot;
  private readonly settings: Settings;
  private readonly tokens = new Map<number, FetchToken>();
  private readonly mirrors = new Map<number, { readonly url: string; readonly mirror: Mirror }>();
  private known: Promise<Identity> | undefined;

  constructor(probot: Probot, settings: Settings) {
    this.probot = probot;
    this.settings = settings;
  }

  /** Who the app is. Asked of GitHub once it answers, and kept. */
  async identity(): Promise<Identity> {
    this.known ??= this.askIdentity().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return await this.known;
  }

  private async askIdentity(): Promise<Identity> {
    const { data } = await (await this.probot.auth()).rest.apps.getAuthenticated();
    return { appId: this.settings.appId, login: `${data?.slug ?? ''}[bot]` };
  }

  /** A client that acts as the app itself, with no rights in repositories. */
  async ownClient(): Promise<GitHubClient> {
    return asClient(await this.probot.auth());
  }

  /** A client that acts in an installation. */
  async clientOf(installation: number): Promise<GitHubClient> {
    return asClient(await this.probot.auth(installation));
  }

  /** The clone of a repository. By its number: it outlives a new name. */
  mirrorOf(place: Workplace): Mirror {
    const { url, authorization } = this.remoteOf(place);
    const known = this.mirrors.get(place.id);
    if (known?.url === url) return known.mirror;
    const mirror = new Mirror({ folder: join(this.settings.cache, `${place.id}.git`), url, authorization });
    this.mirrors.set(place.id, { url, mirror });
    return mirror;
  }

  /** A repository as git reaches it: to read it, and nothing else. */
  remoteOf(place: Workplace): GitRemote & { readonly authorization: () => Promise<string> } {
    const authorization = async (): Promise<string> =>
      `Basic ${Buffer.from(`x-access-token:${await this.tokenOf(place)}`).toString('base64')}`;
    return { url: gitUrl(this.settings.baseUrl, place.name), authorization };
  }

  /** A token that can read this repository's contents and nothing else. */
  private async tokenOf({ id, installation, name }: Workplace): Promise<string> {
    const known = this.tokens.get(id);
    if (known !== undefined && known.until - MARGIN > Date.now()) return known.token;
    const { data } = await (await this.probot.auth()).rest.apps.createInstallationAccessToken({
      installation_id: installation,
      repositories: [name.repo],
      permissions: { contents: 'read' },
    });
    this.tokens.delete(id);
    this.tokens.set(id, { token: data.token, until: Date.parse(data.expires_at) });
    const [oldest] = this.tokens.keys();
    if (this.tokens.size > MOST_TOKENS && oldest !== undefined) this.tokens.delete(oldest);
    return data.token;
  }
}

/** Probot brings its own copy of the same client, whose types differ in what is not used here. */
function asClient(octokit: unknown): GitHubClient {
  return octokit as GitHubClient;
}

/** Where git finds a repository: the API has a host of its own on GitHub.com, and a path of its own on servers. */
function gitUrl(baseUrl: string, { owner, repo }: RepositoryName): string {
  return `${webUrl(baseUrl)}/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}.git`;
}

/** The root of the pages that people see. */
export function webUrl(baseUrl: string): string {
  const { protocol, host } = new URL(baseUrl);
  return `${protocol}//${host.replace(/^api\./, '')}`;
}
