import { createPublicKey, verify } from 'node:crypto';
import { isAtLeast, roleIn } from './access.ts';
import type { Access, Actor, App, Permissions } from './account.ts';
import { ApiError, type Needs } from './operation.ts';
import { fullNameOf, type Repository } from './repository.ts';
import { clientIdOf } from './show/app.ts';
import { accountOf, type World } from './world.ts';

/** Who a request comes from, by its `authorization`; a 401 where that is not true. */
export function actorOf(world: World, authorization: string | undefined): Actor {
  if (authorization === undefined) return { kind: 'anonymous' };
  const token = secretIn(authorization);
  if (token === undefined) throw new ApiError(401, 'Bad credentials');
  return token.split('.').length === 3 ? appOf(world, token) : holderOf(world, token);
}

function secretIn(authorization: string): string | undefined {
  const [, scheme = '', value = ''] = /^(\w+) +(\S+)$/.exec(authorization.trim()) ?? [];
  if (/^(bearer|token)$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) return undefined;
  const text = Buffer.from(value, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}

function holderOf(world: World, secret: string): Actor {
  const token = world.tokens.get(secret);
  if (token === undefined) throw new ApiError(401, 'Bad credentials');
  if (token.kind === 'user') return token;
  const { installation, permissions, repositories, expires } = token;
  if (expires <= world.now() || !world.installations.has(installation.id)) throw new ApiError(401, 'Bad credentials');
  if (installation.suspended) throw new ApiError(403, 'This installation has been suspended');
  const { app } = installation;
  return { kind: 'installation', app, account: app.bot, installation, permissions, repositories };
}

/** Clocks differ by a minute at most. Seconds. */
const SKEW = 60;
const LONGEST = 600;

function appOf(world: World, jwt: string): Actor {
  const [header = '', claims = '', signature = ''] = jwt.split('.');
  const refuse = (message: string): never => {
    throw new ApiError(401, message);
  };
  let issuer: unknown;
  let issued: unknown;
  let expires: unknown;
  try {
    if (JSON.parse(Buffer.from(header, 'base64url').toString()).alg !== 'RS256') throw new Error('algorithm');
    ({ iss: issuer, iat: issued, exp: expires } = JSON.parse(Buffer.from(claims, 'base64url').toString()));
  } catch {
    return refuse('A JSON web token could not be decoded');
  }
  const app: App | undefined = [...world.apps.values()].find((each) =>
    [String(each.id), clientIdOf(each)].includes(String(issuer)),
  );
  if (app?.publicKey === undefined) return refuse('Integration not found');
  const signed = Buffer.from(`${header}.${claims}`);
  if (!verify('RSA-SHA256', signed, createPublicKey(app.publicKey), Buffer.from(signature, 'base64url'))) {
    return refuse('A JSON web token could not be decoded');
  }
  const now = world.now().getTime() / 1000;
  if (typeof issued !== 'number' || !Number.isInteger(issued) || issued > now + SKEW) {
    return refuse("'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
  }
  if (typeof expires !== 'number' || expires <= now) {
    return refuse(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (expires - now > LONGEST + SKEW) return refuse("'Expiration time' claim ('exp') is too far in the future");
  return { kind: 'app', app, account: app.bot };
}

/** Whether an actor can see a repository at all. */
export function canSee(world: World, actor: Actor, repository: Repository): boolean {
  if (repository.visibility === 'public') return true;
  if (actor.kind === 'user') return roleIn(world, repository, actor.account) !== 'none';
  return actor.kind === 'installation' && reaches(actor, repository);
}

/** Whether an installation's token is good for a repository. */
export function reaches(actor: Extract<Actor, { kind: 'installation' }>, repository: Repository): boolean {
  const name = fullNameOf(repository).toLowerCase();
  const within = (names: 'all' | ReadonlySet<string>): boolean => names === 'all' || names.has(name);
  return (
    actor.installation.account === repository.owner &&
    within(actor.installation.repositories) &&
    within(actor.repositories)
  );
}

/** What an operation is about: a repository, an organisation, or neither. */
export interface Scope {
  readonly repository: Repository | undefined;
  /** As the path has it. */
  readonly organization: string | undefined;
}

/** Refuses whoever may not do what an operation needs. */
export function authorize(world: World, actor: Actor, needs: Needs, scope: Scope): void {
  const { repository } = scope;
  if (needs.app === true) {
    if (actor.kind !== 'app') throw new ApiError(401, 'A JSON web token could not be decoded');
    return;
  }
  if (repository !== undefined && !canSee(world, actor, repository)) throw new ApiError(404, 'Not Found');
  if (needs.permission === undefined && needs.role === undefined) return;
  switch (actor.kind) {
    case 'anonymous':
      if (isReading(needs) && repository?.visibility === 'public') return;
      throw new ApiError(401, 'Requires authentication');
    case 'app':
      throw new ApiError(401, 'Bad credentials');
    case 'installation':
      authorizeApp(actor, needs, scope);
      return;
    case 'user':
      if (repository === undefined || needs.role === undefined) return;
      if (isAtLeast(roleIn(world, repository, actor.account), needs.role)) return;
      throw new ApiError(isReading(needs) ? 404 : 403, 'Must have write access to this resource.');
  }
}

function authorizeApp(
  actor: Extract<Actor, { kind: 'installation' }>,
  { permission }: Needs,
  { repository, organization }: Scope,
): void {
  const refused = new ApiError(403, 'Resource not accessible by integration');
  if (organization !== undefined && organization.toLowerCase() !== actor.installation.account.login.toLowerCase()) {
    throw refused;
  }
  if (repository !== undefined && !reaches(actor, repository)) {
    if (repository.visibility === 'public' && permission?.[1] !== 'write') return;
    throw refused;
  }
  if (permission !== undefined && !allows(actor.permissions, permission)) throw refused;
}

function allows(permissions: Permissions, [name, access]: readonly [string, Access]): boolean {
  return name
    .split('|')
    .some((each) => permissions[each] === 'write' || (access === 'read' && permissions[each] === 'read'));
}

function isReading({ permission, role }: Needs): boolean {
  return permission?.[1] === 'read' && (role === undefined || role === 'read');
}

/** The account that acts, for what it leaves behind; a 401 for nobody. */
export function doer(world: World, actor: Actor): NonNullable<ReturnType<typeof accountOf>> {
  if (actor.kind === 'anonymous') throw new ApiError(401, 'Requires authentication');
  return accountOf(world, actor.account.login) ?? actor.account;
}
