import type { Decision } from '../governance/decide.ts';
import { membersOn, sameLogin } from '../plan/groups.ts';
import type { Plan } from '../plan/plan.ts';
import { STEWARD } from '../plan/policy.ts';
import type { CountedApproval } from './coverage.ts';

/** Whose approvals a decision counted and for which rules, with names and posts as the base's plan has them on the day. */
export function countedApprovals(decision: Decision, plan: Plan, day: string): readonly CountedApproval[] {
  const logins = new Map<string, string>();
  for (const { given } of decision.requirements) for (const login of given) logins.set(login.toLowerCase(), login);
  return [...logins.values()].sort().map((login) => {
    const counted = decision.requirements.filter(({ given }) => given.some((each) => sameLogin(each, login)));
    const mine = plan.groups.flatMap((group) =>
      membersOn(group, day).flatMap((member) => (sameLogin(member.login, login) ? [{ group: group.id, member }] : [])),
    );
    const asked = new Set(counted.flatMap(({ from }) => from));
    const groups = mine.map(({ group }) => group).filter((group) => asked.has(group));
    const voices = groups.length === 0 && asked.has(STEWARD) ? [STEWARD] : groups;
    return {
      login,
      name: mine[0]?.member.name,
      post: mine[0]?.member.post,
      groups: voices,
      titles: voices.map((id) => titleOf(id, plan)),
      rules: [...new Set(counted.map(({ rule }) => rule))],
    };
  });
}

/** Two groups of one title are told apart by their ids. */
function titleOf(id: string, { groups }: Plan): string {
  const title = groups.find((group) => group.id === id)?.title ?? '';
  const isShared = title !== '' && groups.some((group) => group.id !== id && group.title === title);
  return isShared ? `${title} (${id})` : title;
}
