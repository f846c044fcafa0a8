import type { Day } from '../plan/dates.ts';
import { type Group, isInOffice, membersOn, sameLogin } from '../plan/groups.ts';
import type { DatasetPromise } from '../plan/promise.ts';
import type { Pull, Review } from './pull.ts';

/** Why a review does not count. */
export type SetAsideReason =
  | 'author'
  | 'bot'
  | 'comment'
  | 'dismissed'
  | 'older-commit'
  | 'commit-unknown'
  | 'not-member'
  | 'term-ended'
  | 'term-not-begun'
  | 'not-active'
  /** Nothing that this change needs asks for it: another unit's steward, a group that is not asked. */
  | 'not-asked';

/** A review that was looked at and does not count, with its reason. */
export interface SetAside {
  readonly login: string;
  readonly reason: SetAsideReason;
  readonly when: string;
  /** The last day of a term that has ended, or the first of one that has not begun. */
  readonly day: Day | undefined;
}

/** An approval (or an objection) that counts, and in whose name. */
export interface Voice {
  readonly login: string;
  readonly groups: readonly string[];
  /** Datasets whose promise names them as a steward. */
  readonly stewardOf: readonly string[];
}

/** What the reviews of a pull request amount to. */
export interface Standing {
  readonly approvals: readonly Voice[];
  readonly objections: readonly Voice[];
  readonly setAside: readonly SetAside[];
}

/** Who may speak: groups and promises of the base, on a day. The head's own never count. */
export interface Electorate {
  readonly groups: readonly Group[];
  readonly promises: readonly DatasetPromise[];
  readonly today: Day;
}

/**
 * Weighs the reviews of a pull request. Of each person the last review that decides stands: a comment changes nothing,
 * and what follows a dismissed review is not the one before it. An approval counts at the head's own commit alone.
 */
export function weighReviews(pull: Pull, electorate: Electorate): Standing {
  const approvals: Voice[] = [];
  const objections: Voice[] = [];
  const setAside: SetAside[] = [];
  for (const review of lastReviews(pull.reviews)) {
    const voice = voiceOf(review.login, pull, electorate);
    const reason = reasonAgainst(review, pull, voice, electorate);
    if (reason !== undefined) setAside.push({ login: review.login, when: review.when, ...reason });
    else if (review.state === 'approved') approvals.push(voice);
    else objections.push(voice);
  }
  return { approvals, objections, setAside };
}

/** Of each person, in the order of their last word, the review that stands. */
function lastReviews(reviews: readonly Review[]): readonly Review[] {
  const last = new Map<string, Review>();
  for (const review of reviews) {
    const key = review.login.toLowerCase();
    if (review.state === 'commented' && last.has(key)) continue;
    last.delete(key);
    last.set(key, review);
  }
  return [...last.values()];
}

/**
 * In whose name a person speaks. A steward whom the groups know has a voice while a term of his runs and his membership
 * is active, as the members have; one whom no group knows, by the promise alone.
 */
export function voiceOf(
  login: string,
  pull: Pick<Pull, 'memberships'>,
  { groups, promises, today }: Electorate,
): Voice {
  const mine = groups.filter((group) => membersOn(group, today).some((member) => sameLogin(member.login, login)));
  const active = mine.filter(({ id }) => isActive(login, id, pull));
  const known = groups.some(({ members }) => members.some((member) => sameLogin(member.login, login)));
  const stewarded = promises.filter(
    ({ stewards }) => (!known || active.length > 0) && stewards.some((steward) => sameLogin(steward, login)),
  );
  return { login, groups: active.map(({ id }) => id), stewardOf: stewarded.map(({ dataset }) => dataset) };
}

/** Where the group's team was asked, its answer counts too: a member who left the team has no voice. */
function isActive(login: string, group: string, { memberships }: Pick<Pull, 'memberships'>): boolean {
  const team = memberships.get(group);
  return team === undefined || [...team].some((each) => sameLogin(each, login));
}

type Against = { readonly reason: SetAsideReason; readonly day: Day | undefined };

function reasonAgainst(review: Review, pull: Pull, voice: Voice, electorate: Electorate): Against | undefined {
  const because = (reason: SetAsideReason): Against => ({ reason, day: undefined });
  if (sameLogin(review.login, pull.author)) return because('author');
  if (review.isBot) return because('bot');
  if (review.state === 'commented') return because('comment');
  if (review.state === 'dismissed') return because('dismissed');
  if (voice.groups.length === 0 && voice.stewardOf.length === 0) return voiceless(review.login, electorate);
  // An objection stands until it is withdrawn, whatever is pushed.
  if (review.state === 'changes-requested') return undefined;
  if (review.commit === undefined) return because('commit-unknown');
  return review.commit === pull.head ? undefined : because('older-commit');
}

function voiceless(login: string, { groups, today }: Electorate): Against {
  const terms = groups.flatMap(({ members }) => members).filter((member) => sameLogin(member.login, login));
  if (terms.some((term) => isInOffice(term, today))) return { reason: 'not-active', day: undefined };
  const ended = terms.map(({ until }) => until).filter((until) => until !== undefined && until < today);
  if (ended.length > 0) return { reason: 'term-ended', day: ended.sort().at(-1) };
  const coming = terms.map(({ from }) => from).filter((from) => from !== undefined && from > today);
  return coming.length > 0
    ? { reason: 'term-not-begun', day: coming.sort()[0] }
    : { reason: 'not-member', day: undefined };
}
