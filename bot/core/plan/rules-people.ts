/** Those who answer exist, in office, with an account that GitHub could have. */
import type { Day } from './dates.ts';
import { found, type PersonRole } from './finding.ts';
import { isInOffice, type Member, memberIndex, membersOn, sameLogin } from './groups.ts';
import { below, lineAt, type PlanOrigin, placeAt } from './origin.ts';
import type { Plan } from './plan.ts';
import { STEWARD } from './policy.ts';
import type { DatasetPromise } from './promise.ts';
import type { PlanContext, PlanRule } from './rule.ts';

/** Letters, digits and single hyphens inside, at most 39; accounts that an enterprise manages end in `_` and a short code. */
const LOGIN = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:_[a-z\d]{2,8})?$/i;
const LOGIN_LENGTH = 39;

const loginInvalid: PlanRule = {
  id: 'plan-login-invalid',
  check({ plan }, report) {
    const members = plan.groups.flatMap((group) => group.members);
    const stewards = plan.promises.flatMap(({ stewards, at }) =>
      stewards.map((login, index) => ({ login, at: below(at, 'stewards', index) })),
    );
    for (const { login, at } of [...members.map(({ login, at }) => ({ login, at: below(at, 'login') })), ...stewards]) {
      if (LOGIN.test(login) && login.length <= LOGIN_LENGTH) continue;
      report(found('plan-login-invalid', { login }, placeAt(at)));
    }
  },
};

const termInvalid: PlanRule = {
  id: 'plan-term-invalid',
  check({ plan }, report) {
    for (const { login, from, until, at } of plan.groups.flatMap(({ members }) => members)) {
      if (from === undefined || until === undefined || from <= until) continue;
      report(found('plan-term-invalid', { login, from, until }, placeAt(below(at, 'until'))));
    }
  },
};

const termOverlap: PlanRule = {
  id: 'plan-term-overlap',
  check({ plan }, report) {
    for (const { id, members } of plan.groups) {
      for (const terms of termsByLogin(members)) {
        for (const [earlier, member] of overlaps(terms)) {
          const facts = { login: member.login, group: id, first: lineAt(earlier.at) };
          report(found('plan-term-overlap', facts, placeAt(below(member.at, 'from'))));
        }
      }
    }
  },
};

interface Term extends Member {
  readonly from: Day;
}

function termsByLogin(members: readonly Member[]): Iterable<readonly Term[]> {
  const byLogin = new Map<string, Term[]>();
  for (const member of members) {
    const { login, from } = member;
    if (from === undefined) continue;
    const terms = byLogin.get(login.toLowerCase()) ?? [];
    byLogin.set(login.toLowerCase(), terms);
    terms.push({ ...member, from });
  }
  return byLogin.values();
}

/** Each term that begins before another of the same person has ended, after that other. */
function overlaps(terms: readonly Term[]): readonly (readonly [Term, Term])[] {
  const pairs: (readonly [Term, Term])[] = [];
  let [latest, ...rest] = [...terms].sort((one, other) => (one.from < other.from ? -1 : 1));
  for (const term of rest) {
    if (latest && (latest.until === undefined || term.from <= latest.until)) pairs.push([latest, term]);
    if (!latest?.until) continue;
    if (term.until === undefined || term.until > latest.until) latest = term;
  }
  return pairs;
}

/** Someone whom the plan names to answer for something on a day. */
interface Answerable {
  readonly role: PersonRole;
  readonly who: string;
  readonly on: Day;
  readonly at: PlanOrigin;
}

function answerable({ plan, today }: PlanContext): readonly Answerable[] {
  const { milestones, stages, risks, actions, commitments } = plan;
  const ongoing = [
    ...stages,
    ...actions,
    ...risks.filter(({ state }) => state !== 'cerrado'),
    ...[...milestones, ...commitments].filter(({ state }) => state !== 'cumplido' && state !== 'cancelado'),
  ];
  const owners = ongoing.map(({ owner, at }) => ({
    role: 'owner' as const,
    who: owner,
    on: today,
    at: below(at, 'owner'),
  }));
  return [...owners, ...plan.promises.flatMap((promise) => answerableFor(promise, today))];
}

