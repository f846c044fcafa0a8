import { listEn } from '../difference/words.en.ts';
import { code, quoted, thousands } from '../table/words.ts';
import type { Review } from './review.ts';
import { bumpCounts, type Counted } from './review-bumps.ts';
import {
  approvals,
  count,
  dateOf,
  eitherOf,
  mended,
  pending,
  pendingShort,
  pendingTitle,
  some,
} from './review-people.en.ts';
import { lowered, type ReviewWords, type ToldDemand } from './review-words.ts';

function soundness({ report: { counts } }: Review): string {
  const { errors, warnings, datasets } = counts;
  const toMend = `here ${errors === 1 ? 'is' : 'are'} ${count(errors, 'error')} to mend`;
  if (errors > 0) return datasets > 0 ? `The data is not in order: t${toMend}` : `T${toMend}`;
  if (warnings > 0) return `There are no errors, but ${count(warnings, 'warning')}`;
  return datasets > 0 ? 'The data is in order' : 'There are no errors';
}

const DOES = {
  corrective: 'corrects data or its description',
  additive: 'adds data, or allows more of it',
  breaking: 'is incompatible with what was published, so those who use the data will have to adapt',
  withdrawal: 'withdraws published data',
} as const;

function change({ impact, differences }: Review): string {
  if (differences.length === 0) return 'the change touches no dataset';
  if (impact === 'none') return 'the change leaves published data as it is and leads to no other version';
  return `the change ${DOES[impact]}, and ${version(bumpCounts(differences))}`;
}

function version(bumps: readonly Counted[]): string {
  const [only] = bumps;
  if (only === undefined) return 'no other version is published';
  if (bumps.length === 1) return `the next version is ${only.bump}`;
  const parts = bumps.map(({ bump, count: number }, index) =>
    index === 0 ? `${bump} in ${count(number, 'dataset')}` : `${bump} in ${thousands(number)}`,
  );
  return `the next version is ${listEn(parts)}`;
}

function ofDatasets(datasets: readonly string[]): string {
  return datasets.length === 0 ? '' : ` (${some(datasets.map(code), 3)})`;
}

function demandState({ count: number, missing, from }: ToldDemand): string {
  if (missing === 0) return 'met';
  const verb = missing === 1 ? 'is' : 'are';
  return missing === number
    ? `${approvals({ count: missing, from })} ${verb} missing`
    : `${thousands(missing)} of ${approvals({ count: number, from })} ${verb} missing`;
}

function keysOf(keys: readonly string[], more: number): string {
  return listEn(more > 0 ? [...keys.map(code), `${thousands(more)} more`] : keys.map(code));
}

