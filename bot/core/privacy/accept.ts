import type { Place } from '../finding.ts';
import type { PrivacyFacts, PrivacyFinding } from './finding.ts';
import type { Acceptance } from './options.ts';

const WORDS = ['ground', 'treatment', 'reviewer'] as const;
const DATE = /^\d{4}-\d\d-\d\d$/;

type Missing = PrivacyFacts['privacy-acceptance-incomplete']['missing'];

/** Turns what the legal review accepted into notes, and tells of acceptances that accept nothing or lack something. */
export function applyAcceptances(
  findings: readonly PrivacyFinding[],
  accepted: readonly Acceptance[],
  resource: string | undefined,
  table: Place,
): readonly PrivacyFinding[] {
  const own = accepted.filter((acceptance) => acceptance.resource === resource);
  const complete = own.filter((acceptance) => missingOf(acceptance).length === 0);
  const used = new Set<Acceptance>();
  const told = findings.map((finding) => {
    const acceptance = complete.find((each) => accepts(each, finding));
    if (acceptance === undefined) return finding;
    for (const each of complete) if (accepts(each, finding)) used.add(each);
    return acceptedNote(finding, acceptance);
  });
  const unused = complete.filter((acceptance) => !used.has(acceptance)).map((each) => unusedFinding(each, table, true));
  return [...told, ...unused, ...own.flatMap((acceptance) => incompleteFinding(acceptance, table))];
}

/** Acceptances for resources that the dataset does not have: nobody looked for what they accept. */
export function acceptancesWithoutTable(
  accepted: readonly Acceptance[],
  resources: readonly string[],
  place: Place,
): readonly PrivacyFinding[] {
  return accepted
    .filter(({ resource }) => !resources.includes(resource))
    .map((each) => unusedFinding(each, place, false));
}

function accepts({ kind, field }: Acceptance, finding: PrivacyFinding): boolean {
  switch (finding.rule) {
    case 'privacy-column':
    case 'privacy-text':
      return finding.facts.kind === kind && finding.place.field === field;
    case 'privacy-small-groups':
      return kind === 'small-groups';
    default:
      return false;
  }
}

function acceptedNote(finding: PrivacyFinding, acceptance: Acceptance): PrivacyFinding {
  const { kind, ground, treatment, reviewer, date } = acceptance;
  const matches = matchesOf(finding);
  const facts = { kind, matches, ground, treatment, reviewer, date };
  return { rule: 'privacy-accepted', severity: 'note', place: finding.place, facts };
}

function matchesOf({ rule, facts }: PrivacyFinding): number {
  if (rule === 'privacy-column' || rule === 'privacy-text') return facts.matches;
  return rule === 'privacy-small-groups' ? facts.rows : 0;
}

function unusedFinding(acceptance: Acceptance, table: Place, known: boolean): PrivacyFinding {
  const { kind, resource, field, place } = acceptance;
  const facts = { kind, resource, known };
  return {
    rule: 'privacy-acceptance-unused',
    severity: 'warning',
    place: { ...(place ?? table), field },
    facts,
  };
}

function incompleteFinding(acceptance: Acceptance, table: Place): readonly PrivacyFinding[] {
  const missing = missingOf(acceptance);
  if (missing.length === 0) return [];
  const { kind, field, place } = acceptance;
  const at = { ...(place ?? table), field };
  return [{ rule: 'privacy-acceptance-incomplete', severity: 'warning', place: at, facts: { kind, missing } }];
}

function missingOf(acceptance: Acceptance): Missing {
  const words = WORDS.filter((word) => acceptance[word].trim() === '');
  return DATE.test(acceptance.date) ? words : [...words, 'date'];
}
