import { code, codes, thousands } from '../table/words.ts';
import { valueText } from './notes-markdown.ts';
import type { NotesWords } from './notes-words.ts';
import type { ZoneTime } from './zone-time.ts';

const moreEn = (count: number): string => (count > 0 ? `, and ${thousands(count)} more` : '');
const rows = (count: number): string => (count === 1 ? '1 row' : `${thousands(count)} rows`);

const moment = ({ day, time, zone }: ZoneTime): string => `${day} at ${time}, ${code(zone)} time`;

/** What notes say, in English. */
export const notesWordsEn: NotesWords = {
  title: (title, version) => `${title}, version ${version}`,
  titleWithdrawn: (title) => `${title}: dataset withdrawn`,
  titleRenamed: (title, to) => `${title}: now called ${to}`,
  headings: {
    changes: 'What changes',
    why: 'Why it was withdrawn',
    whyRenamed: 'Where it goes on',
    description: 'In the description',
    rows: 'Rows',
    contents: 'What it holds',
    quality: 'Quality',
    approved: 'Who approved it',
    cite: 'How to cite',
    verify: 'How to verify it',
    files: 'Files',
  },
  published: (tag, when, folio) => `Version ${code(tag)}, published on ${moment(when)}. Receipt ${code(folio)}.`,
  announced: (tag, when, folio) => `Notice ${code(tag)}, published on ${moment(when)}. Receipt ${code(folio)}.`,
  first: 'This is the first version published.',
  previous: (tag) => `The previous version is ${code(tag)}, and stays available.`,
  renamedFrom: (dataset) => `The dataset was called ${code(dataset)}.`,
  trial: 'The dataset is on trial: while its version begins with 0, it may change without notice.',
  returns:
    'The dataset had been withdrawn and is published again, with the numbering that it had. Look at what it holds before using it as the one before.',
  trialEnds: 'Its trial ends: from this version on, an incompatible change is always a major version.',
  kind: (bump, impact, trial) => {
    const version = { major: 'Major', minor: 'Minor', patch: 'Patch', none: 'New' }[bump];
    const why = {
      none: 'the data do not change',
      corrective: 'it corrects data or their description',
      additive: 'it adds data or widens what they admit',
      breaking: 'it is incompatible with the one before, so those who use the data will have to adapt',
      withdrawal: 'it withdraws published data',
    }[impact];
    return `${trial ? 'Trial' : version} version: ${why}.`;
  },
  withheld: 'No values of this dataset are shown, because it may hold personal data.',
  moreReasons: (count) => `And ${thousands(count)} more ${count === 1 ? 'reason' : 'reasons'}.`,
  more: (count) => `And ${thousands(count)} more.`,
  metadata: (property, resource, before, after) => {
    const what = resource === undefined ? code(property) : `${code(property)} of ${code(resource)}`;
    if (before === undefined && after === undefined) return `${what}: its text changed.`;
    const was = before === undefined ? 'not said before' : `before ${valueText(before)}`;
    return `${what}: ${was}, ${after === undefined ? 'not said now' : `now ${valueText(after)}`}.`;
  },
  rowColumns: ['Table', 'Before', 'Now', 'Added', 'Changed', 'Removed'],
  keys: {
    added: (resource, keys, total) =>
      `${code(resource)}, ${rows(total)} added: ${codes(keys)}${moreEn(total - keys.length)}.`,
    changed: (resource, keys, total) =>
      `${code(resource)}, ${rows(total)} changed: ${keys.join('; ')}${moreEn(total - keys.length)}.`,
    removed: (resource, keys, total) =>
      `${code(resource)}, ${rows(total)} removed: ${codes(keys)}${moreEn(total - keys.length)}.`,
  },
  contentColumns: ['Resource', 'Title', 'Format', 'Rows', 'Fields', 'Bytes'],
  fields: (resource, fields, total) => `${code(resource)}: ${codes(fields)}${moreEn(total - fields.length)}.`,
  score: (score, day) =>
    score === undefined
      ? 'The quality could not be scored whole, because a table could not be read.'
      : `Score on ${day}: ${score} of 100.`,
  dimensions: {
    accuracy: 'Accuracy',
    completeness: 'Completeness',
    consistency: 'Consistency',
    integrity: 'Integrity',
    timeliness: 'Timeliness',
    interoperability: 'Interoperability',
  },
  notEvaluated: 'not evaluated',
  scoreColumns: ['Dimension', 'Score'],
  found: ({ error, warning, note }) =>
    error + warning + note === 0
      ? 'The check found nothing to point out.'
      : `The check found ${thousands(error)} ${error === 1 ? 'error' : 'errors'}, ${thousands(warning)} ${
          warning === 1 ? 'warning' : 'warnings'
        } and ${thousands(note)} ${note === 1 ? 'note' : 'notes'}.`,
  rules: (rules, more) =>
    `By rule: ${rules.map(({ rule, count }) => `${code(rule)} ${thousands(count)}`).join(', ')}${moreEn(more)}. Details are in ${code('quality.json')}.`,
  verify: 'With the program Apertura, or with the files in a folder:',
  fileColumns: ['File', 'Bytes', 'SHA-256'],
  cut: 'These notes were cut because they did not fit; the whole difference is told by `apertura diff`.',
  withdrawn: (dataset, date) =>
    `${code(dataset)} was withdrawn${date === undefined ? '' : ` on ${date}`}. It is no longer updated, nor part of the current catalogue.`,
  takedown: 'It was withdrawn by a legal order or to protect personal data.',
  reason: (reason) => `Reason: ${reason}`,
  ground: (ground) => `Legal ground: ${ground}`,
  replacedBy: (dataset) => `It is replaced by ${code(dataset)}.`,
  renamed: (dataset, date, to) =>
    `${code(dataset)} was renamed${date === undefined ? '' : ` on ${date}`}: it was not withdrawn, and is now called ${code(to)}.`,
  renamedTo: (dataset) =>
    `Its new versions are published as ${code(dataset)}, and its numbering goes on there: ${code(`apertura get ${dataset}`)}.`,
  lastAsNamed: (tag) =>
    `What was published by the former name does not change: its last version, ${code(tag)}, can still be downloaded, cited and verified.`,
  lastVersion: (tag) => `Its last version, ${code(tag)}, can still be downloaded, cited and verified.`,
};
