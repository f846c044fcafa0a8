import type { Day } from './dates.ts';
import type { PlanOrigin } from './origin.ts';

/** A person in a group, for a term. */
export interface Member {
  /** The GitHub login, as written; compare with `sameLogin`. */
  readonly login: string;
  readonly name: string;
  readonly post: string;
  readonly unit: string | undefined;
  /** The address of the post. */
  readonly mail?: string | undefined;
  readonly from: Day | undefined;
  /** The last day of the term; `undefined` where it is open. */
  readonly until: Day | undefined;
  readonly at: PlanOrigin;
}

export interface Group {
  /** As the policy names it: `governance`. */
  readonly id: string;
  readonly title: string;
  readonly duty: string | undefined;
  /** The slug of its team on GitHub: where one is named, only whoever is active in it has a voice. */
  readonly team: string | undefined;
  readonly members: readonly Member[];
  readonly at: PlanOrigin;
}

/** GitHub does not tell capitals from small letters. */
export function sameLogin(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Whether a member is in office on a day, the first and the last of the term included. A term without a real start never began. */
export function isInOffice({ from, until }: Member, day: Day): boolean {
  return from !== undefined && from <= day && (until === undefined || day <= until);
}

/** The members of a group that are in office on a day, each login once. */
export function membersOn(group: Group, day: Day): readonly Member[] {
  const current = group.members.filter((member) => isInOffice(member, day));
  return [...new Map(current.map((member) => [member.login.toLowerCase(), member])).values()];
}

/** Finds members by login, post or group: made once, because a plan may name very many. */
export function memberIndex(groups: readonly Group[]): (who: string) => readonly Member[] {
  const index = new Map<string, Member[]>();
  const add = (key: string, member: Member): void => {
    const known = index.get(key);
    if (known) known.push(member);
    else index.set(key, [member]);
  };
  for (const { id, members } of groups) {
    for (const member of members) {
      const { login, post } = member;
      for (const key of new Set([`@${login.toLowerCase()}`, post, id])) add(key, member);
    }
  }
  return (who) => [...new Set([...(index.get(`@${who.toLowerCase()}`) ?? []), ...(index.get(who) ?? [])])];
}