/** What the faces of a review say, in English. */
export const reviewWordsEn: ReviewWords = {
  headings: {
    changes: 'What changes',
    findings: 'What has to be mended',
    remarks: 'What is worth a look',
    decision: 'Approvals',
    scores: 'Scores',
  },
  soundness,
  change,
  approved: (errors) =>
    errors === 0
      ? 'This change may be merged: it meets what the policy of approvals asks.'
      : `This change has the approvals that it needs, and may not be merged until ${mended(errors)}; it will then have to be approved again.`,
  notNeeded: (errors) =>
    errors === 0
      ? 'This change may be merged: it needs no approval.'
      : `This change needs no approval, and may be merged when ${mended(errors)}.`,
  refused: (titles) =>
    `This change may not be merged, and no approval mends that: ${some(
      titles.map((title) => `“${title}”`),
      3,
    )}.`,
  opposed: (logins) =>
    `This change may not be merged while ${some(logins)} ${logins.length === 1 ? 'objects' : 'object'}.`,
  pending,
  titles: {
    approved: 'Approved',
    notNeeded: 'No approval needed',
    refused: (titles, logins) => {
      const asked = logins.length === 0 ? [] : [`${listEn(logins)} requested changes`];
      return `Refused: ${[...titles.map(lowered), ...asked].join('; ')}`;
    },
    pending: pendingTitle,
    pendingShort,
    refusedShort: 'Refused: there is something to mend',
    errors: (number) => count(number, 'error'),
    sound: (warnings) => (warnings === 0 ? 'No errors' : `No errors, ${count(warnings, 'warning')}`),
  },
  elsewhere: ({ promises, plan, rules, machinery, other }) => {
    const parts = [
      ...(promises.length > 0 ? [`${count(promises.length, 'promise')} of the plan${ofDatasets(promises)}`] : []),
      ...(plan.length > 0
        ? [`${count(plan.length, promises.length > 0 ? 'other file' : 'file')} of the plan${ofDatasets(plan)}`]
        : []),
      ...(rules.length > 0 ? [`${count(rules.length, 'file')} of rules${ofDatasets(rules)}`] : []),
      ...(machinery.length > 0
        ? [`${count(machinery.length, 'file')} of the program or the settings${ofDatasets(machinery)}`]
        : []),
      ...(other > 0 ? [count(other, 'file of another kind', 'files of another kind')] : []),
    ];
    return parts.length === 0 ? undefined : `Outside the data the change touches ${listEn(parts)}.`;
  },
  unchanged: 'No dataset changes.',
  moreReasons: (number) => `And ${count(number, 'more reason')}.`,
  moreDatasets: (number) => `And ${count(number, 'more dataset')}.`,
  otherDatasets: (number) => count(number, 'other dataset'),
  more: (number) => `And ${thousands(number)} more.`,
  details: 'Examples',
  withheld: 'No values of this dataset are shown, because it may hold personal data.',
  keys: {
    added: (keys, more) => `${keys.length + more === 1 ? 'Row' : 'Rows'} added: ${keysOf(keys, more)}.`,
    removed: (keys, more) => `${keys.length + more === 1 ? 'Row' : 'Rows'} removed: ${keysOf(keys, more)}.`,
    changed: (keys, more) => `${keys.length + more === 1 ? 'Row' : 'Rows'} corrected: ${keysOf(keys, more)}.`,
  },
  metadata: (property, before, after) => {
    if (before === undefined && after === undefined) return `${code(property)}: its text changed.`;
    const was = before === undefined ? 'before not said' : `before ${quoted(before)}`;
    return `${code(property)}: ${was}, ${after === undefined ? 'now not said' : `now ${quoted(after)}`}.`;
  },
  fold: (findings) => `Everything found, by rule (${count(findings, 'case')})`,
  mayMerge: 'This change may be merged when:',
  onceMended: 'Once what is pointed out below is attended to, this change may be merged when:',
  demand: ({ rule, datasets }) => `${rule}${ofDatasets(datasets)}`,
  demandState,
  given: (logins) => (logins.length === 0 ? '' : `Approved by ${some(logins, 10)}.`),
  mayGive: (names, more, missing) => {
    if (names.length === 0) return `Nobody can give ${missing === 1 ? 'it' : 'them'} today.`;
    const all = more > 0 ? [...names, `${thousands(more)} more`] : names;
    return `${missing === 1 ? `It may be given by ${eitherOf(all)}` : `They may be given by ${listEn(all)}`}.`;
  },
  nothingNeeded: 'The policy asks for no approval of this change.',
  setAside: 'These reviews do not count:',
  aside: {
    author: (login) => `${login}: proposes the change, and nobody approves their own change.`,
    bot: (login) => `${login}: is a program, and only people count.`,
    comment: (login) => `${login}: left a comment; to count it has to be an approving review.`,
    dismissed: (login) => `${login}: the review was dismissed; to count, please review again.`,
    'older-commit': (login) =>
      `${login}: approved an earlier version of the change; to count, please approve this one.`,
    'commit-unknown': (login) => `${login}: nobody can tell which version was reviewed; to count, please review again.`,
    'not-member': (login) => `${login}: belongs to no group and is no steward of the data.`,
    'term-ended': (login, day) => `${login}: the term of office ended on ${dateOf(day)}.`,
    'term-not-begun': (login, day) => `${login}: the term of office begins on ${dateOf(day)}.`,
    'not-active': (login) => `${login}: the membership in the group's team on GitHub is not active.`,
    'not-asked': (login) => `${login}: this change needs no review from this group or unit.`,
  },
  objections: 'Objections:',
  objection: (login) => `${login} requested changes; please attend to them and ask for another review.`,
  records: 'Records in the plan:',
  record: (dataset, present) =>
    present
      ? `The legal review of ${code(dataset)} is recorded.`
      : `The legal review of ${code(dataset)} is missing: write it in ${code('legalReview')} of ${code(`plan/datasets/${dataset}.yaml`)}, with its date.`,
  refusals: 'No approval mends the following; this is what to do:',
  refusal: (title, dataset, mend) =>
    `${title}${dataset === undefined ? '' : ` (${code(dataset)})`}. ${mend ?? 'Please mend it and ask for another review.'}`,
  scoreColumns: ['Dataset', 'Total', 'Dimensions that change'],
  foldedScores: (number) => `Scores of ${count(number, 'dataset')}`,
  dimensions: {
    accuracy: 'accuracy',
    completeness: 'completeness',
    consistency: 'consistency',
    integrity: 'integrity',
    timeliness: 'timeliness',
    interoperability: 'interoperability',
  },
  notEvaluated: 'not evaluated',
  same: 'none',
  closing: (base, head) =>
    `From ${code(base)} to ${code(head)}. Made with ${code(`apertura review ${base}...${head}`)}, which anybody can repeat; this comment is updated in place.`,
};
