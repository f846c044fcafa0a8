import { setTimeout as pause } from 'node:timers/promises';
import type { GitHubClient, RepositoryName } from '../client.ts';
import { PATIENT, type Patience } from './patience.ts';
import type { Done, PublishTarget } from './publish-target.ts';

/** GitHub as one run writes to it: every request ends, writings keep their distance, and what was done is noted. */
export class Writer {
  readonly client: GitHubClient;
  readonly name: RepositoryName;
  readonly login: string;
  readonly patience: Patience;
  readonly done: Done[] = [];
  private last = 0;

  constructor({ client, name, bot, patience = PATIENT }: PublishTarget) {
    this.client = client;
    this.name = name;
    this.login = bot.login;
    this.patience = patience;
  }

  /** To be spread into a request's parameters: it ends, later where there are many bytes to send. */
  within(bytes = 0): RepositoryName & { readonly request: { readonly signal: AbortSignal } } {
    const milliseconds = this.patience.answer + Math.ceil(bytes / SLOWEST);
    return { ...this.name, request: { signal: AbortSignal.timeout(milliseconds) } };
  }

  /** Waits until it is time for another writing. */
  async turn(): Promise<void> {
    const wait = this.last + this.patience.between - Date.now();
    if (wait > 0) await pause(wait);
    this.last = Date.now();
  }

  /** Notes that something was changed. */
  note(done: Done): void {
    this.done.push(done);
  }
}

/** A connection that carries less is taken for broken. Bytes a millisecond. */
const SLOWEST = 50;
