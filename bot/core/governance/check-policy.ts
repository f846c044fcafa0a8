import { membersOn, sameLogin } from '../plan/groups.ts';
import { lineAt } from '../plan/origin.ts';
import type { Plan } from '../plan/plan.ts';
import { STEWARD } from '../plan/policy.ts';
import { found, type GovernanceFinding } from './finding.ts';

/** Rules of the policy that nobody could satisfy on a day; with an author, that nobody could for his changes. */
export function checkPolicy(plan: Plan, today: string, author: string | undefined): readonly GovernanceFinding[] {
  const { policy, groups } = plan;
  if (policy === undefined) return plan.present ? [found('policy-missing', {}, { path: 'plan/policy.yaml' })] : [];
  return policy.rules.flatMap((rule) =>
    rule.approvals.flatMap(({ count, from }) => {
      const asked = groups.filter(({ id }) => from.includes(id)).flatMap((group) => membersOn(group, today));
      const stewards = from.includes(STEWARD) ? plan.promises.flatMap((promise) => promise.stewards) : [];
      const logins = new Set([...asked.map(({ login }) => login), ...stewards].map((login) => login.toLowerCase()));
      const others = [...logins].filter((login) => author === undefined || !sameLogin(login, author));
      if (others.length >= count) return [];
      const place = { path: rule.at.document.path, line: lineAt(rule.at), pointer: rule.at.pointer };
      const facts = {
        rule: rule.name,
        count,
        members: others.length,
        author: logins.size === others.length ? undefined : author,
      };
      return [found('policy-unsatisfiable', facts, place)];
    }),
  );
}
