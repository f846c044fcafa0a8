import type { Account, App, Installation, Permissions } from '../account.ts';
import { reaches } from '../auth.ts';
import { reachOf, suspend, uninstall } from '../installing.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { fullNameOf } from '../repository.ts';
import { showApp, showInstallation } from '../show/app.ts';
import { showRepository } from '../show/repository.ts';
import { areWithin, installationToken, type TokenOrder } from '../tokens.ts';
import { accountOf, type World } from '../world.ts';
import { ACCOUNT_OPERATIONS } from './accounts.ts';
import { DELIVERY_OPERATIONS } from './deliveries.ts';

const APP = { app: true } as const;

/** The app that asks; a 401 where none does. */
export function appOf({ actor }: Pick<Call, 'actor'>): App {
  if (actor.kind !== 'app') throw new ApiError(401, 'A JSON web token could not be decoded');
  return actor.app;
}

function installationOf(call: Call): Installation {
  const found = call.world.installations.get(Number(call.params['installation_id']));
  if (found === undefined || found.app !== appOf(call)) throw new ApiError(404, 'Not Found');
  return found;
}

function installedOn(call: Call, account: Account | undefined): Answer {
  const app = appOf(call);
  const found = [...call.world.installations.values()].find((each) => each.app === app && each.account === account);
  return { status: 200, body: showInstallation(call.world, need(found)) };
}

function installedIn(call: Call): Answer {
  const { world, repository } = call;
  const app = appOf(call);
  const found = [...world.installations.values()].find(
    (each) => each.app === app && reachOf(world, each).includes(repository),
  );
  return { status: 200, body: showInstallation(world, need(found)) };
}

function createToken(call: Call): Answer {
  const { world } = call;
  const installation = installationOf(call);
  if (installation.suspended) throw new ApiError(403, 'This installation has been suspended');
  const order = narrowed(world, installation, (call.body ?? {}) as TokenRequest);
  const token = installationToken(world, installation, order);
  const made = world.tokens.get(token);
  if (made?.kind !== 'installation') throw new Error('a token of an installation was made');
  const body = {
    token,
    expires_at: made.expires.toISOString().replace(/\.\d+Z$/, 'Z'),
    permissions: made.permissions,
    repository_selection: order.repositories === 'all' && installation.repositories === 'all' ? 'all' : 'selected',
    ...(order.repositories === 'all'
      ? {}
      : {
          repositories: reachOf(world, installation)
            .filter((each) => order.repositories !== 'all' && order.repositories.has(fullNameOf(each).toLowerCase()))
            .map((each) => showRepository(world, each)),
        }),
  };
  return { status: 201, body };
}

interface TokenRequest {
  readonly permissions?: Permissions;
  /** Names without their owner. */
  readonly repositories?: readonly string[];
  readonly repository_ids?: readonly number[];
}

/** What a token is to be good for: never more than its installation is. */
function narrowed(world: World, installation: Installation, asked: TokenRequest): Required<TokenOrder> {
  const permissions = asked.permissions ?? installation.app.permissions;
  if (!areWithin(installation.app.permissions, permissions)) {
    throw new ApiError(422, 'The permissions requested are not granted to this installation.');
  }
  if (asked.repositories === undefined && asked.repository_ids === undefined)
    return { permissions, repositories: 'all' };
  const reached = reachOf(world, installation);
  const chosen = [
    ...(asked.repositories ?? []).map((name) => reached.find((each) => each.name.toLowerCase() === name.toLowerCase())),
    ...(asked.repository_ids ?? []).map((id) => reached.find((each) => each.id === id)),
  ].map((repository) => {
    if (repository !== undefined) return fullNameOf(repository).toLowerCase();
    const message =
      'There is at least one repository that does not exist or is not accessible to the parent installation.';
    throw new ApiError(422, message);
  });
  return { permissions, repositories: new Set(chosen) };
}

