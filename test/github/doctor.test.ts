import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Repository, Ruleset } from '../../sandbox/repository.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { commitFiles } from '../../sandbox/seed.ts';
import { folderOf } from '../cli/run.ts';
import { aperturaHere } from '../cli/run-here.ts';
import {
  type Country,
  countryIn,
  DAY,
  environment,
  found,
  MANIFEST,
  PLAN_FILES,
  rulesetOf,
  soundFiles,
  type Town,
  wellFounded,
} from './town.ts';

let country: Country;

beforeAll(async () => {
  country = countryIn(await startSandbox());
});

afterAll(async () => {
  await country.sandbox.stop();
});

function damage(repository: Repository, change: (set: Ruleset) => unknown): void {
  change(rulesetOf(repository, 'apertura: main'));
}

/** The rule of a type with other parameters. */
function withParameters(set: Ruleset, type: string, parameters: object): Ruleset['rules'] {
  return set.rules.map((rule) =>
    rule.type === type ? { type, parameters: { ...rule.parameters, ...parameters } } : rule,
  );
}

type Damage = (town: Town) => unknown;

const SETTING_DAMAGES: readonly (readonly [string, Damage, readonly string[]])[] = [
  [
    'a ruleset switched off',
    ({ repository }) => damage(repository, (set) => Object.assign(set, { enforcement: 'disabled' })),
    ['repository-ruleset-inactive', 'repository-branch-open'],
  ],
  [
    'a bypass',
    ({ repository }) =>
      damage(repository, (set) =>
        Object.assign(set, { bypassActors: [{ actor_id: 1, actor_type: 'OrganizationAdmin', bypass_mode: 'always' }] }),
      ),
    ['repository-ruleset-bypass'],
  ],
  [
    'another branch',
    ({ repository }) =>
      damage(repository, (set) =>
        Object.assign(set, { conditions: { ref_name: { include: ['refs/heads/x'], exclude: [] } } }),
      ),
    ['repository-ruleset-scope', 'repository-branch-open'],
  ],
  [
    'a check of anybody',
    ({ repository }) =>
      damage(repository, (set) => {
        const checks = [
          { context: 'apertura/datos (main)', integration_id: country.app.id },
          { context: 'apertura/gobernanza (main)' },
        ];
        set.rules = withParameters(set, 'required_status_checks', { required_status_checks: checks });
      }),
    ['repository-check-unpinned'],
  ],
  [
    'a check that is not required',
    ({ repository }) =>
      damage(repository, (set) => {
        const checks = [{ context: 'apertura/datos (main)', integration_id: country.app.id }];
        set.rules = withParameters(set, 'required_status_checks', { required_status_checks: checks });
      }),
    ['repository-check-missing'],
  ],
  [
    'code owners not asked',
    ({ repository }) =>
      damage(repository, (set) => {
        set.rules = withParameters(set, 'pull_request', { require_code_owner_review: false });
      }),
    ['repository-rule-weak'],
  ],
  [
    'branches that are behind',
    ({ repository }) =>
      damage(repository, (set) => {
        set.rules = withParameters(set, 'required_status_checks', { strict_required_status_checks_policy: false });
      }),
    ['repository-branch-behind'],
  ],
  [
    'a ruleset deleted',
    ({ repository }) => {
      repository.rulesets.delete(rulesetOf(repository, 'apertura: versiones').id);
    },
    ['repository-ruleset-missing'],
  ],
  [
    'a record that can be rewritten',
    ({ repository }) => {
      const set = rulesetOf(repository, 'apertura: publicado');
      set.rules = set.rules.filter(({ type }) => type !== 'non_fast_forward');
    },
    ['repository-rule-missing'],
  ],
  [
    'a label deleted',
    ({ repository }) => void repository.labels.delete('impacto: retiro'),
    ['repository-label-missing'],
  ],
  [
    'releases that change',
    ({ repository }) => void repository.settings.delete('immutable-releases'),
    ['repository-releases-mutable'],
  ],
  [
    'workflows that write',
    ({ repository }) => void repository.settings.delete('actions/permissions/workflow'),
    ['repository-workflow-token'],
  ],
  [
    'forks that run',
    ({ repository }) => void repository.settings.delete('actions/permissions/fork-pr-contributor-approval'),
    ['repository-fork-approval'],
  ],
  [
    'a private repository',
    ({ repository }) => Object.assign(repository, { visibility: 'private' }),
    ['repository-visibility'],
  ],
  [
    'another default branch',
    async ({ repository }) => {
      await commitFiles(repository, { branch: 'x', parent: 'main', files: {}, message: 'x' });
      repository.defaultBranch = 'x';
    },
    ['repository-default-branch'],
  ],
];

