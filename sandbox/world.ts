import type { Account, App, Installation, Token } from './account.ts';
import type { Faults } from './faults.ts';
import type { Limits } from './limits.ts';
import type { Repository } from './repository.ts';
import type { Outbox } from './webhooks/outbox.ts';

/** All that this GitHub holds. Git's own objects and refs lie in bare repositories under `folder`; the rest is here. */
export interface World {
  /** Where the bare repositories lie: `<folder>/<owner>/<name>.git`. */
  readonly folder: string;
  /** `http://127.0.0.1:PORT`, known once it listens. */
  url: string;
  /** By login in small letters. */
  readonly accounts: Map<string, Account>;
  readonly apps: Map<number, App>;
  readonly installations: Map<number, Installation>;
  /** By `owner/name` in small letters. */
  readonly repositories: Map<string, Repository>;
  /** By the token itself. */
  readonly tokens: Map<string, Token>;
  readonly outbox: Outbox;
  readonly faults: Faults;
  readonly limits: Limits;
  /** A number that nobody has had. */
  next(): number;
  /** The day and hour here: the machine's own, unless a test sets it. */
  now(): Date;
}

/** The account of a login, in whatever letters. */
export function accountOf(world: World, login: string): Account | undefined {
  return world.accounts.get(login.toLowerCase());
}

/** The repository of `owner/name`, in whatever letters. */
export function repositoryOf(world: World, fullName: string): Repository | undefined {
  return world.repositories.get(fullName.toLowerCase());
}