function answerableFor({ stewards, legalReview, history, at }: DatasetPromise, today: Day): readonly Answerable[] {
  const reviews = legalReview === undefined ? [] : [legalReview, ...legalReview.findings];
  return [
    ...stewards.map((who, index) => ({ role: 'steward' as const, who, on: today, at: below(at, 'stewards', index) })),
    ...reviews.map((review) => ({
      role: 'reviewer' as const,
      who: review.reviewer ?? '',
      on: review.date ?? today,
      at: below(review.at, 'reviewer'),
    })),
    ...history.map((moved) => ({
      role: 'approver' as const,
      who: moved.approvedBy,
      on: moved.date ?? today,
      at: below(moved.at, 'approvedBy'),
    })),
  ];
}

/** A steward approves, so he is a login; others may be named by their post or their group. */
function namedIn(named: readonly Member[], { role, who }: Answerable): readonly Member[] {
  return role === 'steward' ? named.filter(({ login }) => sameLogin(login, who)) : named;
}

function isGroup({ groups }: Plan, who: string): boolean {
  return groups.some(({ id }) => id === who);
}

const personUnknown: PlanRule = {
  id: 'plan-person-unknown',
  check(context, report) {
    if (context.plan.groups.length === 0) return;
    const membersOf = memberIndex(context.plan.groups);
    for (const each of answerable(context)) {
      if (each.who === '' || namedIn(membersOf(each.who), each).length > 0) continue;
      if (each.role !== 'steward' && isGroup(context.plan, each.who)) continue;
      report(found('plan-person-unknown', { role: each.role, who: each.who }, placeAt(each.at)));
    }
  },
};

const personEnded: PlanRule = {
  id: 'plan-person-ended',
  check(context, report) {
    const membersOf = memberIndex(context.plan.groups);
    for (const each of answerable(context)) {
      const named = namedIn(membersOf(each.who), each);
      if (named.length === 0 || named.some((member) => isInOffice(member, each.on))) continue;
      report(found('plan-person-ended', { role: each.role, who: each.who, date: each.on }, placeAt(each.at)));
    }
  },
};

const mailDomain: PlanRule = {
  id: 'plan-mail-domain',
  check({ plan: { institution, promises } }, report) {
    const domains = institution?.mailDomains ?? [];
    for (const { responsible, at } of domains.length === 0 ? [] : promises) {
      const { mail } = responsible;
      const domain = mail?.slice(mail.lastIndexOf('@') + 1).toLowerCase();
      if (mail === undefined || domain === undefined || domains.some((each) => isWithin(domain, each))) continue;
      report(found('plan-mail-domain', { mail, domains }, placeAt(below(at, 'responsible', 'mail'))));
    }
  },
};

function isWithin(domain: string, parent: string): boolean {
  return domain === parent || domain.endsWith(`.${parent}`);
}

const policyGroup: PlanRule = {
  id: 'plan-policy-group',
  check({ plan: { policy, groups } }, report) {
    const known = new Set([STEWARD, ...groups.map(({ id }) => id)]);
    for (const { approvals, at } of policy?.rules ?? []) {
      for (const [index, { from }] of approvals.entries()) {
        for (const group of from.filter((each) => !known.has(each))) {
          const place = placeAt(below(at, 'require', 'approvals', index, 'from'));
          report(found('plan-policy-group', { group, groups: [...known] }, place));
        }
      }
    }
  },
};

const quorum: PlanRule = {
  id: 'plan-quorum',
  check({ plan: { policy, groups }, today }, report) {
    const asked = new Set(policy?.rules.flatMap(({ approvals }) => approvals.flatMap(({ from }) => from)));
    for (const group of groups.filter(({ id }) => asked.has(id))) {
      const members = membersOn(group, today).length;
      const needed = policy?.thresholds.quorum ?? 0;
      if (members >= needed) continue;
      report(found('plan-quorum', { group: group.id, members, quorum: needed }, placeAt(group.at)));
    }
  },
};

/** Rules about people. */
export const PEOPLE_RULES: readonly PlanRule[] = [
  loginInvalid,
  termInvalid,
  termOverlap,
  personUnknown,
  personEnded,
  mailDomain,
  policyGroup,
  quorum,
];