const PEOPLE_DAMAGES: readonly (readonly [string, Damage, readonly string[]])[] = [
  [
    'a team deleted',
    ({ repository }) => void repository.owner.teams.delete('gobernanza'),
    [
      'repository-team-missing',
      'repository-person-without-write',
      'repository-person-without-write',
      'repository-codeowners-invalid',
      'repository-codeowners-invalid',
    ],
  ],
  [
    'a member taken out',
    ({ repository }) => void repository.owner.teams.get('gobernanza')?.members.delete('beto-m'),
    ['repository-team-member-missing', 'repository-person-without-write', 'repository-codeowners-invalid'],
  ],
  [
    'an invitation not accepted',
    ({ repository }) => {
      const member = repository.owner.teams.get('gobernanza')?.members.get('beto-m');
      if (member !== undefined) member.state = 'pending';
    },
    ['repository-team-member-missing', 'repository-person-without-write', 'repository-codeowners-invalid'],
  ],
  [
    'somebody whose term has ended',
    ({ repository }) => {
      const account = country.sandbox.user('ida-m');
      repository.owner.teams.get('gobernanza')?.members.set('ida-m', { account, role: 'member', state: 'active' });
    },
    ['repository-team-stranger'],
  ],
  [
    'a team that only reads',
    ({ repository, name }) => {
      repository.owner.teams.get('gobernanza')?.repositories.set(name.toLowerCase(), 'read');
    },
    ['repository-team-access', 'repository-person-without-write', 'repository-person-without-write'],
  ],
  [
    'CODEOWNERS of another plan',
    async ({ repository }) =>
      await commitFiles(repository, { branch: 'main', files: { '.github/CODEOWNERS': '* @ana-m\n' }, message: 'x' }),
    ['repository-codeowners-stale'],
  ],
  [
    'a plan whose rule nobody can satisfy',
    async ({ repository }) => {
      const policy = PLAN_FILES['plan/policy.yaml']?.replace('count: 1', 'count: 5') ?? '';
      await commitFiles(repository, { branch: 'main', files: { 'plan/policy.yaml': policy }, message: 'x' });
    },
    ['policy-unsatisfiable'],
  ],
  [
    'an action that is not pinned',
    async ({ repository }) => {
      const files = { '.github/workflows/ci.yaml': 'jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v7\n' };
      await commitFiles(repository, { branch: 'main', files, message: 'x' });
    },
    ['repository-action-unpinned'],
  ],
  [
    'a manifest that asks for more',
    async ({ repository }) => {
      const more = MANIFEST.replace('checks: write', 'checks: write\n  contents: read').replace(
        '- pull_request\n',
        '- pull_request\n  - merge_group\n',
      );
      await commitFiles(repository, { branch: 'main', files: { 'app.yml': more }, message: 'x' });
    },
    ['repository-app-permissions', 'repository-app-events'],
  ],
  [
    'a manifest that asks for less',
    async ({ repository }) => {
      const less = MANIFEST.replace('  members: read\n', '');
      await commitFiles(repository, { branch: 'main', files: { 'app.yml': less }, message: 'x' });
    },
    ['repository-app-excess'],
  ],
];

describe('apertura doctor', () => {
  test.each([...SETTING_DAMAGES, ...PEOPLE_DAMAGES])('%s', async (_, harm, expected) => {
    const made = await wellFounded(country);
    await harm(made);
    const rules = await made.found();
    for (const rule of expected) expect(rules).toContain(rule);
    const allowed = new Set([...expected, 'repository-codeowners-invalid']);
    expect(rules.filter((rule) => !allowed.has(rule))).toEqual([]);
  });

  test('an app that is not installed, or suspended', async () => {
    const { found, repository } = await wellFounded(country);
    expect(await found('--app-id', '4711')).toContain('repository-app-missing');
    for (const each of country.sandbox.world.installations.values()) {
      if (each.account === repository.owner) each.suspended = true;
    }
    expect(await found()).toEqual(['repository-app-suspended']);
  });

  test('in Actions-only the workflow has to be there', async () => {
    const { run, repository } = await found(country, await soundFiles());
    await run('setup', ['--actions-only', '--apply']);
    const sound = await run('doctor', ['--actions-only']);
    expect([sound.status, sound.out]).toEqual([0, `${repository.owner.login}/datos está en orden.\n`]);
    const files = { '.github/workflows/review.yaml': undefined };
    await commitFiles(repository, { branch: 'main', files, message: 'x' });
    const gone = await run('doctor');
    expect(gone.status).toBe(1);
    expect(gone.out).toContain('repository-workflow-missing');
  });

  test('whoever does not administer is told what could not be seen', async () => {
    const { name } = await wellFounded(country);
    const args = ['doctor', '--repo', name, '--today', DAY, '--app-id', String(country.app.id)];
    const env = environment(country, country.sandbox.user('ana-m'));
    const { out } = await aperturaHere(args, { cwd: await folderOf(PLAN_FILES), env });
    expect(out).toContain('repository-unseen');
    expect(out).not.toMatch(/repository-(app|team|releases|workflow|ruleset)-/);
  });

  test('every sentence reads whole in both languages', async () => {
    const { run } = await found(country, undefined);
    for (const lang of ['es', 'en']) {
      const { out } = await run('doctor', ['--lang', lang]);
      expect(out).toContain('repository-base-missing');
      expect(out).not.toMatch(/undefined|\[object/);
    }
  });
});

test('all of it is as GitHub describes', () => {
  expect(country.sandbox.deviations).toEqual([]);
});
