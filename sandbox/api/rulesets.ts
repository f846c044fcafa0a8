import { roleIn } from '../access.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import type { Answer, Call, Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { fullNameOf, type Repository, type Ruleset } from '../repository.ts';
import { rulesetsOf } from '../rules.ts';
import type { World } from '../world.ts';

const READ = { permission: ['metadata', 'read'], role: 'read' } as const;
const WRITE = { permission: ['administration', 'write'], role: 'admin' } as const;
const REPO = '/repos/{owner}/{repo}';
const SETS = `${REPO}/rulesets`;

/** Rules for branches and tags. */
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
    handle: get,
  },
  { id: 'repos/update-repo-ruleset', method: 'PUT', path: `${SETS}/{ruleset_id}`, needs: WRITE, handle: update },
  {
    id: 'repos/delete-repo-ruleset',
    method: 'DELETE',
    path: `${SETS}/{ruleset_id}`,
    needs: WRITE,
    handle: (call) => {
      const set = setOf(call);
      call.repository.rulesets.delete(set.id);
      tell(call, set, 'deleted');
      return { status: 204 };
    },
  },
  {
    id: 'repos/get-branch-rules',
    method: 'GET',
    path: `${REPO}/rules/branches/{branch}`,
    needs: READ,
    handle: async (call) => {
      const ruleset_source = fullNameOf(call.repository);
      const sets = rulesetsOf(call.repository, `refs/heads/${call.params['branch']}`);
      const found = sets.flatMap(({ id, rules }) => rules.map((rule) => ({ ...rule, ruleset_id: id })));
      return await paginate(call, found, (rule) => ({ ...rule, ruleset_source_type: 'Repository', ruleset_source }));
    },
  },
];

function setOf({ repository, params }: Call): Ruleset {
  return need(repository.rulesets.get(Number(params['ruleset_id'])));
}

/** Who is freed from it is shown to whoever may change it. */
function get(call: Call): Answer {
  const { world, repository, actor } = call;
  const { bypass_actors, ...shown } = showRuleset(world, repository, setOf(call));
  const isAdmin =
    (actor.kind === 'user' && roleIn(world, repository, actor.account) === 'admin') ||
    (actor.kind === 'installation' && actor.permissions['administration'] === 'write');
  return { status: 200, body: isAdmin ? { ...shown, bypass_actors } : shown };
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
  tell(call, set, 'created');
  return { status: 201, body: showRuleset(world, repository, set) };
}

function update(call: Call): Answer {
  const { world, repository } = call;
  const set = setOf(call);
  const body = new Body(call);
  const { name, enforcement } = set;
  set.name = body.text('name') ?? set.name;
  set.enforcement = (body.text('enforcement') ?? set.enforcement) as Ruleset['enforcement'];
  if (body.has('conditions')) set.conditions = body.raw('conditions');
  set.bypassActors = body.list('bypass_actors') ?? set.bypassActors;
  set.rules = (body.list('rules') ?? set.rules) as Ruleset['rules'];
  set.updatedAt = world.now();
  const changes = {
    ...(name === set.name ? {} : { name: { from: name } }),
    ...(enforcement === set.enforcement ? {} : { enforcement: { from: enforcement } }),
  };
  tell(call, set, 'edited', { changes });
  return { status: 200, body: showRuleset(world, repository, set) };
}

function tell(call: Call, set: Ruleset, action: string, more: Readonly<Record<string, unknown>> = {}): void {
  const { world, repository, actor } = call;
  const payload = { repository_ruleset: showRuleset(world, repository, set), ...more };
  const sender = doer(world, actor);
  world.outbox.emit({ name: 'repository_ruleset', action, repository, organization: undefined, sender, payload });
}
