import { cutShort, type Language } from '../finding.ts';
import type { Requirement } from '../governance/decide.ts';
import type { Review } from './review.ts';
import { REVIEW_WORDS, refusalFindings } from './review-verdict.ts';
import type { ReviewWords, ToldDemand } from './review-words.ts';
import { sentenceOf, titleOf } from './words.ts';

/** One point of the decision: raw sentences, for a face to escape. */
export interface ToldPoint {
  readonly says: string;
  /** How far a demand is met; it follows what the demand says. */
  readonly state?: string | undefined;
  readonly given?: string | undefined;
  /** Who could still give an approval, and how many there are beyond those. */
  readonly missing?: number | undefined;
  readonly candidates?: readonly string[] | undefined;
  readonly more?: number | undefined;
}

export interface ToldList {
  readonly heading: string;
  readonly points: readonly ToldPoint[];
}

const MOST_CANDIDATES = 10;
const MOST_OF_A_REFUSAL = 5;
const LONGEST_RULE = 300;

/** Everything about the decision: needed, given and missing; set aside and why; objections; records; refusals. */
export function decisionLists(review: Review, language: Language): readonly ToldList[] {
  const words = REVIEW_WORDS[language];
  const { state, requirements, setAside, objections, records } = review.decision;
  const when = state === 'refused' ? words.onceMended : words.mayMerge;
  const lists: readonly ToldList[] = [
    { heading: when, points: demandsOf(requirements).map((demand) => demandPoint(demand, words)) },
    {
      heading: words.setAside,
      points: setAside.map(({ login, reason, day }) => ({ says: words.aside[reason](login, day) })),
    },
    { heading: words.objections, points: objections.map(({ login }) => ({ says: words.objection(login) })) },
    {
      heading: words.records,
      points: records.map(({ dataset, present }) => ({ says: words.record(dataset, present) })),
    },
    { heading: words.refusals, points: refusalPoints(review, language) },
  ];
  const told = lists.filter(({ points }) => points.length > 0);
  return told.length === 0 ? [{ heading: words.nothingNeeded, points: [] }] : told;
}

interface Demand extends ToldDemand {
  readonly candidates: readonly string[];
}

/** Requirements that differ in nothing but their datasets are one demand; what is missing comes first. */
function demandsOf(requirements: readonly Requirement[]): readonly Demand[] {
  const byAll = new Map<string, Demand>();
  for (const { rule, count, from, given, missing, candidates, datasets } of requirements) {
    const key = JSON.stringify([rule, count, from, given, missing, candidates]);
    const known = byAll.get(key)?.datasets ?? [];
    byAll.set(key, { rule, count, from, given, missing, candidates, datasets: [...known, ...datasets] });
  }
  return [...byAll.values()].sort((left, right) => Number(left.missing === 0) - Number(right.missing === 0));
}

function demandPoint(demand: Demand, words: ReviewWords): ToldPoint {
  const { missing, candidates, given, rule } = demand;
  const point: ToldPoint = {
    says: words.demand({ ...demand, rule: cutShort(rule, LONGEST_RULE) }),
    state: words.demandState(demand),
    given: words.given(given),
  };
  if (missing === 0) return point;
  const shown = candidates.slice(0, MOST_CANDIDATES);
  return { ...point, missing, candidates: shown, more: candidates.length - shown.length };
}

function refusalPoints(review: Review, language: Language): readonly ToldPoint[] {
  const words = REVIEW_WORDS[language];
  return [...refusalFindings(review)].flatMap(([rule, findings]): readonly ToldPoint[] => {
    if (findings.length === 0) return [{ says: words.refusal(titleOf(rule, language), undefined, undefined) }];
    const told = findings.slice(0, MOST_OF_A_REFUSAL).map((finding) => {
      const { title, mend } = sentenceOf(finding, language);
      return { says: words.refusal(title, finding.place.dataset, mend) };
    });
    const rest = findings.length - told.length;
    return rest > 0 ? [...told, { says: `${titleOf(rule, language)}. ${words.more(rest)}` }] : told;
  });
}
