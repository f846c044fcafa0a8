import { readFileSync } from 'node:fs';
import { Octokit } from '@octokit/rest';
import { UserError } from '../../core/user-error.ts';
import type { GitHubClient, RepositoryName } from '../../io/github/client.ts';
import { momentOf } from '../github/moment.ts';

/** Where a workflow runs, and why. */
export interface ActionEnvironment {
  readonly name: RepositoryName;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly client: GitHubClient;
  /** A token that may read teams; `undefined`: they are not asked. */
  readonly teams: GitHubClient | undefined;
  /** The app by which checks of workflows are known. */
  readonly bot: { readonly appId: number; readonly login: string };
  /** For `git fetch`. */
  readonly server: string;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The number of the app `github-actions` on github.com. */
const ACTIONS = 15_368;

/** Reads what a runner gives; a `UserError` names what is missing. */
export function readEnvironment(env: NodeJS.ProcessEnv): ActionEnvironment {
  const need = (name: string): string => {
    const value = env[name];
    if (value !== undefined && value !== '') return value;
    throw new UserError({
      es: `Falta ${name}: esta orden es para un flujo de trabajo de GitHub Actions (.github/workflows/review.yaml).`,
      en: `${name} is missing: this command is for a workflow of GitHub Actions (.github/workflows/review.yaml).`,
    });
  };
  const [owner = '', repo = ''] = need('GITHUB_REPOSITORY').split('/');
  const token = need('GITHUB_TOKEN');
  const baseUrl = env['GITHUB_API_URL'] ?? 'https://api.github.com';
  const clientOf = (auth: string): GitHubClient => new Octokit({ auth, baseUrl });
  const teams = env['APERTURA_TEAMS_TOKEN'];
  return {
    name: { owner, repo },
    event: need('GITHUB_EVENT_NAME'),
    payload: JSON.parse(readFileSync(need('GITHUB_EVENT_PATH'), 'utf8')) as Record<string, unknown>,
    client: clientOf(token),
    teams: teams === undefined || teams === '' ? undefined : clientOf(teams),
    bot: { appId: Number(env['APERTURA_ACTIONS_APP'] ?? ACTIONS), login: 'github-actions[bot]' },
    server: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
    token,
    now: momentOf(env),
  };
}
