import type { Replies } from './reply-words.ts';

/** The app's answers in English. */
export const repliesEn: Replies = {
  help: [
    'Write one of these commands at the beginning of a comment:',
    [
      '- `/apertura review`: reviews this pull request again.',
      '- `/apertura explain RULE`: says what a rule asks for, with an example and its source. For example, `/apertura explain type-error`.',
      '- `/apertura withdraw DATASET`: says how a dataset is withdrawn, and begins its record.',
      '- `/apertura help`: shows this list.',
    ].join('\n'),
    'They are heard from whoever proposes the change, is in a group of the plan, or helps to run this repository. A comment approves nothing: that is what GitHub’s review is for ("Review changes").',
  ],
  unknown: 'There is no such command.',
  noRule: 'The rule’s name is missing. It is at the end of each remark, such as `type-error`.',
  noDataset: 'The dataset’s name is missing: it is that of its folder in `datasets/`.',
  notThere: (asked, kind) =>
    kind === 'rule'
      ? `There is no rule ${asked}.`
      : `There is no dataset ${asked} in the branch that this change is for.`,
  perhaps: (names) => `Did you mean ${listed(names)}?`,
  example: 'For example',
  mend: 'How to mend it',
  source: 'Where it comes from',
  or: 'or',
  withdrawal: ({ dataset, folder, promise, here, afresh }) => [
    `### Withdrawing ${dataset}`,
    'What was published stays: a dataset is withdrawn with a record that says what, when and why, and with the approvals that the policy asks for. All of it goes into one pull request:',
    [
      here === undefined
        ? `1. [Open the record of withdrawal](${afresh.link}), write the reason and the last published version, and save it to a new branch.`
        : `1. [Open the record of withdrawal](${here.link}), write the reason and the last published version, and save it to this pull request’s branch (${here.branch}).`,
      `2. In that branch delete the other files of ${folder}.`,
      `3. Note the withdrawal in ${promise}, or remove that promise with the approval that the policy asks for.`,
    ].join('\n'),
    ...(here === undefined
      ? []
      : [
          `If this pull request is about something else, [begin from ${afresh.branch}](${afresh.link}): GitHub will offer to open another.`,
        ]),
    'Where a norm demands it or there are personal data, take off the `#` before `takedown` and `ground` and say which. To withdraw does not erase git’s history: that is another act, which this tool does not do.',
  ],
  record: [
    'What is withdrawn, when and why. The last version is like 1.2.0.',
    'Where a norm demands it or there are personal data, say which and take off the marks:',
    'Where another dataset takes its place:',
  ],
};

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
