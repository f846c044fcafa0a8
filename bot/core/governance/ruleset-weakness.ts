/** Where a live ruleset lets through what the wanted one does not, and the body that closes it. */
import type { LiveRuleset } from './live.ts';
import type { RulesetRule, RulesetSetting } from './settings.ts';

export type Weakness =
  | { readonly kind: 'inactive'; readonly enforcement: string }
  /** The ref is not among those that it binds. */
  | { readonly kind: 'scope'; readonly ref: string }
  | { readonly kind: 'bypass'; readonly actors: readonly string[] }
  /** Who may pass it by is not shown. */
  | { readonly kind: 'bypass-hidden' }
  | { readonly kind: 'rule'; readonly type: string }
  | { readonly kind: 'parameter'; readonly type: string; readonly parameter: string }
  /** Branches that are behind their base may be merged. */
  | { readonly kind: 'behind' }
  | { readonly kind: 'check'; readonly check: string }
  /** A required check that any other app can give; `app`: the one that it is pinned to, where it is. */
  | { readonly kind: 'pin'; readonly check: string; readonly app: number | undefined };

interface RequiredCheck {
  readonly context: string;
  readonly integration_id?: number;
}

const STRICT = 'strict_required_status_checks_policy';
const CHECKS = 'required_status_checks';

/** Everything in which the live ruleset is weaker; nothing where it is as strict, or stricter. */
export function weaknessesOf(wanted: RulesetSetting, live: LiveRuleset): readonly Weakness[] {
  const ref = refOf(wanted);
  const binds = live.target === wanted.target && isBound(ref, live);
  return [
    ...(live.enforcement === 'active' ? [] : [{ kind: 'inactive', enforcement: live.enforcement } as const]),
    ...(binds ? [] : [{ kind: 'scope', ref } as const]),
    ...bypassOf(live),
    ...wanted.rules.flatMap((rule) => weakRule(rule, ruleOf(live.rules, rule.type), live)),
  ];
}

function refOf({ conditions }: RulesetSetting): string {
  return conditions.ref_name.include[0] ?? '';
}

function isBound(ref: string, { include, exclude }: LiveRuleset): boolean {
  return (include.includes(ref) || include.includes('~ALL')) && exclude.length === 0;
}

function bypassOf({ bypass }: LiveRuleset): readonly Weakness[] {
  if (bypass === undefined) return [{ kind: 'bypass-hidden' }];
  return bypass.length === 0 ? [] : [{ kind: 'bypass', actors: bypass }];
}

function ruleOf(rules: readonly RulesetRule[], type: string): RulesetRule | undefined {
  return rules.find((rule) => rule.type === type);
}

function weakRule(
  { type, parameters = {} }: RulesetRule,
  live: RulesetRule | undefined,
  set: LiveRuleset,
): readonly Weakness[] {
  if (live === undefined) return [{ kind: 'rule', type }];
  return Object.entries(parameters).flatMap(([parameter, wanted]): readonly Weakness[] => {
    const found = live.parameters?.[parameter];
    if (parameter === CHECKS) return checksOf(wanted).flatMap((check) => weakCheck(check, set));
    if (isAsStrict(wanted, found)) return [];
    if (parameter !== STRICT) return [{ kind: 'parameter', type, parameter }];
    return hasQueue(set) ? [] : [{ kind: 'behind' }];
  });
}

/** A merge queue judges each group by itself, upon the base of that moment. */
function hasQueue({ rules }: Pick<LiveRuleset, 'rules'>): boolean {
  return ruleOf(rules, 'merge_queue') !== undefined;
}

function isAsStrict(wanted: unknown, found: unknown): boolean {
  if (typeof wanted === 'number') return typeof found === 'number' && found >= wanted;
  return wanted !== true || found === true;
}

function checksOf(value: unknown): readonly RequiredCheck[] {
  return Array.isArray(value) ? (value as readonly RequiredCheck[]) : [];
}

function liveChecks({ rules }: Pick<LiveRuleset, 'rules'>): readonly RequiredCheck[] {
  return checksOf(ruleOf(rules, CHECKS)?.parameters?.[CHECKS]);
}

function weakCheck({ context, integration_id: app }: RequiredCheck, live: LiveRuleset): readonly Weakness[] {
  const named = liveChecks(live).filter((check) => check.context === context);
  if (named.length === 0) return [{ kind: 'check', check: context }];
  // Where the app is not known, any pin is as good as another.
  const pinned = named.some((each) => (app === undefined ? isPinned(each) : each.integration_id === app));
  return pinned ? [] : [{ kind: 'pin', check: context, app: named[0]?.integration_id }];
}

const isPinned = ({ integration_id: app }: RequiredCheck): boolean => typeof app === 'number' && app > 0;

/**
 * The body that makes a live ruleset as strict as the wanted one. What people have added to it (other rules, other
 * checks, more approvals) stays; whoever could pass it by no longer can.
 */
export function strengthened(
  wanted: RulesetSetting,
  live: LiveRuleset,
): Omit<RulesetSetting, 'rules'> & { readonly rules: readonly RulesetRule[] } {
  const types = new Set(wanted.rules.map(({ type }) => type));
  const own = live.rules.filter(({ type }) => !types.has(type));
  const rules = wanted.rules.map((rule) => strengthenedRule(rule, ruleOf(live.rules, rule.type), live));
  const { include } = wanted.conditions.ref_name;
  const refs = [...new Set([...include, ...live.include])];
  return { ...wanted, conditions: { ref_name: { include: refs, exclude: [] } }, rules: [...rules, ...own] };
}

function strengthenedRule(wanted: RulesetRule, live: RulesetRule | undefined, set: LiveRuleset): RulesetRule {
  if (live === undefined || wanted.parameters === undefined) return live ?? wanted;
  const stricter = Object.entries(wanted.parameters).map(([parameter, value]): readonly [string, unknown] => {
    const found = live.parameters?.[parameter];
    if (parameter === CHECKS) return [parameter, strengthenedChecks(checksOf(value), set)];
    if (parameter === STRICT && hasQueue(set)) return [parameter, found ?? false];
    return [parameter, isAsStrict(value, found) && found !== undefined ? found : value];
  });
  return { type: wanted.type, parameters: { ...live.parameters, ...Object.fromEntries(stricter) } };
}

function strengthenedChecks(wanted: readonly RequiredCheck[], live: LiveRuleset): readonly RequiredCheck[] {
  const ours = new Set(wanted.map(({ context }) => context));
  return [...wanted, ...liveChecks(live).filter(({ context }) => !ours.has(context))];
}