function listReached(call: Call): Promise<Answer> {
  const { actor, world } = call;
  if (actor.kind !== 'installation') throw new ApiError(403, 'Resource not accessible by personal access token');
  const reached = reachOf(world, actor.installation).filter((each) => reaches(actor, each));
  const isAll = actor.repositories === 'all' && actor.installation.repositories === 'all';
  return paginate(
    call,
    reached,
    (repository) => showRepository(world, repository),
    (repositories, total_count) => ({
      total_count,
      repository_selection: isAll ? 'all' : 'selected',
      repositories,
    }),
  );
}

function revokeToken({ world, actor }: Call, headers: Call['headers']): Answer {
  if (actor.kind !== 'installation') throw new ApiError(403, 'Resource not accessible by personal access token');
  world.tokens.delete(headers['authorization']?.split(' ').at(-1) ?? '');
  return { status: 204 };
}

/** Apps, their installations and tokens, with what else asks who somebody is. */
export const APP_OPERATIONS: readonly Operation[] = [
  {
    id: 'apps/get-authenticated',
    method: 'GET',
    path: '/app',
    needs: APP,
    handle: (call) => ({ status: 200, body: showApp(call.world, appOf(call)) }),
  },
  {
    id: 'apps/get-by-slug',
    method: 'GET',
    path: '/apps/{app_slug}',
    needs: {},
    handle({ world, params }) {
      const app = [...world.apps.values()].find(({ slug }) => slug === params['app_slug']);
      return { status: 200, body: showApp(world, need(app)) };
    },
  },
  {
    id: 'apps/list-installations',
    method: 'GET',
    path: '/app/installations',
    needs: APP,
    handle(call) {
      const app = appOf(call);
      const own = [...call.world.installations.values()].filter((each) => each.app === app);
      return paginate(call, own, (each) => showInstallation(call.world, each));
    },
  },
  {
    id: 'apps/get-installation',
    method: 'GET',
    path: '/app/installations/{installation_id}',
    needs: APP,
    handle: (call) => ({ status: 200, body: showInstallation(call.world, installationOf(call)) }),
  },
  {
    id: 'apps/delete-installation',
    method: 'DELETE',
    path: '/app/installations/{installation_id}',
    needs: APP,
    handle(call) {
      uninstall(call.world, installationOf(call));
      return { status: 204 };
    },
  },
  {
    id: 'apps/suspend-installation',
    method: 'PUT',
    path: '/app/installations/{installation_id}/suspended',
    needs: APP,
    handle(call) {
      suspend(call.world, installationOf(call));
      return { status: 204 };
    },
  },
  {
    id: 'apps/unsuspend-installation',
    method: 'DELETE',
    path: '/app/installations/{installation_id}/suspended',
    needs: APP,
    handle(call) {
      suspend(call.world, installationOf(call), false);
      return { status: 204 };
    },
  },
  {
    id: 'apps/create-installation-access-token',
    method: 'POST',
    path: '/app/installations/{installation_id}/access_tokens',
    needs: APP,
    handle: createToken,
  },
  {
    id: 'apps/get-repo-installation',
    method: 'GET',
    path: '/repos/{owner}/{repo}/installation',
    needs: APP,
    handle: installedIn,
  },
  {
    id: 'apps/get-org-installation',
    method: 'GET',
    path: '/orgs/{org}/installation',
    needs: APP,
    handle: (call) => installedOn(call, accountOf(call.world, call.params['org'] ?? '')),
  },
  {
    id: 'apps/get-user-installation',
    method: 'GET',
    path: '/users/{username}/installation',
    needs: APP,
    handle: (call) => installedOn(call, accountOf(call.world, call.params['username'] ?? '')),
  },
  {
    id: 'apps/list-repos-accessible-to-installation',
    method: 'GET',
    path: '/installation/repositories',
    needs: {},
    handle: listReached,
  },
  {
    id: 'apps/revoke-installation-access-token',
    method: 'DELETE',
    path: '/installation/token',
    needs: {},
    handle: (call) => revokeToken(call, call.headers),
  },
  ...DELIVERY_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
];
