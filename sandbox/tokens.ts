import { randomBytes } from 'node:crypto';
import type { Access, Account, Installation, Permissions, Token } from './account.ts';
import type { World } from './world.ts';

/** An installation's token is good for so long. Milliseconds. */
const HOUR = 3_600_000;

/** A personal token. */
export function personalToken(world: World, account: Account): string {
  return keep(world, 'ghp', { kind: 'user', account });
}

/** What is asked of an installation's token; all that the installation has where nothing is. */
export interface TokenOrder {
  readonly permissions?: Permissions;
  /** `owner/name`s in small letters. */
  readonly repositories?: 'all' | ReadonlySet<string>;
}

/** A token of an installation, good for an hour of the sandbox's clock. */
export function installationToken(world: World, installation: Installation, order: TokenOrder = {}): string {
  const expires = new Date(world.now().getTime() + HOUR);
  const permissions = { metadata: 'read' as const, ...(order.permissions ?? installation.app.permissions) };
  const repositories = order.repositories ?? 'all';
  return keep(world, 'ghs', { kind: 'installation', installation, permissions, repositories, expires });
}

/** Whether permissions are all among those that were granted. */
export function areWithin(granted: Permissions, wanted: Permissions): boolean {
  const levels: readonly (Access | undefined)[] = [undefined, 'read', 'write'];
  return Object.entries(wanted).every(([name, access]) => {
    const most = name === 'metadata' ? 'read' : granted[name];
    return levels.indexOf(access) <= levels.indexOf(most);
  });
}

function keep(world: World, prefix: string, token: Token): string {
  const secret = `${prefix}_${randomBytes(18).toString('hex')}`;
  world.tokens.set(secret, token);
  return secret;
}
