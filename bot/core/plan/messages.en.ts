import { sizeEn } from '../dataset/words.en.ts';
import type { Messages } from '../finding.ts';
import { readFaultEn } from '../table/words.en.ts';
import { code, codes, quoted } from '../table/words.ts';
import type { PlanFinding } from './finding.ts';
import {
  DATE_EN,
  daysEn,
  FORM_EN,
  historyEn,
  ITEM_EN,
  profileEn,
  profileMendEn,
  ROLE_EN,
  YAML_EN,
  YAML_MEND_EN,
} from './words.en.ts';

const column = (at: number | undefined): string => (at === undefined ? '' : `, in column ${at}`);

/** The sentences of the plan room, in English. */
export const planMessagesEn: Messages<PlanFinding> = {
  'yaml-too-large': {
    title: "The plan's file is too large",
    says: ({ facts }) => `A file of at most ${sizeEn(facts.limit)} is expected; it has ${sizeEn(facts.bytes)}.`,
    mend: () => 'Remove what does not belong to the plan.',
  },
  'yaml-encoding': {
    title: "The plan's file is not UTF-8",
    says: ({ facts }) => `Text in UTF-8 was expected; it seems to be ${facts.looks}${column(facts.column)}.`,
    mend: () => 'Open the file in your editor and save it with the encoding UTF-8.',
  },
  'yaml-syntax': {
    title: 'The file is not valid YAML',
    says: ({ facts }) => {
      const found = facts.found === '' ? '' : `; found ${quoted(facts.found)}`;
      return `Well-written YAML was expected; ${YAML_EN[facts.problem]}${column(facts.column)}${found}.`;
    },
    mend: ({ facts }) => YAML_MEND_EN[facts.problem],
  },
  'yaml-too-deep': {
    title: 'The file is nested too deep',
    says: ({ facts }) => `At most ${facts.limit} levels are expected; there are more${column(facts.column)}.`,
    mend: () => 'Remove the levels that are too many.',
  },
  'yaml-duplicate-key': {
    title: 'Repeated property',
    says: ({ facts }) =>
      `Each property is written once; ${code(facts.key)} already stands on line ${facts.first}, and only that one counts.`,
    mend: () => 'Remove one of the two.',
  },
  'yaml-alias': {
    title: 'Alias not taken',
    says: ({ facts }) =>
      `In the plan each value stands where it belongs; found the alias ${code(`*${facts.name}`)}, in column ${facts.column}.`,
    mend: () => 'Write the value in its place; put a text that begins with an asterisk in quotes.',
  },
  'yaml-tag': {
    title: 'Tag not taken',
    says: ({ facts }) =>
      `The plan holds only texts, numbers, lists and properties; found the tag ${code(facts.tag)}, in column ${facts.column}.`,
    mend: () => 'Remove the tag; put a text that begins with an exclamation mark in quotes.',
  },
  'plan-absent': {
    title: 'There is no opening plan',
    says: () => 'The repository has no folder `plan/`; its data are checked without being held against a plan.',
    mend: () => 'Once you have a plan, add `plan/institution.yaml`, `plan/groups.yaml` and `plan/policy.yaml`.',
  },
  'plan-file-missing': {
    title: 'A file of the plan is missing',
    says: ({ facts }) => `Every plan needs the file ${code(facts.file)}; it is not there.`,
    mend: () => 'Add it, or bring back the one that was there.',
  },
  'plan-file-unknown': {
    title: 'File that the plan does not know',
    says: ({ facts }) => {
      const similar = facts.similar === undefined ? '' : ` It looks like ${code(facts.similar)}.`;
      return `The plan does not read ${quoted(facts.file)}; what it says does not count.${similar}`;
    },
    mend: () => 'Correct its name or its folder, or take it out of the plan.',
  },
  'plan-file-kind': {
    title: 'Not a file',
    says: ({ facts }) => `A file was expected; found ${facts.kind === 'link' ? 'a symbolic link' : 'something else'}.`,
    mend: () => 'Put the file itself in its place.',
  },
  'plan-file-unreadable': {
    title: "The plan's file cannot be read",
    says: ({ facts }) => `The file is there, but could not be read: ${readFaultEn(facts.code)}.`,
    mend: () => 'Look at the permissions of the file and its folders, or ask whoever runs the machine.',
  },
  'plan-profile': {
    title: 'The plan does not have the expected form',
    says: ({ facts }) => profileEn(facts),
    mend: ({ facts }) => profileMendEn(facts),
  },
  'plan-date-invalid': {
    title: 'Date that is not valid',
    says: ({ facts }) =>
      `${code(facts.property)} takes ${FORM_EN[facts.wanted]}; ${quoted(facts.found)} ${DATE_EN[facts.problem]}.`,
    mend: () => 'Correct the date; first the year, then the month, then the day.',
  },
  'plan-story-front-matter': {
    title: 'The story has no front matter',
    says: () => 'A story begins with YAML between two lines `---`; it is not there.',
    mend: () => 'Add it, with `title`, `datasets`, `impact`, `date` and `author`.',
  },
  'plan-duplicate': {
    title: 'Repeated identifier',
    says: ({ facts }) => `${quoted(facts.id)} already names ${ITEM_EN[facts.what]} on line ${facts.first}.`,
    mend: () => 'Give one of the two another name.',
  },
  'plan-deadline': {
    title: 'The time for the first plan is over',
    says: ({ facts }) =>
      `The guide gives 90 natural days for the first plan, which ended on ${facts.deadline}, ${daysEn(facts.days)} ago; there is no promise in \`plan/datasets/\`.`,
    mend: () => 'Add at least the datasets that have priority.',
  },
  'plan-story-missing': {
    title: 'A story of use is missing',
    says: ({ facts }) =>
      `The guide asks for a published story within 180 days, which ended on ${facts.deadline}, ${daysEn(facts.days)} ago; there is none.`,
    mend: () => 'Tell in `plan/promotion/stories/` of a case where the data were of use.',
  },
  'plan-promise-missing': {
    title: 'The dataset is not in the plan',
    says: ({ facts }) =>
      `Every dataset needs its promise; that of ${quoted(facts.dataset)} is not in the plan. Its data are not affected.`,
    mend: ({ facts }) => `Add ${code(`plan/datasets/${facts.dataset}.yaml`)}, or bring back the one that was there.`,
  },
  'plan-dataset-missing': {
    title: 'The promised dataset is not there',
    says: ({ facts }) =>
      `${quoted(facts.dataset)} was promised for ${facts.due}; ${daysEn(facts.days)} have passed and there is no folder ${code(`datasets/${facts.dataset}`)}.`,
    mend: () => 'Publish the dataset, or move the date with the approval of strategy and note it in `history`.',
  },
  'plan-dataset-unknown': {
    title: 'A dataset is named that does not exist',
    says: ({ facts }) => `Here ${ITEM_EN[facts.what]} names the dataset ${quoted(facts.dataset)}; it does not exist.`,
    mend: () => "Write the name of the dataset's folder, not its title.",
  },
  'plan-resource-unpromised': {
    title: 'The resource is not in the promise',
    says: ({ facts }) => `The dataset publishes ${quoted(facts.resource)}; the promise does not name it.`,
    mend: () => 'Add it to `resources` with its title and its date.',
  },
  'plan-title-differs': {
    title: 'The title is not the same',
    says: ({ facts }) => `The promise says ${quoted(facts.promise)}; the descriptor says ${quoted(facts.descriptor)}.`,
    mend: () => 'Leave the same title in both.',
  },
  'plan-unit-differs': {
    title: 'The unit is not the same',
    says: ({ facts }) =>
      `The promise says ${quoted(facts.promise)}; the descriptor names: ${facts.descriptor.map(quoted).join(', ')}.`,
    mend: () => "Leave the same unit in the promise and in the descriptor's `contributors`.",
  },
  'plan-frequency-differs': {
    title: 'The frequency is not the same',
    says: ({ facts }) => `The promise says ${code(facts.promise)}; the descriptor says ${code(facts.descriptor)}.`,
    mend: () => 'Leave the same frequency in `frequency.iso` and in `dcat:accrualPeriodicity`.',
  },
  'plan-frequency-mismatch': {
    title: 'The word and the interval do not agree',
    says: ({ facts }) => `${quoted(facts.word)} is ${code(facts.expected)}; found ${code(facts.iso)}.`,
    mend: () => 'Correct the word or the interval.',
  },
  'plan-date-differs': {
    title: 'The date of publication is not the same',
    says: ({ facts }) => `The promise says ${facts.promise}; the descriptor was created on ${facts.descriptor}.`,
    mend: () => "Leave the same date in `published` and in the descriptor's `created`.",
  },
  'plan-date-future': {
    title: 'Date of something that has not happened yet',
    says: ({ facts }) =>
      `${code(facts.property)} says what was done; ${facts.date} is later than today, ${facts.today}.`,
    mend: () => 'Correct the date.',
  },
  'plan-commitment-late': {
    title: 'Committed resource that is late',
    says: ({ facts }) =>
      `The resource ${quoted(facts.resource)} was committed for ${facts.due}; ${daysEn(facts.days)} have passed and it is not there.`,
    mend: () => 'Publish it, or move the date with the approval of strategy and note it in `history`.',
  },
  'plan-update-late': {
    title: 'Update that is late',
    says: ({ facts }) =>
      `The last data are of ${facts.last}; the next were expected on ${facts.due}, ${daysEn(facts.days)} ago.`,
    mend: () => 'Update the data and `dcat:modified`; if the frequency is another, correct it in the promise.',
  },
  'plan-milestone-late': {
    title: 'Milestone that is late',
    says: ({ facts }) =>
      `${quoted(facts.id)} was due on ${facts.due}, ${daysEn(facts.days)} ago; it is not recorded as done.`,
    mend: () => 'Write `state: cumplido` if it is done, or move the date with the approval of strategy.',
  },
  'plan-history-broken': {
    title: 'The history of dates does not add up',
    says: ({ facts }) => historyEn(facts),
    mend: () => 'Note each change of a date at the end of `history`, without removing those before.',
  },
  'plan-login-invalid': {
    title: 'GitHub account that cannot exist',
    says: ({ facts }) => `An account has letters, digits and single hyphens, at most 39; found ${quoted(facts.login)}.`,
    mend: () => 'Write the account without the at sign, as GitHub shows it.',
  },
  'plan-term-invalid': {
    title: 'Term the wrong way round',
    says: ({ facts }) =>
      `The term of ${quoted(facts.login)} begins on ${facts.from} and ends before, on ${facts.until}.`,
    mend: () => 'Correct `from` or `until`.',
  },
  'plan-term-overlap': {
    title: 'Terms that overlap',
    says: ({ facts }) =>
      `${quoted(facts.login)} is in the group ${code(facts.group)} twice at once; the other entry is on line ${facts.first}.`,
    mend: () => 'End one term before the other begins.',
  },
  'plan-person-unknown': {
    title: 'Person or post that is not in the groups',
    says: ({ facts }) =>
      facts.role === 'steward'
        ? `${ROLE_EN[facts.role]} is named by an account of \`groups.yaml\`; ${quoted(facts.who)} is not there.`
        : `${ROLE_EN[facts.role]} is named by an account, a post or a group of \`groups.yaml\`; ${quoted(facts.who)} is not there.`,
    mend: () => 'Write it as it stands in `groups.yaml`, or add it there.',
  },
  'plan-person-ended': {
    title: 'Person out of office',
    says: ({ facts }) => `${ROLE_EN[facts.role]} is ${quoted(facts.who)}, who was not in office on ${facts.date}.`,
    mend: () => 'Name someone in office, or correct the term in `groups.yaml`.',
  },
  'plan-mail-domain': {
    title: 'Mail that is not of the institution',
    says: ({ facts }) => `An address of ${codes(facts.domains)} is expected; found ${quoted(facts.mail)}.`,
    mend: () => 'Write the institutional address of the post.',
  },
  'plan-access-ground': {
    title: 'The ground of the restriction is missing',
    says: ({ facts }) =>
      `A dataset that is ${quoted(facts.level)} needs in \`access.ground\` the norm that founds it; it is not there.`,
    mend: () => 'Add the norm and the article.',
  },
  'plan-legal-review-missing': {
    title: 'The legal review is missing',
    says: ({ facts }) =>
      `The dataset is published and its ground is about protected data (${quoted(facts.ground)}); no legal review is recorded.`,
    mend: () => 'Ask transparency for the review and note it in `legalReview`.',
  },
  'plan-legal-finding-unknown': {
    title: 'The legal review names something that is not there',
    says: ({ facts }) => {
      const field = facts.field === undefined ? '' : `, field ${quoted(facts.field)}`;
      return `${code(facts.kind)} was accepted in the resource ${quoted(facts.resource)}${field}; the descriptor does not have it.`;
    },
    mend: () => 'Correct the name, or remove the acceptance if the datum is no longer published.',
  },
  'plan-risk-overdue': {
    title: 'Risk that was not reviewed',
    says: ({ facts }) =>
      `The risk ${quoted(facts.id)} was to be reviewed on ${facts.review}, ${daysEn(facts.days)} ago.`,
    mend: () => 'Review it and write the date of the next review, or close it.',
  },
  'plan-risk-level': {
    title: "The risk's level does not fit",
    says: ({ facts }) =>
      `In the risk ${quoted(facts.id)} probability times impact is ${facts.product}, which is ${quoted(facts.expected)}; found ${quoted(facts.level)}.`,
    mend: () => 'Correct `level`, `probability` or `impact`.',
  },
  'plan-evidence-unknown': {
    title: 'The evidence names a rule that does not exist',
    says: ({ facts }) => `There is no rule ${code(facts.rule)}.`,
    mend: () => "Write the rule's identifier as it stands in `docs/rules.md`.",
  },
  'plan-policy-group': {
    title: 'The policy asks a group that does not exist',
    says: ({ facts }) => `One of these is expected: ${codes(facts.groups)}; found ${quoted(facts.group)}.`,
    mend: () => 'Correct the name, or add the group to `groups.yaml`.',
  },
  'plan-quorum': {
    title: 'Group without a quorum',
    says: ({ facts }) =>
      `The group ${code(facts.group)} needs ${facts.quorum} members in office to decide; today it has ${facts.members}.`,
    mend: () => 'Name those who are missing in `groups.yaml`.',
  },
};
