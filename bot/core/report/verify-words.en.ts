import { thousands } from '../table/words.ts';
import type { VerifyWords } from './verify-words.ts';

/** Names shown in a list of files. */
const SHOWN = 5;

/** What the face of `verify` says, in English. */
export const verifyWordsEn: VerifyWords = {
  states: { proved: 'proved', broken: 'DIFFERS', open: 'not proved' },
  filesAgree: (files) => [
    `${filesOf(files.length)} are those that were published, byte for byte: ${files.join(', ')}`,
    'by their SHA-256 in SHA256SUMS and in manifest.json',
  ],
  proved: (subject) => `${subject}: it is what was approved. Everything is proved.`,
  provedInPart: (subject, open) =>
    `${subject}: nothing contradicts that it is what was published; ${open === 1 ? 'one link' : `${open} links`} cannot be proved from here.`,
  broken: (subject, broken) =>
    `${subject}: it is NOT what was published. ${broken === 1 ? 'One link does not agree' : `${broken} links do not agree`}.`,
  mend: 'Do not use these files: download them again. If it happens again, tell the institution.',
  notKept: 'Nothing was kept. Try again; if it happens again, tell the institution.',
  links: {
    'file-agrees': ({ file, sha256 }) => [
      `${file} is the published file, byte for byte`,
      `by its SHA-256 in SHA256SUMS and in manifest.json: ${sha256}`,
    ],
    'file-differs': ({ file, expected, found }) => [
      `${file} is not the published file`,
      `published was ${expected}; this one has ${found}`,
    ],
    'file-unlisted': ({ file }) => [
      `${file} is not of this publication`,
      'it is not in SHA256SUMS or not in manifest.json',
    ],
    'file-missing': ({ file }) => [
      `${file} is missing`,
      'manifest.json says that it was published, and it is not there',
    ],
    'file-too-long': ({ file, size }) => [
      `${file} is not the published file`,
      `${thousands(size)} bytes were published, and this one has more`,
    ],
    'files-extracted': ({ files }) => [
      `The ${filesOf(files)} of the folder are those of the zip, byte for byte`,
      'by comparison with the published zip',
    ],
    'files-extracted-differ': ({ files }) => [
      'The folder is not what the published zip contains',
      `these differ: ${names(files)}`,
    ],
    'sums-agree': ({ files }) => [
      `SHA256SUMS and manifest.json say the same of ${filesOf(files)}`,
      'by comparison, and by the SHA-256 of SHA256SUMS in manifest.json',
    ],
    'sums-differ': ({ what }) => ['SHA256SUMS and manifest.json do not say the same', `they differ in ${what}`],
    'manifest-agrees': ({ tag, sha256 }) => [
      'manifest.json is the one that was published',
      `by its SHA-256 in the message of the tag ${tag}: ${sha256}`,
    ],
    'manifest-differs': ({ tag, expected, found }) => [
      'manifest.json is not the one that was published',
      `the tag ${tag} says ${expected}; this one has ${found}`,
    ],
    'manifest-unreadable': () => ['manifest.json cannot be read', 'it is no manifest of Apertura'],
    'manifest-of-another': ({ tag, found }) => [
      'manifest.json is of another publication',
      `that of ${tag} was expected; this one says ${found}`,
    ],
    'tag-wordless': ({ tag }) => [
      `The tag ${tag} is not the one that Apertura made`,
      'its message has neither the decision nor the SHA-256 of manifest.json',
    ],
    'tag-lightweight': ({ tag }) => [
      `The tag ${tag} is not the one that Apertura made`,
      'it is a bare name, without a message or a decision',
    ],
    'tag-missing': ({ tag }) => [`The repository has no tag ${tag}`, 'nobody answers for this publication'],
    'tag-unknown': ({ tag }) => [
      'That manifest.json is the one that was published',
      `because the tag ${tag} is not at hand: do it in a clone with its tags, or with --repo`,
    ],
    'clone-tag-differs': ({ tag, expected, found }) => [
      `The tag ${tag} was moved`,
      `in this clone it is ${expected}; at the server, ${found}`,
    ],
    'commit-agrees': ({ object, commit }) => [
      `The commit ${commit} was published`,
      `by the tag, which in git is the object ${object}`,
    ],
    'commit-differs': ({ expected, found }) => [
      'The tag names another commit than manifest.json',
      `the tag, ${found}; manifest.json, ${expected}`,
    ],
    'commit-unknown': ({ commit }) => [
      `That the commit ${commit} was published`,
      'because it is the tag that proves it',
    ],
    'data-agree': ({ commit, files }) => [
      `The ${filesOf(files)} of the zip are those of the repository, byte for byte`,
      `by comparison with the folder at commit ${commit}; of datapackage.json, but for what publishing adds`,
    ],
    'data-differ': ({ commit, files }) => [
      'The zip does not contain what is in the repository',
      `at commit ${commit} these differ: ${names(files)}`,
    ],
    'data-no-zip': () => [
      'That the data are those of the repository',
      'because they are compared with those of the zip, which is not among these files',
    ],
    'data-no-commit': ({ commit }) => [
      'That the data are those of the repository',
      `because this clone does not have the commit ${commit}: run git fetch --tags`,
    ],
    'data-no-clone': () => [
      'That the data are those of the repository',
      'because there is no clone here: run git clone and repeat the command inside',
    ],
    'record-agrees': ({ branch, object }) => [
      'The tag and manifest.json are those of the record of what was published',
      `by the branch ${branch}, which keeps the object ${object}`,
    ],
    'record-tag-moved': ({ branch, expected, found }) => [
      'The tag is not that of the record of what was published: it was moved or made anew',
      `the branch ${branch} keeps ${expected}; the tag is ${found === '' ? 'something else' : found}`,
    ],
    'record-manifest-differs': ({ branch }) => [
      'manifest.json is not that of the record of what was published',
      `the branch ${branch} keeps another`,
    ],
    'record-missing': ({ branch, tag }) => [
      `The record of what was published does not have ${tag}`,
      `the branch ${branch} does not keep it; if it is recent, run git fetch`,
    ],
    'record-no-tag': ({ branch }) => [
      'That the tag is that of the record of what was published',
      `because manifest.json is that of the branch ${branch}, but the tag is not at hand`,
    ],
    'record-no-branch': () => [
      'That the tag is that of the record of what was published',
      'because this clone does not have the branch published: run git fetch origin published',
    ],
    'record-no-clone': () => [
      'That the tag is that of the record of what was published',
      'because there is no clone here',
    ],
    'decision-told': () => ['This is how it was approved', 'by the message of the tag and manifest.json'],
    'decision-differs': () => [
      'The tag and manifest.json do not say the same of who approved it',
      'one of the two was altered',
    ],
    'decision-rehearsal': () => ['That anybody approved it', 'because it is a rehearsal: nobody reviewed it'],
    'decision-unproved': () => ['That it was approved so', 'because only manifest.json says it, and not the tag'],
  },
};

function filesOf(count: number): string {
  return `${thousands(count)} ${count === 1 ? 'file' : 'files'}`;
}

function names(files: readonly string[]): string {
  const rest = files.length - SHOWN;
  return rest > 0 ? `${files.slice(0, SHOWN).join(', ')} and ${thousands(rest)} more` : files.join(', ');
}
