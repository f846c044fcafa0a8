import type { Messages } from '../finding.ts';
import { code, quoted, thousands } from '../table/words.ts';
import type { DifferenceFinding } from './finding.ts';
import { rowsEn } from './words.en.ts';

/** The sentences of the difference room, in English. */
export const differenceMessagesEn: Messages<DifferenceFinding> = {
  'file-emptied': {
    title: 'The file is empty now',
    says: ({ facts }) => {
      const before = facts.rows === undefined ? 'had data' : `had ${rowsEn(facts.rows)}`;
      return `The published data was expected to stay in the file; before it ${before} and now it is empty.`;
    },
    mend: () => 'Restore the earlier content; if the withdrawal is deliberate, record it in `withdrawn.yaml`.',
  },
  'became-lfs-pointer': {
    title: 'The file was replaced by a Git LFS pointer',
    says: () => 'Data was expected; the file now only holds a Git LFS pointer to it.',
    mend: () => 'Upload the whole file, without Git LFS.',
  },
  'became-link': {
    title: 'The file was replaced by a link',
    says: () => 'Data was expected; a symbolic link stands in its place, and links are not followed.',
    mend: () => 'Replace the link with a copy of the file.',
  },
  'row-loss': {
    title: 'Many rows disappear',
    says: ({ facts }) => {
      const lost = `${thousands(facts.removed)} of ${rowsEn(facts.base)} ${facts.removed === 1 ? 'disappears' : 'disappear'} (${facts.percent}%)`;
      const why = facts.keyed ? '' : ' Without a primary key, a corrected row counts as one that disappears.';
      return `${lost}; the policy allows up to ${facts.allowed}% without further review.${why}`;
    },
    mend: ({ facts }) =>
      facts.keyed
        ? 'Make sure that the file is complete; if the removal is deliberate, declare it so that it can be approved.'
        : 'Make sure that the file is complete; if a field identifies each row, declare it as `primaryKey`.',
  },
  'case-only-rename': {
    title: 'The name only changes in capitals',
    says: ({ facts }) =>
      `The name of the ${facts.of} goes from ${quoted(facts.before)} to ${quoted(facts.after)}; on many computers the two are one and get in each other's way.`,
    mend: ({ facts }) => `Keep the name ${quoted(facts.before)}, or choose one that differs in more.`,
  },
  'formerly-unknown': {
    title: 'The former name does not fit',
    says: ({ facts }) => {
      const found = facts.problem === 'absent' ? 'was not there before the change' : 'is still there';
      return `\`formerly\` expects the name of a ${facts.of} that is no longer used; ${code(facts.formerly)} ${found}.`;
    },
    mend: () => 'Correct the name in `formerly`, or remove that property.',
  },
};
