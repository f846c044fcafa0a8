import { isAtLeast, roleIn } from '../access.ts';
import { Body } from '../body.ts';
import { codeOwners } from '../code-owners.ts';
import { tipOf } from '../git/refs.ts';
import { git } from '../git/run.ts';
import type { Answer, Call, Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { fullNameOf, type Repository, type Ruleset } from '../repository.ts';
import { rulesOf } from '../rules.ts';
import { accountOf, type World } from '../world.ts';

const READ = { permission: ['metadata', 'read'], role: 'read' } as const;
const WRITE = { permission: ['administration', 'write'], role: 'admin' } as const;
const ADMIN = { permission: ['administration', 'read'], role: 'admin' } as const;
const REPO = '/repos/{owner}/{repo}';
const SETS = `${REPO}/rulesets`;

/** Branch and tag rules, and the settings of a repository that have to do with trust. */
export const RULESET_OPERATIONS: readonly Operation[] = [
  {
    id: 'repos/get-repo-rulesets',
    method: 'GET',
    path: SETS,
    needs: READ,
    handle: async (call) =>
      await paginate(call, [...call.repository.rulesets.values()], (set) => {
        const { rules, conditions, bypass_actors, ...brief } = showRuleset(call.world, call.repository, set);
        return brief;
      }),
  },
  { id: 'repos/create-repo-ruleset', method: 'POST', path: SETS, needs: WRITE, handle: create },
  {
    id: 'repos/get-repo-ruleset',
    method: 'GET',
    path: `${SETS}/{ruleset_id}`,
    needs: READ,
    handle: (call) => ({ status: 200, body: showRuleset(call.world, call.repository, setOf(call)) }),
  },
  { id: 'repos/update-repo-ruleset', method: 'PUT', path: `${SETS}/{ruleset_id}`, needs: WRITE, handle: update },
  {
    id: 'repos/delete-repo-ruleset',
    method: 'DELETE',
    path: `${SETS}/{ruleset_id}`,
    needs: WRITE,
    handle: (call) => {
      call.repository.rulesets.delete(setOf(call).id);
      return { status: 204 };
    },
  },
  {
    id: 'repos/get-branch-rules',
    method: 'GET',
    path: `${REPO}/rules/branches/{branch}`,
    needs: READ,
    handle: async (call) => {
      const source = fullNameOf(call.repository);
      const found = rulesOf(call.repository, `refs/heads/${call.params['branch']}`);
      return await paginate(call, found, (rule) => ({
        ...rule,
        ruleset_source_type: 'Repository',
        ruleset_source: source,
        ruleset_id: 1,
      }));
    },
  },
  {
    id: 'repos/codeowners-errors',
    method: 'GET',
    path: `${REPO}/codeowners/errors`,
    needs: { permission: ['contents', 'read'], role: 'read' },
    handle: ownerErrors,
  },
  setting('actions/get-github-actions-default-workflow-permissions-repository', 'GET', 'actions/permissions/workflow'),
  setting('actions/set-github-actions-default-workflow-permissions-repository', 'PUT', 'actions/permissions/workflow'),
  setting('actions/get-github-actions-permissions-repository', 'GET', 'actions/permissions'),
  setting(
    'actions/get-fork-pr-contributor-approval-permissions-repository',
    'GET',
    'actions/permissions/fork-pr-contributor-approval',
  ),
  setting(
    'actions/set-fork-pr-contributor-approval-permissions-repository',
    'PUT',
    'actions/permissions/fork-pr-contributor-approval',
  ),
  setting('repos/check-immutable-releases', 'GET', 'immutable-releases'),
  setting('repos/enable-immutable-releases', 'PUT', 'immutable-releases'),
];

/** How a repository is set where nobody has said. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  'actions/permissions/workflow': { default_workflow_permissions: 'write', can_approve_pull_request_reviews: true },
  'actions/permissions': { enabled: true, allowed_actions: 'all' },
  'actions/permissions/fork-pr-contributor-approval': { approval_policy: 'first_time_contributors' },
  'immutable-releases': { enabled: false, enforced_by_owner: false },
};

/** A setting that is read, or written whole. */
function setting(id: string, method: 'GET' | 'PUT', name: string): Operation {
  const path = `${REPO}/${name}`;
  if (method === 'GET') {
    const handle = ({ repository }: Call): Answer => ({
      status: 200,
      body: repository.settings.get(name) ?? DEFAULTS[name],
    });
    return { id, method, path, needs: ADMIN, handle };
  }
  const handle = ({ repository, body }: Call): Answer => {
    const written = name === 'immutable-releases' ? { enabled: true, enforced_by_owner: false } : body;
    repository.settings.set(name, written);
    return { status: 204 };
  };
  return { id, method, path, needs: WRITE, handle };
}

function setOf({ repository, params }: Call): Ruleset {
  return need(repository.rulesets.get(Number(params['ruleset_id'])));
}

function showRuleset(world: World, repository: Repository, set: Ruleset): Readonly<Record<string, unknown>> {
  const full = fullNameOf(repository);
  return {
    id: set.id,
    name: set.name,
    target: set.target,
    source_type: 'Repository',
    source: full,
    enforcement: set.enforcement,
    node_id: `RRS_${set.id}`,
    _links: {
      self: { href: `${world.url}/api/v3/repos/${full}/rulesets/${set.id}` },
      html: { href: `${world.url}/${full}/rules/${set.id}` },
    },
    conditions: set.conditions ?? null,
    bypass_actors: set.bypassActors,
    rules: set.rules,
    created_at: set.createdAt.toISOString(),
    updated_at: set.updatedAt.toISOString(),
  };
}

function create(call: Call): Answer {
  const { world, repository } = call;
  const body = new Body(call);
  const now = world.now();
  const set: Ruleset = {
    id: world.next(),
    name: body.needed('name'),
    target: (body.text('target') ?? 'branch') as Ruleset['target'],
    enforcement: body.needed('enforcement') as Ruleset['enforcement'],
    conditions: body.raw('conditions'),
    bypassActors: body.list('bypass_actors') ?? [],
    rules: (body.list('rules') ?? []) as Ruleset['rules'],
    createdAt: now,
    updatedAt: now,
  };
  repository.rulesets.set(set.id, set);
  return { status: 201, body: showRuleset(world, repository, set) };
}

function update(call: Call): Answer {
  const { world, repository } = call;
  const set = setOf(call);
  const body = new Body(call);
  set.name = body.text('name') ?? set.name;
  set.enforcement = (body.text('enforcement') ?? set.enforcement) as Ruleset['enforcement'];
  if (body.has('conditions')) set.conditions = body.raw('conditions');
  set.bypassActors = body.list('bypass_actors') ?? set.bypassActors;
  set.rules = (body.list('rules') ?? set.rules) as Ruleset['rules'];
  set.updatedAt = world.now();
  return { status: 200, body: showRuleset(world, repository, set) };
}

/** Owners whom nobody knows, or who may not write. */
async function ownerErrors(call: Call): Promise<Answer> {
  const { world, repository } = call;
  const commit = need(await tipOf(repository, call.query.get('ref') ?? repository.defaultBranch));
  const path = '.github/CODEOWNERS';
  const text = await git(repository.folder, ['cat-file', 'blob', `${commit}:${path}`]).catch(() => undefined);
  if (text === undefined) need(undefined);
  await codeOwners(repository, commit);
  const errors = (text ?? '').split('\n').flatMap((source, at) => {
    const bare = source.replace(/(^|\s)#.*$/, '');
    return [...bare.matchAll(/@([\w-]+)(?=\s|$)/g)].flatMap((match) => {
      const account = accountOf(world, match[1] ?? '');
      if (account !== undefined && isAtLeast(roleIn(world, repository, account), 'write')) return [];
      const message = `Unknown owner on line ${at + 1}: make sure @${match[1]} exists and has write access to the repository`;
      return [
        { line: at + 1, column: match.index + 1, kind: 'Unknown owner', source, suggestion: null, message, path },
      ];
    });
  });
  return { status: 200, body: { errors } };
}
