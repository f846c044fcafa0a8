/** Who opens its data, who decides, and by which rules: `institution.yaml`, `groups.yaml`, `policy.yaml`. */
import { isObject, memberOf, numberOf, textOf, textsOf } from '../dataset/authored.ts';
import type { Json } from '../table/schema.ts';
import { DEFAULT_ZONE } from './dates.ts';
import type { Group, Member } from './groups.ts';
import { below, type PlanOrigin } from './origin.ts';
import type { Institution } from './plan.ts';
import { type Policy, type PolicyRule, PREDICATES, type RequiredApprovals, type Thresholds } from './policy.ts';
import { dayIn, oneOf, readItems, written } from './read-promise.ts';

/** The institution; where something is missing, which has been told, it reads as empty or as the default. */
export function readInstitution(at: PlanOrigin): Institution {
  const { value } = at.document;
  return {
    name: written(value, 'name'),
    acronym: written(value, 'acronym'),
    vision: textOf(value, 'vision'),
    order: written(value, 'order'),
    inegiKey: textOf(value, 'inegiKey'),
    language: oneOf(textOf(value, 'language'), ['es', 'en']) ?? 'es',
    site: written(value, 'site'),
    mail: written(value, 'mail'),
    mailDomains: textsOf(value, 'mailDomains') ?? [],
    profile: oneOf(textOf(value, 'profile'), ['guia-2017', 'atdt-2025', 'leon-2026']) ?? 'guia-2017',
    planStart: dayIn(value, 'planStart'),
    timeZone: textOf(value, 'timeZone') ?? DEFAULT_ZONE,
    at,
  };
}

/** The groups in the order in which they are written. */
export function readGroups(at: PlanOrigin): readonly Group[] {
  const groups = memberOf(at.document.value, 'groups');
  return isObject(groups)
    ? Object.entries(groups).map(([id, value]) => readGroup(id, value, below(at, 'groups', id)))
    : [];
}

function readGroup(id: string, value: Json, at: PlanOrigin): Group {
  const members = readItems(value, 'members', at, readMember);
  return {
    id,
    title: textOf(value, 'title') ?? id,
    duty: textOf(value, 'duty'),
    team: textOf(value, 'team'),
    members,
    at,
  };
}

function readMember(value: Json, at: PlanOrigin): Member {
  return {
    login: written(value, 'login'),
    name: written(value, 'name'),
    post: written(value, 'post'),
    unit: textOf(value, 'unit'),
    mail: textOf(value, 'mail'),
    // A last day that cannot be read must not become a term without end.
    from:
      memberOf(value, 'until') !== undefined && dayIn(value, 'until') === undefined ? undefined : dayIn(value, 'from'),
    until: dayIn(value, 'until'),
    at,
  };
}

/** What holds where a threshold is not well written: the strictest that makes sense. */
const STRICT = { significantRemoval: 0, k: 10, quorum: 2, noticeDays: 90 } as const satisfies Thresholds;

/** The policy; a requirement that cannot be read asks for one approval of nobody, so that it fails closed. */
export function readPolicy(at: PlanOrigin): Policy {
  const { value } = at.document;
  const thresholds = memberOf(value, 'thresholds');
  return {
    thresholds: {
      significantRemoval: numberOf(thresholds, 'significantRemoval') ?? STRICT.significantRemoval,
      k: numberOf(thresholds, 'k') ?? STRICT.k,
      quorum: numberOf(thresholds, 'quorum') ?? STRICT.quorum,
      // The only one that may be left out.
      noticeDays: memberOf(thresholds, 'noticeDays') === undefined ? undefined : daysOf(thresholds),
    },
    rules: readItems(value, 'rules', at, readRule),
    at,
  };
}

function daysOf(thresholds: Json | undefined): number {
  const days = numberOf(thresholds, 'noticeDays') ?? 0;
  return Number.isInteger(days) && days > 0 ? days : STRICT.noticeDays;
}

function readRule(value: Json, at: PlanOrigin): PolicyRule {
  const require = memberOf(value, 'require');
  const records = (textsOf(require, 'records') ?? []).filter((record) => record === 'legal-review');
  const approvals = readItems(require, 'approvals', below(at, 'require'), readApprovals);
  return {
    name: written(value, 'name'),
    when: oneOf(textOf(value, 'when'), PREDICATES),
    approvals: approvals.length + records.length > 0 ? approvals : [{ count: 1, from: [] }],
    records,
    at,
  };
}

function readApprovals(value: Json): RequiredApprovals {
  return { count: Math.max(1, numberOf(value, 'count') ?? 1), from: textsOf(value, 'from') ?? [] };
}
