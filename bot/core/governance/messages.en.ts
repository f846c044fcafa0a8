import type { Messages } from '../finding.ts';
import { code, codes, quoted, thousands } from '../table/words.ts';
import type { GovernanceFinding } from './finding.ts';

const PROBLEMS: Readonly<Record<string, (property: string, found: string) => string>> = {
  yaml: () => 'The record of withdrawal is not valid YAML.',
  missing: (property) => `The record of withdrawal lacks ${code(property)}.`,
  date: (property, found) => `${code(property)} expects a date YYYY-MM-DD; found ${quoted(found)}.`,
  future: (property, found) => `${code(property)} cannot be later than today; found ${quoted(found)}.`,
  kept: (_, found) =>
    found === ''
      ? 'The record says that the dataset is withdrawn, and its data are still in the folder.'
      : `The record says that the resource ${quoted(found)} is withdrawn, and the dataset still has it.`,
  'unknown-resource': (_, found) => `The record names a resource that the dataset did not have: ${quoted(found)}.`,
};

function daysEn(days: number): string {
  return days === 1 ? 'one day' : `${thousands(days)} days`;
}

function peopleEn(members: number): string {
  if (members === 0) return 'there is nobody who can give it';
  return members === 1
    ? 'there is one person who can approve'
    : `there are ${thousands(members)} people who can approve`;
}

