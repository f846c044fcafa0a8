import { describe, expect, test } from 'vitest';
import { PUBLISHED_BRANCH } from '../release/names.ts';
import type { LiveRepository, LiveRuleset } from './live.ts';
import { strengthened, weaknessesOf } from './ruleset-weakness.ts';
import { group, plan, rule, TODAY } from './sample.ts';
import { ACTIONS_APP, BRANCH_RULESET, type CheckSource, settingsFor } from './settings.ts';
import { bareRepository, changesTo } from './settings-changes.ts';

const APP: CheckSource = { kind: 'app', id: 77 };
const PLAN = plan(
  [
    { ...group('governance', 'Ana', 'beto 2025-01-01 2026-11-19', 'carla 2026-12-01'), team: 'gobernanza' },
    { ...group('technical', 'ines', 'Ana'), team: 'sistemas' },
    { ...group('liaison', 'juan'), team: 'enlace' },
    group('strategy', 'eva'),
  ],
  [rule('dataset-changed', '1 governance steward'), rule('machinery', '1 technical'), rule('plan-scope', '1 strategy')],
  [],
);
const SETTINGS = settingsFor(PLAN, TODAY, APP);
const [TAGS, RECORD, BRANCH] = SETTINGS.rulesets;

/** The ruleset as GitHub would tell it after it was made, with what was changed since. */
function live(change: Partial<LiveRuleset> = {}): LiveRuleset {
  if (BRANCH === undefined) throw new Error('no ruleset of the branch');
  const { name, target, enforcement, conditions, rules } = BRANCH;
  const { include } = conditions.ref_name;
  return { id: 9, name, target, enforcement, bypass: [], include, exclude: [], rules, ...change };
}

/** The rules with a parameter of one changed. */
function rulesWith(type: string, parameters: object): LiveRuleset['rules'] {
  return live().rules.map((each) =>
    each.type === type ? { type, parameters: { ...each.parameters, ...parameters } } : each,
  );
}

function bare(change: Partial<LiveRepository> = {}): LiveRepository {
  return { ...bareRepository('muni', 'datos', SETTINGS), ...change };
}

describe('what a plan needs', () => {
  test('a team for each group that the policy asks and that names one, with those in office', () => {
    expect(SETTINGS.teams.map(({ slug, members }) => [slug, members])).toEqual([
      ['gobernanza', ['Ana']],
      ['sistemas', ['Ana', 'ines']],
    ]);
  });

  test('two groups of one team share it, and nobody is in it twice', () => {
    const shared = plan(
      [
        { ...group('governance', 'Ana'), team: 'datos' },
        { ...group('technical', 'ana', 'ines'), team: 'datos' },
      ],
      [rule('rules', '1 governance', '1 technical')],
      [],
    );
    expect(settingsFor(shared, TODAY, APP).teams.map(({ slug, members }) => [slug, members])).toEqual([
      ['datos', ['ana', 'ines']],
    ]);
  });

  test('the labels of the impacts, each within what GitHub takes', () => {
    expect(SETTINGS.labels.map(({ name }) => name)).toEqual([
      'impacto: corrección',
      'impacto: adición',
      'impacto: incompatible',
      'impacto: retiro',
    ]);
    for (const { name, color, description } of SETTINGS.labels) {
      expect(color).toMatch(/^[0-9a-f]{6}$/);
      expect(name.length).toBeLessThanOrEqual(50);
      expect(description.length).toBeLessThanOrEqual(100);
    }
  });

  test.each<readonly [string, CheckSource, number, boolean, number]>([
    ['an app weighs approvals itself', APP, 77, false, 0],
    ['in Actions-only GitHub does what it can', { kind: 'actions' }, ACTIONS_APP, true, 1],
  ])('%s', (_, source, app, stale, count) => {
    const rules = settingsFor(PLAN, TODAY, source).rulesets[2]?.rules ?? [];
    const parametersOf = (type: string) => rules.find((each) => each.type === type)?.parameters;
    expect(parametersOf('pull_request')).toMatchObject({
      dismiss_stale_reviews_on_push: stale,
      require_code_owner_review: true,
      require_last_push_approval: true,
      required_approving_review_count: count,
    });
    expect(parametersOf('required_status_checks')).toEqual({
      strict_required_status_checks_policy: true,
      required_status_checks: [
        { context: 'apertura/datos (main)', integration_id: app },
        { context: 'apertura/gobernanza (main)', integration_id: app },
      ],
    });
  });

  test('versions are locked by a pattern of their own', () => {
    expect(TAGS).toMatchObject({ target: 'tag', conditions: { ref_name: { include: ['refs/tags/*@*'] } } });
    expect(TAGS?.rules.map(({ type }) => type)).toEqual(['deletion', 'non_fast_forward', 'update']);
  });

  test('the record of what was published only grows', () => {
    expect(RECORD).toMatchObject({
      target: 'branch',
      bypass_actors: [],
      conditions: { ref_name: { include: [`refs/heads/${PUBLISHED_BRANCH}`], exclude: [] } },
    });
    expect(RECORD?.rules.map(({ type }) => type)).toEqual(['deletion', 'non_fast_forward']);
  });
});

