import type { AlarmWords } from './alarm-sentence.ts';
import { shellWord } from './shell-word.ts';
import { RULES } from './walked.ts';

const BY_WATCH = 'The watch (`apertura watch --restore`) restores it from the record';
const THE_RULES = 'the groups, the policy, the institution or the schemas';

/** What is said of alarms in English. */
export const ALARM_WORDS_EN: AlarmWords = {
  sentences: {
    'tag-deleted': {
      title: ({ subject }) => `The tag ${subject} was deleted`,
      says: ({ subject, last }) =>
        `The tag \`${subject}\` is in the record (object \`${last}\`) and no longer in the repository.`,
      mend: () => `${BY_WATCH}, with the same id.`,
    },
    'tag-moved': {
      title: ({ subject }) => `The tag ${subject} was moved`,
      says: ({ subject, last, found }) =>
        `The tag \`${subject}\` is the object \`${last}\` in the record; now it is \`${found}\`. Whoever follows it does not get what was published.`,
      mend: () => `${BY_WATCH}: it goes back to its object, and the one in its place is let go.`,
    },
    'tag-forged': {
      title: ({ subject }) => `The version ${subject} is not in the record`,
      says: ({ subject }) =>
        `\`${subject}\` bears the name of a dataset's version, and nothing says that it was published. A publication that is under way, or was left half done, looks the same: the next one completes it, and this alarm closes itself.`,
      mend: ({ subject }) =>
        `Nobody deletes it for you. If it is no publication under way, delete the release and the tag: \`git push origin ${shellWord(`:refs/tags/${subject}`)}\`.`,
    },
    'release-deleted': {
      title: ({ subject }) => `The release ${subject} was deleted`,
      says: ({ subject }) => `The release \`${subject}\` is in the record and no longer in the repository.`,
      mend: () => `${BY_WATCH}: it makes its files again and proves that they are the same, byte by byte.`,
    },
    'release-unpublished': {
      title: ({ subject }) => `${subject} was unpublished`,
      says: ({ subject }) => `The release \`${subject}\` is a draft again: nobody can download it.`,
      mend: () => `${BY_WATCH}: it is published again, with the same files.`,
    },
    'assets-changed': {
      title: ({ subject }) => `Files of the release ${subject} have changed`,
      says: ({ subject, files }) =>
        `The files of \`${subject}\` are not those that were published: ${files.join('; ')}.`,
      mend: () =>
        `${BY_WATCH}: it makes again those that are missing or changed, and takes away those that do not belong.`,
    },
    'record-deleted': {
      title: () => 'The branch of the record, published, was deleted',
      says: ({ last }) =>
        `The branch \`published\`, which holds the record of all that was published, is gone. The last place where it is known to have been is \`${last}\`.`,
      mend: ({ last }) =>
        `${BY_WATCH}, from that place. By hand: \`git push origin ${last}:refs/heads/published\`, from any copy that has it.`,
    },
    'record-rewritten': {
      title: () => 'The branch of the record, published, was rewritten',
      says: ({ last, found }) =>
        `The branch \`published\` was at \`${last}\` and is now at \`${found}\`, whose history does not contain it.`,
      mend: ({ last }) => `The watch (\`apertura watch --restore\`) takes it back to \`${last}\`.`,
    },
    'record-altered': {
      title: () => 'The record of what was published was altered',
      says: ({ found, files }) =>
        `The commit \`${found}\` changed or removed, in the branch \`published\`, what never changes: ${files.join('; ')}.`,
      mend: () => 'The watch (`apertura watch --restore`) puts those files back as they were first written.',
    },
    pushed: {
      title: ({ subject }) => `${subject === RULES ? THE_RULES : subject}: pushed to without a pull request`,
      says: ({ subject, found }) =>
        subject === RULES
          ? `The commit \`${found}\` came to the branch without a pull request and touches ${THE_RULES}. While it stays nothing is published: it is not known by which rules one approves.`
          : `The commit \`${found}\` came to the branch without a pull request and touches \`${subject}\`. It is not published: nobody approved it.`,
      mend: ({ subject }) =>
        subject === RULES
          ? `Propose a pull request that takes ${THE_RULES} back to what they were, for whoever has to approve it. If the change is good, propose it afterwards in another one. What was merged meanwhile is taken back and proposed again, too.`
          : `The watch opens a pull request that takes \`${subject}\` back to what it was: approve it. If the change is good, propose it afterwards in another one, so that it is reviewed.`,
    },
    unapproved: {
      title: ({ subject }) =>
        `${subject === RULES ? THE_RULES : subject}: a change was merged that the policy does not let through`,
      says: ({ subject, found }) =>
        `The commit \`${found}\` merged a pull request that touches ${subject === RULES ? THE_RULES : `\`${subject}\``} without the approvals, the records or the notice that the policy asks for, or that is not what was reviewed. ${subject === RULES ? 'While it stays nothing is published.' : 'It is not published.'}`,
      mend: () =>
        'Revert that pull request (at GitHub, "Revert" on its page), and have the outcome approved. If the change is good, propose it afterwards in another one, with all that the policy asks for.',
    },
    'held-unsound': {
      title: ({ subject }) => `${subject} is not published: it has errors`,
      says: ({ subject, found }) =>
        `A change to \`${subject}\` (${found}) was merged with all that the policy asks for, but it has errors, and so it is not published. The version before stays on offer, if there is one.`,
      mend: ({ subject }) =>
        `Mend the errors by a pull request that touches \`datasets/${subject}\`: the review of the one that was merged tells which they are, and \`apertura check\` those that are in the data. When it is merged, all that waited is published with it, and this alarm closes itself.`,
    },
    'held-on-held': {
      title: ({ subject }) => `${subject === RULES ? THE_RULES : subject}: not published, on top of something held`,
      says: ({ subject, found }) =>
        `A change to ${subject === RULES ? THE_RULES : `\`${subject}\``} (${found}) was merged on top of another that no decision covers, and so it is not published either. The other alarms tell which.`,
      mend: () =>
        'Take back, by a pull request, what it was merged on top of; then do the same with this change, and propose it again in another one that is approved. `apertura publish` tells what is still held.',
    },
    'held-unnameable': {
      title: ({ subject }) => `${subject} is not published: its folder cannot be called so`,
      says: ({ subject, found }) =>
        `\`${subject}\` (${found}) was merged with all that the policy asks for, but no tag of Git can have that name (spaces, points in a row, signs), and so it is not published.`,
      mend: () => 'Rename the folder by a pull request: lower case, digits and hyphens, such as presupuesto-2026.',
    },
    'history-removed': {
      title: ({ subject }) => `History was removed from the branch ${subject}`,
      says: ({ subject, last, found }) =>
        `The branch \`${subject}\` contained the commit \`${last}\`; it is at \`${found}\` now and no longer does. The published commits are still in the branch \`published\`.`,
      mend: ({ subject, last }) =>
        `The watch opens pull requests that bring back the data that are missing. The history is brought back by an administrator: \`git push --force origin ${shellWord(`${last}:refs/heads/${subject}`)}\`.`,
    },
    'dataset-vanished': {
      title: ({ subject }) => `The dataset ${subject} vanished without a withdrawal`,
      says: ({ subject }) =>
        `The dataset \`${subject}\` is published, its folder is no longer on the branch, and no record of withdrawal explains it.`,
      mend: ({ subject }) =>
        `The watch opens a pull request that brings back \`datasets/${subject}\`. If it has to be withdrawn, its record (withdrawn.yaml) and its approvals are needed.`,
    },
    private: {
      title: ({ subject }) => `The repository ${subject} is no longer public`,
      says: ({ subject }) => `Nobody outside can see \`${subject}\`: nothing that was published can be downloaded.`,
      mend: () => 'Only an administrator can: Settings → General → Danger Zone → Change visibility.',
    },
    archived: {
      title: ({ subject }) => `The repository ${subject} is archived`,
      says: ({ subject }) =>
        `\`${subject}\` is read-only. What was published can be downloaded, but nothing more is published or restored.`,
      mend: () => 'Only an administrator can: Settings → General → Danger Zone → Unarchive this repository.',
    },
    'repository-deleted': {
      title: ({ subject }) => `The repository ${subject} was deleted`,
      says: ({ subject }) => `\`${subject}\` is gone, and with it all that it offered.`,
      mend: () =>
        'An owner of the organisation can recover it for 90 days (Settings → Deleted repositories). Otherwise: from any copy that has the branch `published`, `apertura restore --to github` makes it anew in an empty repository.',
    },
    renamed: {
      title: ({ subject, last }) => `The repository ${last} is now ${subject}`,
      says: ({ subject, last }) =>
        `The addresses that were cited have \`${last}\`. GitHub redirects to \`${subject}\`, until somebody takes the former name.`,
      mend: () =>
        'Give it back its name, or keep the former one taken and publish the catalogue again. Close this alarm when you have decided.',
    },
  },
  what: 'What',
  who: 'Who',
  when: 'When',
  restore: 'How it is restored',
  unknownWho: 'GitHub does not tell. An administrator can look it up in the audit log.',
  unknownWhen: 'not known; noticed on this look',
  moment: (day, hour) => `${day} at ${hour} UTC`,
  asset: { deleted: 'missing', changed: 'changed', added: 'does not belong' },
  and: 'and',
  over: (title) => `Resolved: ${title}`,
  obstacle: 'It could not be restored',
  obstacles: {
    'assets-differ': ({ files }) =>
      `Made again, these files are not the same as those published: ${files.join('; ')}. Nothing is uploaded that is not the same. If somebody has the originals in a folder: \`apertura restore --to github --from FOLDER\`.`,
    'no-pull': ({ branch }) =>
      `the files are on the branch \`${branch}\` already, but workflows open no pull requests in this repository, and so it should stay. Open it yourself: on GitHub, "Pull requests", "New pull request", and choose that branch.`,
    refused: ({ status, message }) =>
      `GitHub refused${status === undefined ? '' : ` (${status})`}: ${message}. If the name was an immutable release's, GitHub does not let it be used again; what was published is still in the branch \`published\` and can be made anew in a folder with \`apertura restore --to FOLDER\`.`,
    'no-objects': ({ commit }) =>
      `The commit \`${commit}\` is nowhere that can be read. Do it from a copy that has it.`,
  },
  none: 'All that was published is as it was published.',
  count: (alarms) => (alarms === 1 ? '1 alarm' : `${alarms} alarms`),
  restored: {
    branch: (name) => `Restored: the branch ${name}`,
    record: (name) => `Restored: the files of the branch ${name}`,
    tag: (name) => `Restored: the tag ${name}`,
    release: (name) => `Restored: the release ${name}`,
    pull: (name) => `Proposed: the branch ${name}, for a person to merge`,
  },
  pull: {
    title: (dataset) => `Bring back ${dataset} as it was published`,
    body: (dataset, commit) =>
      `The watch noticed that \`${dataset}\` changed or vanished without a decision that covers it. This pull request takes it back to what it was in \`${commit}\`, and touches nothing else.\n\nWhoever has to may approve it by the policy. If what changed is good, merge this all the same and propose the change afterwards in another one, so that it is reviewed: what is approved on top of an unreviewed change is not published.`,
    message: (dataset, commit) => `Bring back ${dataset} as it was in ${commit}`,
  },
};
