import { code, codes, quoted } from '../table/words.ts';
import type { DateForm, DateProblem, HistoryProblem, PersonRole, PlanFacts, PlanItem, YamlProblem } from './finding.ts';

/** What is wrong in a YAML text, as the end of "Well-written YAML was expected; …". */
export const YAML_EN: Readonly<Record<YamlProblem, string>> = {
  empty: 'the file is empty',
  tab: 'there is a tab in the indentation',
  indent: 'the indentation does not fit',
  colon: 'there is a colon too many or too few',
  comma: 'a comma is missing, or is one too many',
  'open-quote': 'a quotation mark is not closed',
  'open-bracket': 'a bracket or brace is not closed',
  escape: 'there is a backslash that makes no character',
  character: 'there is a character that is no text',
  key: "a property's name is a list or an object",
  documents: 'there is more than one document',
  directive: 'there is a directive that is not taken',
  unexpected: 'there is something that was not expected',
};

/** How to mend it. */
export const YAML_MEND_EN: Readonly<Record<YamlProblem, string>> = {
  empty: 'Write its content, or remove the file.',
  tab: 'Use spaces, two a level.',
  indent: 'Align the line with the other properties of its level, with two spaces a level.',
  colon: 'If the text has a colon, put it in quotes; after each property stand a colon and a space.',
  comma: 'Look at the commas of the list.',
  'open-quote': 'Close the quotation mark.',
  'open-bracket': 'Close the bracket or the brace.',
  escape: 'Use single quotes, or write two backslashes.',
  character: 'Delete that character and write it again.',
  key: 'Write a plain name before the colon.',
  documents: 'Leave one document only, without another line `---`.',
  directive: 'Remove the lines that begin with `%`.',
  unexpected: 'Correct that place; an editor that knows YAML shows such errors as you type.',
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  object: 'a group of properties',
  array: 'a list with hyphens',
  null: 'nothing',
};

const FORMS: Readonly<Record<string, string>> = {
  email: 'an e-mail address such as name@office.gob.mx',
  uri: 'a whole web address, such as https://www.gob.mx/',
  id: 'a name of small letters without accents, digits and hyphens, such as cierre-2025',
  'inegi-key': "INEGI's key in quotes: two digits of the state, or five with the municipality",
  domain: 'a domain in small letters, such as leon.gob.mx',
  'rule-id': "a rule's identifier, such as plan-promise-missing",
  'resource-name': "the resource's name, of small letters without accents, digits, points and hyphens",
};

function subjectEn(property: string, item: number | undefined): string {
  if (item !== undefined) return `Item ${item} of ${code(property)}`;
  return property === '' ? 'The file' : `The property ${code(property)}`;
}

function whereEn(property: string, item: number | undefined): string {
  if (item !== undefined) return ` in item ${item} of ${code(property)}`;
  return property === '' ? '' : ` in ${code(property)}`;
}

/** What the schema expected and what was found. */
export function profileEn({ keyword, property, item, expected, found }: PlanFacts['plan-profile']): string {
  const subject = subjectEn(property, item);
  const [first = ''] = expected;
  switch (keyword) {
    case 'required':
      return `The property ${code(first)} was expected${whereEn(property, item)}; it is not there.`;
    case 'unknown':
      return `There is no property ${code(found)}; these are expected here: ${codes(expected)}.`;
    case 'type':
      return `${subject} takes ${expected.map((type) => TYPES[type] ?? code(type)).join(' or ')}; found ${TYPES[found] ?? code(found)}.`;
    case 'enum':
      return `${subject} takes one of these values: ${expected.map(quoted).join(', ')}; found ${quoted(found)}.`;
    case 'format':
      return `${subject} takes ${FORMS[first] ?? code(first)}; found ${quoted(found)}.`;
    case 'min-items':
      return `${subject} takes at least ${first === '1' ? 'one item' : `${first} items`}; there are ${found}.`;
    case 'min-length':
      return `${subject} takes a text; it is empty.`;
    case 'minimum':
      return `${subject} takes a number not below ${first}; found ${found}.`;
    case 'maximum':
      return `${subject} takes a number not above ${first}; found ${found}.`;
    case 'unique-items':
      return `${subject} takes different items; ${quoted(found)} is repeated.`;
    case 'min-properties':
      return `${subject} takes at least one property; there is none.`;
    case 'other':
      return `${subject} does not follow its schema; found ${quoted(found)}.`;
  }
}

/** How to mend a violation of the schema. */
export function profileMendEn({ keyword, expected, found, property }: PlanFacts['plan-profile']): string {
  if (keyword === 'required') return `Add ${codes(expected)}.`;
  if (keyword === 'unknown') return 'Correct the name, or remove the property.';
  if (keyword === 'type' && expected.includes('string') && /integer|number|boolean/.test(found))
    return `Put the value of ${code(property)} in quotes.`;
  return 'Correct the value; the schema of this file is in `schemas/plan/`.';
}

export const FORM_EN: Readonly<Record<DateForm, string>> = {
  day: 'a day, such as 2026-03-31',
  period: 'a day, a month or a range, such as 2026-03-31, 2026-03 or 2026-01/2026-03',
  interval: 'a repeating interval of ISO 8601, such as R/P1M, `irregular` or `realtime`',
};

export const DATE_EN: Readonly<Record<DateProblem, string>> = {
  shape: 'does not have that form',
  unreal: 'is not in the calendar',
  descending: 'ends before it begins',
};

export const ROLE_EN: Readonly<Record<PersonRole, string>> = {
  steward: 'The data steward',
  reviewer: 'The legal reviewer',
  owner: 'The owner',
  approver: 'Whoever approved the moved date',
};

export const ITEM_EN: Readonly<Record<PlanItem, string>> = {
  resource: 'the resource',
  flow: 'the flow',
  milestone: 'the milestone',
  risk: 'the risk',
  action: 'the action',
  commitment: 'the commitment',
  story: 'the story',
  app: 'the app',
  tool: 'the tool',
  policy: 'the rule',
};

/** What was expected and what was found in the record of moved dates. */
export function historyEn({ problem, resource, expected, found }: PlanFacts['plan-history-broken']): string {
  const told: Readonly<Record<HistoryProblem, string>> = {
    resource: `one of the promised resources was expected: ${expected}; found ${quoted(resource)}`,
    order: `changes stand from the oldest to the newest; ${found} is before ${expected}`,
    chain: `the change before left the date of ${quoted(resource)} at ${expected}; this one starts from ${found}`,
    current: `the last change of ${quoted(resource)} left it at ${found}; \`commitment\` says ${expected}`,
  };
  return `In the history of dates ${told[problem]}.`;
}

/** "1 day", "12 days". */
export function daysEn(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