describe('where a live ruleset is weaker', () => {
  const checks = (...list: readonly object[]) => rulesWith('required_status_checks', { required_status_checks: list });
  const DATA = { context: 'apertura/datos (main)', integration_id: 77 };
  const GOVERNANCE = { context: 'apertura/gobernanza (main)', integration_id: 77 };

  test.each<readonly [string, Partial<LiveRuleset>, readonly object[]]>([
    ['as it was made', {}, []],
    ['stricter', { rules: rulesWith('pull_request', { required_approving_review_count: 2 }) }, []],
    ['with a check of others', { rules: checks(DATA, GOVERNANCE, { context: 'ci' }) }, []],
    ['for all branches', { include: ['~ALL'] }, []],
    ['disabled', { enforcement: 'disabled' }, [{ kind: 'inactive', enforcement: 'disabled' }]],
    ['only tried out', { enforcement: 'evaluate' }, [{ kind: 'inactive', enforcement: 'evaluate' }]],
    ['for another branch', { include: ['refs/heads/x'] }, [{ kind: 'scope', ref: 'refs/heads/main' }]],
    ['with an exception', { exclude: ['refs/heads/main'] }, [{ kind: 'scope', ref: 'refs/heads/main' }]],
    ['with a bypass', { bypass: ['OrganizationAdmin'] }, [{ kind: 'bypass', actors: ['OrganizationAdmin'] }]],
    ['with a bypass that is not shown', { bypass: undefined }, [{ kind: 'bypass-hidden' }]],
    [
      'without a rule',
      { rules: live().rules.filter(({ type }) => type !== 'pull_request') },
      [{ kind: 'rule', type: 'pull_request' }],
    ],
    [
      'without code owners',
      { rules: rulesWith('pull_request', { require_code_owner_review: false }) },
      [{ kind: 'parameter', type: 'pull_request', parameter: 'require_code_owner_review' }],
    ],
    [
      'without being up to date',
      { rules: rulesWith('required_status_checks', { strict_required_status_checks_policy: false }) },
      [{ kind: 'behind' }],
    ],
    [
      'not up to date, but queued',
      {
        rules: [
          ...rulesWith('required_status_checks', { strict_required_status_checks_policy: false }),
          { type: 'merge_queue', parameters: {} },
        ],
      },
      [],
    ],
    ['without a check', { rules: checks(DATA) }, [{ kind: 'check', check: GOVERNANCE.context }]],
    [
      'with a check of anybody',
      { rules: checks(DATA, { context: GOVERNANCE.context }) },
      [{ kind: 'pin', check: GOVERNANCE.context, app: undefined }],
    ],
    [
      'with a check of another app',
      { rules: checks({ ...DATA, integration_id: ACTIONS_APP }, GOVERNANCE) },
      [{ kind: 'pin', check: DATA.context, app: ACTIONS_APP }],
    ],
  ])('%s', (_, change, expected) => {
    if (BRANCH === undefined) throw new Error('no ruleset of the branch');
    const found = live(change);
    expect(weaknessesOf(BRANCH, found)).toEqual(expected);
    // What is sent mends it, whatever it was, and keeps what people added.
    const { conditions, rules, enforcement } = strengthened(BRANCH, found);
    const mended = { ...found, ...conditions.ref_name, bypass: [], enforcement, rules };
    expect(weaknessesOf(BRANCH, mended)).toEqual([]);
    for (const { type } of found.rules) expect(rules.map((each) => each.type)).toContain(type);
  });

  test('what people added to a ruleset stays in it', () => {
    if (BRANCH === undefined) throw new Error('no ruleset of the branch');
    const signed = { type: 'required_signatures' };
    const rules = [...checks(DATA, { context: 'ci', integration_id: 5 }), signed];
    const body = strengthened(BRANCH, live({ rules, bypass: ['Team 4'] }));
    expect(body.rules).toContainEqual(signed);
    expect(body.rules.find(({ type }) => type === 'required_status_checks')?.parameters).toEqual({
      strict_required_status_checks_policy: true,
      required_status_checks: [DATA, GOVERNANCE, { context: 'ci', integration_id: 5 }],
    });
    expect(body.bypass_actors).toEqual([]);
  });

  test('where it is not known whose the checks are, any pin will do, and none will not', () => {
    const unknown = settingsFor(PLAN, TODAY, undefined).rulesets[2];
    if (unknown === undefined) throw new Error('no ruleset of the branch');
    expect(weaknessesOf(unknown, live())).toEqual([]);
    const loose = live({ rules: checks(DATA, { context: GOVERNANCE.context }) });
    expect(weaknessesOf(unknown, loose)).toEqual([{ kind: 'pin', check: GOVERNANCE.context, app: undefined }]);
  });
});

