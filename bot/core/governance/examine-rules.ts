/** Whether the branch and the versions are locked, and whether anybody has a key. */
import type { Examined } from './examined.ts';
import { unseen } from './hidden.ts';
import { shown } from './live.ts';
import { type Weakness, weaknessesOf } from './ruleset-weakness.ts';
import { ACTIONS_APP, type CheckSource, type RulesetSetting } from './settings.ts';
import { foundSetting, type SettingsFinding } from './settings-finding.ts';

/** Looks at the rulesets, each by its name, and at what binds the base branch from wherever it comes. */
export function examineRules(examined: Examined): readonly SettingsFinding[] {
  const { live, settings } = examined;
  const bound = shown(live.branchRules);
  return [
    ...unseen(live.rulesets, 'rulesets'),
    ...(live.rulesets.kind === 'seen' ? settings.rulesets.flatMap((wanted) => examineRuleset(wanted, examined)) : []),
    ...unseen(live.branchRules, 'branch-rules'),
    ...(bound?.includes('pull_request') === false
      ? [foundSetting('repository-branch-open', { branch: settings.branch })]
      : []),
  ];
}

function examineRuleset(
  wanted: RulesetSetting,
  { live: { rulesets }, settings: { source } }: Examined,
): readonly SettingsFinding[] {
  const { name } = wanted;
  const live = shown(rulesets)?.find((each) => each.name === name);
  if (live === undefined) return [foundSetting('repository-ruleset-missing', { ruleset: name })];
  return weaknessesOf(wanted, live).map((weakness) => findingOf(weakness, name, source));
}

function findingOf(weakness: Weakness, ruleset: string, source: CheckSource | undefined): SettingsFinding {
  switch (weakness.kind) {
    case 'inactive':
      return foundSetting('repository-ruleset-inactive', { ruleset, enforcement: weakness.enforcement });
    case 'scope':
      return foundSetting('repository-ruleset-scope', { ruleset, ref: weakness.ref });
    case 'bypass':
      return foundSetting('repository-ruleset-bypass', { ruleset, actors: weakness.actors });
    case 'bypass-hidden':
      return foundSetting('repository-unseen', { what: 'bypass', name: ruleset, status: 200 });
    case 'rule':
      return foundSetting('repository-rule-missing', { ruleset, type: weakness.type });
    case 'parameter':
      return foundSetting('repository-rule-weak', { ruleset, parameter: weakness.parameter });
    case 'behind':
      return foundSetting('repository-branch-behind', { ruleset });
    case 'check':
      return foundSetting('repository-check-missing', { ruleset, check: weakness.check });
    case 'pin': {
      const wanted = source && appOf(source);
      return foundSetting('repository-check-unpinned', { check: weakness.check, app: weakness.app, wanted });
    }
  }
}

/** The number of the app whose word the checks are. */
export function appOf(source: CheckSource): number {
  return source.kind === 'app' ? source.id : ACTIONS_APP;
}
