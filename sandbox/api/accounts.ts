import type { Account } from '../account.ts';
import { ApiError, type Operation } from '../operation.ts';
import { need } from '../pagination.ts';
import { showUser } from '../show/account.ts';
import { accountOf, type World } from '../world.ts';

/** `public-user`. */
function showWhole(world: World, account: Account): Readonly<Record<string, unknown>> {
  const owned = [...world.repositories.values()].filter(
    ({ owner, visibility }) => owner === account && visibility === 'public',
  );
  return {
    ...showUser(world, account),
    name: account.name ?? null,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: owned.length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  };
}

/** Who somebody is, and how much may still be asked. */
export const ACCOUNT_OPERATIONS: readonly Operation[] = [
  {
    id: 'users/get-authenticated',
    method: 'GET',
    path: '/user',
    needs: {},
    handle({ world, actor }) {
      if (actor.kind === 'anonymous') throw new ApiError(401, 'Requires authentication');
      if (actor.kind !== 'user') throw new ApiError(403, 'Resource not accessible by integration');
      return { status: 200, body: showWhole(world, actor.account) };
    },
  },
  {
    id: 'users/get-by-username',
    method: 'GET',
    path: '/users/{username}',
    needs: {},
    handle: ({ world, params }) => ({
      status: 200,
      body: showWhole(world, need(accountOf(world, params['username'] ?? ''))),
    }),
  },
  {
    id: 'rate-limit/get',
    method: 'GET',
    path: '/rate_limit',
    needs: {},
    handle({ world, actor }) {
      const core = world.limits.stateOf(actor);
      return { status: 200, body: { resources: { core, search: core, graphql: core }, rate: core } };
    },
  },
];