describe('the requests', () => {
  const seen = <T>(value: T) => ({ kind: 'seen', value }) as const;
  const told = (repository: LiveRepository) =>
    changesTo(SETTINGS, repository).map(({ setting, name }) => `${setting} ${name}`);

  test('of a bare repository: everything, the locks last', () => {
    expect(told(bare())).toEqual([
      'label impacto: corrección',
      'label impacto: adición',
      'label impacto: incompatible',
      'label impacto: retiro',
      'team gobernanza',
      'team sistemas',
      'team-member Ana',
      'team-member Ana',
      'team-member ines',
      'team-access gobernanza',
      'team-access sistemas',
      'immutable-releases datos',
      'workflow-token datos',
      'fork-approval datos',
      'ruleset apertura: versiones',
      'ruleset apertura: publicado',
      'ruleset apertura: main',
    ]);
  });

  test('of one that is as it should be: none', () => {
    const asMade = (wanted: (typeof SETTINGS.rulesets)[number], id: number): LiveRuleset => ({
      ...wanted,
      ...wanted.conditions.ref_name,
      id,
      bypass: [],
    });
    const team = (members: readonly string[], invited: readonly string[]) => seen({ members, invited, writes: true });
    const repository = bare({
      labels: seen(SETTINGS.labels.map(({ name }) => name.toUpperCase())),
      teams: new Map([
        ['gobernanza', team(['ANA', 'zoe'], [])],
        ['sistemas', team(['ana'], ['Ines'])],
      ]),
      immutableReleases: seen(true),
      workflowToken: seen({ writes: false, approves: false }),
      forkApproval: seen('all_external_contributors'),
      rulesets: seen(SETTINGS.rulesets.map(asMade)),
    });
    expect(told(repository)).toEqual([]);
  });

  test('a ruleset that was loosened is put right by its own number', () => {
    const disabled = live({ enforcement: 'disabled' });
    const change = changesTo(SETTINGS, bare({ rulesets: seen([disabled]) })).find(
      ({ name }) => name === BRANCH_RULESET,
    );
    expect(change).toMatchObject({
      setting: 'ruleset-update',
      request: { method: 'PUT', path: '/repos/muni/datos/rulesets/9', body: { enforcement: 'active' } },
    });
  });

  test('what is no name is asked for nowhere: it would lead out of its path', () => {
    const hostile = plan(
      [
        { ...group('governance', '..', 'a/b', 'ana'), team: 'gobernanza' },
        { ...group('technical', 'ana'), team: '../../repos/muni/otro' },
        { ...group('strategy', 'ana'), team: '..' },
      ],
      [rule('rules', '1 governance technical strategy')],
      [],
    );
    const settings = settingsFor(hostile, TODAY, APP);
    expect(settings.teams.map(({ slug, members }) => [slug, members])).toEqual([['gobernanza', ['ana']]]);
    const paths = changesTo(settings, bareRepository('muni', 'datos', settings)).map(({ request }) => request.path);
    expect(paths.filter((path) => !/^\/(repos\/muni\/datos|orgs\/muni\/teams)(\/[\w-]+)*$/.test(path))).toEqual([]);
  });

  test('a person’s repository has no teams, and a private one no forks of strangers', () => {
    const told = changesTo(SETTINGS, bare({ personal: true, visibility: 'private' })).map(({ setting }) => setting);
    expect(new Set(told)).toEqual(new Set(['label', 'immutable-releases', 'workflow-token', 'ruleset']));
  });
});
