import type { Finding, Messages } from '../finding.ts';
import { code, codes, fieldOr, quoted, thousands } from '../table/words.ts';
import type { PrivacyFacts, PrivacyFinding } from './finding.ts';
import { countEn, EVIDENCE_EN, KIND_EN, linesEn, SUBJECT_EN, TREAT_EN, WHY_EN } from './words.en.ts';

type Facts<Rule extends keyof PrivacyFacts> = PrivacyFacts[Rule];
type Told<Rule extends keyof PrivacyFacts> = Finding<Rule, PrivacyFacts[Rule]>;

const ACCEPT = "if a norm asks for it to be published, record its acceptance in the plan's legal review";

function columnEn({ place }: PrivacyFinding, column: number): string {
  return fieldOr(place, `Column ${thousands(column)}`);
}

function shareEn({ matches, cells, share, lines }: Facts<'privacy-column' | 'privacy-text'>): string {
  const percent = share < 0.1 ? 'less than 0.1' : String(share);
  const of = `${countEn(matches, 'cell', 'cells')} of ${thousands(cells)}, ${percent} %`;
  return `${of}${linesEn(lines, matches)}`;
}

function aboutEn({ subject }: Facts<'privacy-column' | 'privacy-text'>): string {
  return SUBJECT_EN[subject] === '' ? '' : ` The table seems to be about ${SUBJECT_EN[subject]}.`;
}

function columnSays(finding: Told<'privacy-column'>): string {
  const { facts } = finding;
  const holds = facts.sure ? 'holds' : 'seems to hold';
  const why = facts.evidence.map((each) => EVIDENCE_EN[each]).join('; ');
  const digits =
    facts.valid === undefined || facts.valid === facts.matches
      ? ''
      : ` Of these cells, ${countEn(facts.valid, 'has', 'have')} the right check digit.`;
  return `${columnEn(finding, facts.column)} ${holds} ${KIND_EN[facts.kind]}: ${shareEn(facts)}; ${why}.${digits} ${WHY_EN[facts.kind]}${aboutEn(facts)}`;
}

/** The sentences of the privacy room, in English. */
export const privacyMessagesEn: Messages<PrivacyFinding> = {
  'privacy-column': {
    title: 'Column with personal data',
    says: columnSays,
    mend: ({ facts }) =>
      facts.sure
        ? `${TREAT_EN[facts.kind] ?? 'Remove the column or replace the datum with a key that identifies nobody'}; ${ACCEPT}.`
        : `Look at the column; if these are ${KIND_EN[facts.kind]}, remove or anonymise it, and if they are not or have to be published, record that in the plan's legal review.`,
  },
  'privacy-text': {
    title: 'Personal data within a text',
    says: (finding) => {
      const { facts } = finding;
      return `The text of ${columnEn(finding, facts.column).replace(/^C/, 'c')} holds ${KIND_EN[facts.kind]}: ${shareEn(facts)}. ${WHY_EN[facts.kind]}${aboutEn(facts)}`;
    },
    mend: () => `Find these cells and delete the datum from the text; ${ACCEPT}.`,
  },
  'privacy-small-groups': {
    title: 'Groups that are too small',
    says: ({ facts }) => {
      const groups = countEn(facts.groups, 'group has', 'groups have');
      const rows = countEn(facts.rows, 'row', 'rows');
      const rest = `of ${thousands(facts.allGroups)} and ${thousands(facts.allRows)}`;
      return `Grouped by ${codes(facts.fields)}, ${groups} fewer than ${thousands(facts.k)} rows: ${rows} altogether (${rest}); the smallest has ${thousands(facts.smallest)}. ${WHY_EN['small-groups']}`;
    },
    mend: () =>
      "Use wider categories (age groups, municipality instead of locality), suppress these rows or record the acceptance in the plan's legal review.",
  },
  'privacy-quasi-identifier-unknown': {
    title: 'Quasi-identifier that the table does not have',
    says: ({ facts }) =>
      `${quoted(facts.name)} was declared a quasi-identifier; the table has no such column${facts.fields.length === 0 ? '' : `, but ${codes(facts.fields)}`}.`,
    mend: () => "Write the field's name as in the schema, or take it off the list.",
  },
  'privacy-accepted': {
    title: 'Accepted personal datum',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'The table')} holds ${KIND_EN[facts.kind]} (${thousands(facts.matches)}); ${quoted(facts.reviewer)} accepted it on ${facts.date} on the ground ${quoted(facts.ground)}, treated as ${quoted(facts.treatment)}.`,
    mend: () => 'Nothing has to be mended; if the ground ceases to hold, withdraw the acceptance from the plan.',
  },
  'privacy-acceptance-unused': {
    title: 'Acceptance that matches nothing any more',
    says: ({ place, facts }) =>
      facts.known
        ? `The plan accepts ${KIND_EN[facts.kind]} in ${fieldOr(place, 'the table')} of ${code(facts.resource)}; none were found any more.`
        : `The plan accepts ${KIND_EN[facts.kind]} in the resource ${code(facts.resource)}; the dataset has none of that name.`,
    mend: () => "Remove the acceptance from the plan's legal review, or correct its resource, field or kind.",
  },
  'privacy-acceptance-incomplete': {
    title: 'Incomplete acceptance',
    says: ({ facts }) =>
      `The acceptance of ${KIND_EN[facts.kind]} expects ground, treatment, reviewer and date; missing or not valid: ${codes(facts.missing)}. It was not applied.`,
    mend: () => "Complete the acceptance in the plan's legal review; the date is written YYYY-MM-DD.",
  },
};