/** What decisions find, in English. */
export const governanceMessagesEn: Messages<GovernanceFinding> = {
  'permanence-dataset': {
    title: 'A published dataset vanishes',
    says: ({ facts }) =>
      `The change deletes ${code(facts.dataset)} (${facts.files === 1 ? 'one file' : `${thousands(facts.files)} files`}) and leaves no record of its withdrawal. What was published stays.`,
    mend: () =>
      `Restore the folder; if it must really be withdrawn, leave ${code('withdrawn.yaml')} in it with ${codes(['date', 'reason', 'lastVersion'])}.`,
  },
  'permanence-resource': {
    title: 'A published resource vanishes',
    says: ({ facts }) => `The change removes the resource ${code(facts.resource)} without a record of its withdrawal.`,
    mend: () => `Restore it, or name it in ${code('resources')} of the dataset’s ${code('withdrawn.yaml')}.`,
  },
  'permanence-history': {
    title: 'The change does not start from the target branch',
    says: () =>
      'The target branch is not in the history of this change: it moved on after the branch was made, or somebody rewrote commits.',
    mend: () =>
      'Bring your branch up to date with the target and apply your change there; published history is not rewritten.',
  },
  'permanence-promise': {
    title: 'A promise leaves and the data stay',
    says: ({ facts }) => `The plan no longer promises ${code(facts.dataset)}; the data stay published.`,
    mend: () => 'If the data have to leave too, withdraw them with a record; otherwise keep the promise.',
  },
  'permanence-promise-kept': {
    title: 'The data leave and the promise stays',
    says: ({ facts }) => `The data of ${code(facts.dataset)} are withdrawn, and the plan still promises them.`,
    mend: () => 'Note the withdrawal in the plan’s promise, or remove it with the approval that the policy asks for.',
  },
  'withdrawal-invalid': {
    title: 'The record of withdrawal is not valid',
    says: ({ facts }) =>
      PROBLEMS[facts.problem]?.(facts.property, facts.found) ?? 'The record of withdrawal is not valid.',
    mend: ({ facts }) =>
      facts.problem === 'kept' || facts.problem === 'unknown-resource'
        ? `Name in ${code('resources')} only the resources that this change withdraws, or take the record away if nothing is withdrawn.`
        : `Write ${codes(['date', 'reason', 'lastVersion'])} and, where the law asks for it, ${codes(['ground', 'takedown'])}.`,
  },
  'change-link': {
    title: 'Symbolic link',
    says: () => 'The change adds a symbolic link; a link may lead out of the repository and is never followed.',
    mend: () => 'Put the file itself in place of the link.',
  },
  'change-submodule': {
    title: 'Submodule',
    says: () => 'The change adds a submodule: what it holds would not be in this repository.',
    mend: () => 'Put the files themselves in the folder.',
  },
  'change-export-ignore': {
    title: 'Data that downloads would lack',
    says: ({ facts }) =>
      facts.dataset === undefined
        ? `A ${code('.gitattributes')} sets ${code('export-ignore')}: what it names would be missing from downloads.`
        : `A ${code('.gitattributes')} sets ${code('export-ignore')} on ${code(facts.dataset)}: downloads would lack it.`,
    mend: () => `Remove ${code('export-ignore')}.`,
  },
  'change-mixed': {
    title: 'Data and rules in one change',
    says: ({ facts }) =>
      `Together with data (${codes(facts.datasets)}) ${facts.with === 'machinery' ? 'the program or the repository’s settings change' : 'who decides, or by which rules, changes'}. This change is judged by the rules before it.`,
    mend: () => 'Separate them into two changes: they are easier to review, and other people approve them.',
  },
  'notice-missing': {
    title: 'A breaking change without notice',
    says: ({ facts }) =>
      facts.past === undefined
        ? `The change breaks what was published, and the plan in force does not announce it. The policy asks for ${daysEn(facts.days)} of notice.`
        : `The change breaks what was published, and the notice in the plan held until ${facts.past}. The policy asks for ${daysEn(facts.days)} of notice.`,
    mend: () =>
      `Give notice in the promise, in a pull request of its own: ${code('announce: {date, what}')}. This change is merged when that day has come. If by law it cannot wait, put ${code('announce: {what, ground}')} here.`,
  },
  'notice-early': {
    title: 'A breaking change before the announced day',
    says: ({ facts }) =>
      `The plan announces a change for ${facts.date} (${quoted(facts.what)}); today is ${facts.today}.`,
    mend: () => 'Wait for that day to merge it: those who use the data count on it.',
  },
  'notice-short': {
    title: 'Notice of too few days',
    says: ({ facts }) =>
      `The notice says that the change will be on ${facts.date}; the policy asks for ${daysEn(facts.days)}, so it cannot be before ${facts.earliest}.`,
    mend: ({ facts }) => `Write ${facts.earliest} or a later day in ${code('date')}.`,
  },
  'notice-given': {
    title: 'An announced change',
    says: ({ facts }) => `The plan announced this change for ${facts.date}: ${quoted(facts.what)}.`,
    mend: () => 'See that what changes is what was announced.',
  },
  'notice-waived': {
    title: 'A change that by law cannot wait',
    says: ({ facts }) =>
      `The promise says that this change (${quoted(facts.what)}) is made without notice because of ${quoted(facts.ground)}.`,
    mend: () => 'See that this ground asks for it, and that only what it asks for changes.',
  },
  'trial-again': {
    title: 'A dataset that was no longer on trial is on trial again',
    says: ({ facts }) =>
      `The promise of ${code(facts.dataset)} says ${code('trial: true')} again. Its versions do not go back to 0.x, and its breaking changes need notice.`,
    mend: () => `Take ${code('trial')} away.`,
  },
  'policy-missing': {
    title: 'There is no policy of approvals',
    says: () =>
      `The repository has no ${code('plan/policy.yaml')}, or it cannot be read: there is nothing to decide by.`,
    mend: () => 'Add the policy in a change of its own.',
  },
  'policy-unsatisfiable': {
    title: 'A rule that nobody can satisfy',
    says: ({ facts }) =>
      `The rule ${quoted(facts.rule)} asks for ${facts.count === 1 ? 'one approval' : `${thousands(facts.count)} approvals`}; ${facts.author === undefined ? 'in office' : `besides the author (${facts.author})`} ${peopleEn(facts.members)}.`,
    mend: () => 'Appoint more people to the group, or ask for fewer approvals.',
  },
};
