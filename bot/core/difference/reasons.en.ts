import { code, codes, quoted, thousands } from '../table/words.ts';
import { percentOf } from './findings.ts';
import type { ReasonFacts, SideName } from './impact.ts';
import { foreignKeyText, isSet, type ReasonSentences } from './phrases.ts';
import { listEn, rowsEn } from './words.en.ts';

const SIDE: Readonly<Record<SideName, string>> = { base: 'the published version', head: 'the proposed version' };

const FAULT: Readonly<Record<string, string>> = {
  descriptor: 'its descriptor cannot be read',
  'source-error': 'the file is not what its format says',
  'lfs-pointer': 'it only holds a Git LFS pointer',
  'record-too-long': 'a record is too long',
  'too-many-columns': 'it has too many columns',
  remote: 'the data is elsewhere',
  'not-readable': 'the description or the file has errors',
  unreadable: 'the file cannot be opened',
  'no-table': 'it is no table',
  'no-common-field': 'no field is left in common',
};

const quoteAll = (values: readonly string[]): string => listEn(values.map(quoted));

/** A sentence for each reason, in English. */
export const reasonsEn: ReasonSentences = {
  'dataset-removed': () => 'The whole dataset is withdrawn.',
  'resource-removed': ({ resource, rows }) =>
    `The resource ${code(resource)} is withdrawn${rows === undefined ? '' : `, with ${rowsEn(rows)}`}.`,
  'file-emptied': ({ resource }) => `The file of ${code(resource)} is left empty.`,
  'file-gone': ({ resource, path }) => `The file ${code(path)} of ${code(resource)} is no longer there.`,
  'became-lfs-pointer': ({ resource }) => `The data of ${code(resource)} is replaced by a Git LFS pointer.`,
  'became-link': ({ resource }) => `The data of ${code(resource)} is replaced by a link.`,
  unread: ({ resource, side, why }) => {
    const what = resource === undefined ? '' : ` of ${code(resource)}`;
    return `${SIDE[side][0]?.toUpperCase()}${SIDE[side].slice(1)}${what} could not be compared: ${FAULT[why] ?? why}; so the change counts as breaking.`;
  },
  'dataset-renamed': ({ formerly }) => `The dataset has a new name; it was ${code(formerly)}.`,
  'dataset-returned': ({ resources, rows, last }) =>
    `The dataset comes back after it was withdrawn, with ${resources} ${resources === 1 ? 'resource' : 'resources'} and ${rowsEn(rows)}; its numbering goes on from ${code(last)}.`,
  'path-removed': ({ resource, paths }) => `${code(resource)} no longer uses ${codes(paths)}.`,
  'format-changed': ({ resource, before, after }) =>
    `${code(resource)} has another format: ${code(after)}, before ${code(before)}.`,
  'encoding-changed': ({ resource, before, after }) =>
    `${code(resource)} has another encoding: ${code(after)}, before ${code(before)}.`,
  'compression-changed': ({ resource, after }) =>
    after === '' ? `${code(resource)} is no longer compressed.` : `${code(resource)} is now compressed.`,
  'dialect-changed': ({ resource, property, before, after }) =>
    `${code(resource)} changes ${code(property)} from ${quoted(before)} to ${quoted(after)}.`,
  'kind-changed': ({ resource, after }) =>
    after === 'table' ? `${code(resource)} becomes a table.` : `${code(resource)} is no longer a table.`,
  'schema-removed': ({ resource }) => `${code(resource)} loses the description of its fields.`,
  'field-removed': ({ resource, field, likely }) => {
    const maybe = likely === undefined ? '' : `; it seems to be ${code(likely)} now, which is not declared`;
    return `The field ${code(field)} of ${code(resource)} is removed${maybe}.`;
  },
  'field-renamed': ({ resource, field, formerly }) =>
    `The field ${code(formerly)} of ${code(resource)} is now ${code(field)}.`,
  'field-inserted': ({ resource, field }) =>
    `The field ${code(field)} is added among those that ${code(resource)} had, which moves the ones behind it.`,
  'field-retyped': ({ resource, field, before, after, direction }) => {
    const means = direction === 'narrower' ? ', which allows fewer values' : ', which is of another kind';
    return `The field ${code(field)} of ${code(resource)} goes from ${code(before)} to ${code(after)}${means}.`;
  },
  'fields-reordered': ({ resource, fields }) =>
    `The order of the fields of ${code(resource)} changes: ${codes(fields)}.`,
  'fields-match-tightened': ({ resource, after }) => `${code(resource)} asks more of its header: ${code(after)}.`,
  'constraint-tightened': (facts) =>
    `The rule ${code(facts.constraint)} of ${code(facts.field)} in ${code(facts.resource)} is stricter${fromTo(facts, 'tightened')}.`,
  'missing-values-removed': ({ resource, field, values }) =>
    `In ${field === undefined ? code(resource) : `${code(field)} of ${code(resource)}`}, ${quoteAll(values)} no longer means absence.`,
  'key-changed': ({ resource, before, after }) =>
    `The primary key of ${code(resource)} goes from ${codesOrNone(before)} to ${codesOrNone(after)}.`,
  'unique-key-added': ({ resource, fields }) => `${code(resource)} demands that ${codes(fields)} be unique.`,
  'foreign-key-added': ({ resource, fields }) => `${code(resource)} demands a foreign key: ${foreignKeyText(fields)}.`,
  'rows-removed': ({ resource, removed, undeclared, share, beyond }) => {
    const much = beyond ? `, ${percentOf(share)}%, more than the policy allows` : '';
    const whose = undeclared === removed ? 'their removal' : `the removal of ${thousands(undeclared)}`;
    const why = undeclared > 0 ? `; ${removed === 1 ? 'its removal' : whose} is not declared` : '';
    return `${rowsEn(removed)} of ${code(resource)} ${removed === 1 ? 'is' : 'are'} removed${much}${why}.`;
  },
  'coverage-shortened': ({ resource, field, from, to, newFrom, newTo }) => {
    const now = newFrom === undefined ? 'it covers nothing now' : `it covers ${newFrom} to ${newTo} now`;
    return `${code(field)} of ${code(resource)} covered ${from} to ${to}; ${now}.`;
  },
  'temporal-shortened': ({ before, after }) =>
    `The declared period is shorter: ${quoted(after)}, before ${quoted(before)}.`,
  'licence-narrowed': ({ before, after }) => `The licence allows less: ${licence(after)}, before ${licence(before)}.`,
  'licence-unclear': ({ before, after }) =>
    `The licence goes from ${licence(before)} to ${licence(after)}, and nobody can tell whether it allows as much.`,
  'dataset-added': ({ resources, rows }) =>
    `The dataset is new: ${resources} ${resources === 1 ? 'resource' : 'resources'} and ${rowsEn(rows)}.`,
  'resource-added': ({ resource, rows }) =>
    `The resource ${code(resource)} is added${rows === undefined ? '' : `, with ${rowsEn(rows)}`}.`,
  'field-added': ({ resource, field }) => `The field ${code(field)} is added to ${code(resource)}.`,
  'field-widened': ({ resource, field, before, after }) =>
    `The field ${code(field)} of ${code(resource)} goes from ${code(before)} to ${code(after)}, which allows all that was there.`,
  'fields-match-loosened': ({ resource, after }) => `${code(resource)} asks less of its header: ${code(after)}.`,
  'constraint-loosened': (facts) =>
    `The rule ${code(facts.constraint)} of ${code(facts.field)} in ${code(facts.resource)} is looser${fromTo(facts, 'loosened')}.`,
  'missing-values-added': ({ resource, field, values }) =>
    `In ${field === undefined ? code(resource) : `${code(field)} of ${code(resource)}`}, ${quoteAll(values)} now means absence.`,
  'unique-key-removed': ({ resource, fields }) =>
    `${code(resource)} no longer demands that ${codes(fields)} be unique.`,
  'foreign-key-removed': ({ resource, fields }) =>
    `${code(resource)} no longer demands a foreign key: ${foreignKeyText(fields)}.`,
  'rows-added': ({ resource, added }) => `${rowsEn(added)} ${added === 1 ? 'is' : 'are'} added to ${code(resource)}.`,
  'licence-widened': ({ before, after }) => `The licence allows more: ${licence(after)}, before ${licence(before)}.`,
  'temporal-extended': ({ before, after }) =>
    `The declared period is longer: ${quoted(after)}, before ${quoted(before)}.`,
  'rows-changed': ({ resource, changed, fields }) => {
    const where = fields.length === 0 ? '' : `, in ${codes(fields)}`;
    return `${rowsEn(changed)} of ${code(resource)} ${changed === 1 ? 'changes' : 'change'}${where}.`;
  },
  'rows-retired': ({ resource, removed, share }) =>
    `${rowsEn(removed)} of ${code(resource)} ${removed === 1 ? 'is' : 'are'} removed (${percentOf(share)}%), as foreseen.`,
  'coverage-extended': ({ resource, field, newFrom, newTo }) =>
    `${code(field)} of ${code(resource)} now covers ${newFrom ?? '?'} to ${newTo ?? '?'}.`,
  'file-changed': ({ resource }) => `The content of ${code(resource)} changes.`,
  'schema-added': ({ resource }) => `${code(resource)} gains a description of its fields.`,
  'field-described': ({ resource, field, property }) =>
    `${code(property)} of the field ${code(field)} of ${code(resource)} changes.`,
  'metadata-changed': ({ resource, property }) =>
    `${code(property)}${resource === undefined ? '' : ` of ${code(resource)}`} changes in the description.`,
};

function licence(names: string): string {
  return names === '' ? 'none' : quoted(names);
}

function codesOrNone(names: readonly string[]): string {
  return names.length === 0 ? 'none' : codes(names);
}

function fromTo(
  { constraint, before, after }: ReasonFacts['constraint-tightened'],
  direction: 'tightened' | 'loosened',
): string {
  if (isSet(constraint)) return `: ${listEn(valuesTold(direction, before, after))}`;
  if (before === undefined) return after === undefined ? '' : `: it now asks for ${quoted(after)}`;
  return after === undefined
    ? `: it no longer asks for ${quoted(before)}`
    : `: ${quoted(after)}, before ${quoted(before)}`;
}

/** Of a list of values: which left it and which came. A list that is new, or gone, is told whole. */
function valuesTold(
  direction: 'tightened' | 'loosened',
  before: string | undefined,
  after: string | undefined,
): readonly string[] {
  if (direction === 'loosened' && after === undefined) return ['it allows any value'];
  if (direction === 'tightened' && before === undefined) return [`it only allows ${code(after ?? '')}`];
  const [lost, won] = [before && `it no longer allows ${code(before)}`, after && `it now allows ${code(after)}`];
  return [lost, won].flatMap((clause) => clause ?? []);
}
