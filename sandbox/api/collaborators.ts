import { isAtLeast, roleIn } from '../access.ts';
import type { Account, Role } from '../account.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { showUser } from '../show/account.ts';
import { ROLE_OF, showPermissions } from '../show/team.ts';
import { accountOf } from '../world.ts';

const REPO = '/repos/{owner}/{repo}';
const ONE = `${REPO}/collaborators/{username}`;
const READ = { permission: ['metadata', 'read'], role: 'write' } as const;
const ADMIN = { permission: ['administration', 'write'], role: 'admin' } as const;

/** Who may do what in a repository. */
export const COLLABORATOR_OPERATIONS: readonly Operation[] = [
  { id: 'repos/list-collaborators', method: 'GET', path: `${REPO}/collaborators`, needs: READ, handle: list },
  {
    id: 'repos/check-collaborator',
    method: 'GET',
    path: ONE,
    needs: READ,
    handle: (call) => {
      if (!isInvolved(call, need(accountOf(call.world, nameIn(call))))) throw new ApiError(404, 'Not Found');
      return { status: 204 };
    },
  },
  {
    id: 'repos/get-collaborator-permission-level',
    method: 'GET',
    path: `${ONE}/permission`,
    needs: { permission: ['metadata', 'read'], role: 'read' },
    handle: (call) => {
      const account = need(accountOf(call.world, nameIn(call)));
      const role = roleIn(call.world, call.repository, account);
      const user = showCollaborator(call, account, role);
      return { status: 200, body: { permission: legacy(role), role_name: role, user } };
    },
  },
  { id: 'repos/add-collaborator', method: 'PUT', path: ONE, needs: ADMIN, handle: add },
  { id: 'repos/remove-collaborator', method: 'DELETE', path: ONE, needs: ADMIN, handle: remove },
];

function nameIn({ params }: Call): string {
  return params['username'] ?? '';
}

/** The four words that GitHub had before there were more roles. */
function legacy(role: Role): string {
  return role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
}

async function list(call: Call): Promise<Answer> {
  const { world, repository, query } = call;
  const affiliation = query.get('affiliation') ?? 'all';
  const needed = ROLE_OF[query.get('permission') ?? 'pull'] ?? 'read';
  const { owner, collaborators } = repository;
  const people = [...world.accounts.values()].filter((account) => {
    if (account.type !== 'User' || !isInvolved(call, account)) return false;
    const key = account.login.toLowerCase();
    const isOutside = collaborators.has(key) && owner.members.get(key)?.state !== 'active';
    if (affiliation === 'outside' && !isOutside) return false;
    if (affiliation === 'direct' && !collaborators.has(key)) return false;
    return isAtLeast(roleIn(world, repository, account), needed);
  });
  return await paginate(call, people, (account) => showCollaborator(call, account, roleIn(world, repository, account)));
}

/** Whether somebody may more than anybody may. */
function isInvolved({ repository }: Call, account: Account): boolean {
  const { owner, collaborators } = repository;
  const key = account.login.toLowerCase();
  return owner === account || owner.members.get(key)?.state === 'active' || collaborators.has(key);
}

function showCollaborator({ world }: Call, account: Account, role: Role): Readonly<Record<string, unknown>> {
  return { ...showUser(world, account), permissions: showPermissions(role), role_name: role };
}

/** Whoever is added is in at once: on GitHub a stranger is asked first. */
function add(call: Call): Answer {
  const { collaborators } = call.repository;
  const account = need(accountOf(call.world, nameIn(call)));
  if (account.type !== 'User') throw new ApiError(422, 'Only people can be collaborators');
  const role = ROLE_OF[new Body(call).text('permission') ?? 'push'];
  if (role === undefined) {
    throw new ApiError(422, 'Validation Failed', [{ resource: 'Repository', field: 'permission', code: 'invalid' }]);
  }
  const key = account.login.toLowerCase();
  const old = collaborators.get(key)?.role;
  collaborators.set(key, { account, role });
  if (old === undefined) {
    tell(call, account, 'added', { changes: { permission: { to: legacy(role) }, role_name: { to: role } } });
  } else if (old !== role) {
    const permission = { from: legacy(old), to: legacy(role) };
    tell(call, account, 'edited', { changes: { old_permission: { from: legacy(old) }, permission } });
  }
  return { status: 204 };
}

function remove(call: Call): Answer {
  const { collaborators } = call.repository;
  const key = nameIn(call).toLowerCase();
  const { account } = need(collaborators.get(key));
  collaborators.delete(key);
  tell(call, account, 'removed', {});
  return { status: 204 };
}

function tell(call: Call, account: Account, action: string, more: Readonly<Record<string, unknown>>): void {
  const { world, repository, actor } = call;
  const payload = { member: showUser(world, account), ...more };
  const sender = doer(world, actor);
  world.outbox.emit({ name: 'member', action, repository, organization: undefined, sender, payload });
}
