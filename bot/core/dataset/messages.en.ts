import type { Messages } from '../finding.ts';
import { readFaultEn } from '../table/words.en.ts';
import { code, codes, quoted } from '../table/words.ts';
import type { DatasetFinding } from './finding.ts';
import {
  CONSTRAINT_EN,
  GEOJSON_EN,
  KEY_EN,
  NAME_EN,
  PATH_EN,
  patternEn,
  profileEn,
  SYNTAX_EN,
  sizeEn,
} from './words.en.ts';

/** The sentences of the dataset room, in English. */
export const datasetMessagesEn: Messages<DatasetFinding> = {
  'descriptor-missing': {
    title: 'The descriptor is missing',
    says: () => "A file `datapackage.json` was expected in the dataset's folder; it is not there.",
    mend: () => 'Please add `datapackage.json` with the description of the data and the list `resources`.',
  },
  'descriptor-encoding': {
    title: 'The descriptor is not in UTF-8',
    says: ({ facts }) => `Text in UTF-8 was expected; this looks like ${facts.looks}.`,
    mend: () => 'Please open the file in your editor and save it in the encoding UTF-8.',
  },
  'descriptor-bom': {
    title: 'The descriptor begins with a byte order mark',
    says: () => 'UTF-8 without a byte order mark was expected; the file begins with one. It was read all the same.',
    mend: () => 'Please save the file as "UTF-8", not as "UTF-8 with BOM".',
  },
  'descriptor-syntax': {
    title: 'The descriptor is not valid JSON',
    says: ({ facts }) => {
      const column = facts.column === undefined ? '' : `, in column ${facts.column}`;
      const found = facts.found === '' ? '' : `; found ${quoted(facts.found)}`;
      return `Well-written JSON was expected; ${SYNTAX_EN[facts.problem]}${column}${found}.`;
    },
    mend: () => 'Please correct that place; an editor that knows JSON shows such errors as you type.',
  },
  'descriptor-too-large': {
    title: 'The descriptor is too large',
    says: ({ facts }) =>
      `A descriptor of at most ${sizeEn(facts.limit)} is expected; this one has ${sizeEn(facts.bytes)}.`,
    mend: () => 'Please move the data to files and name them with `path`.',
  },
  'descriptor-too-deep': {
    title: 'The descriptor is nested too deeply',
    says: ({ facts }) => `At most ${facts.limit} nested levels are expected; there are more.`,
    mend: () => 'Please remove the levels that are not needed.',
  },
  'descriptor-error': {
    title: 'The descriptor breaks the standard',
    says: ({ facts }) => profileEn(facts),
    mend: ({ facts }) =>
      facts.keyword === 'required'
        ? `Please add ${codes(facts.expected)}.`
        : 'Please correct the property as the Data Package standard says.',
  },
  'path-or-data': {
    title: 'The resource does not say where its data is',
    says: ({ facts }) =>
      `A resource expects \`path\` or \`data\`, and only one of them; ${facts.found === 'both' ? 'both are there' : 'neither is there'}.`,
    mend: () => 'Please keep `path` if the data is in a file, or `data` if it is in the descriptor.',
  },
  'resource-unread': {
    title: "The resource's data was not checked",
    says: () => 'The description of this resource has errors; therefore its data was not read.',
    mend: () => 'Please correct the errors shown and check again.',
  },
  'profile-unknown': {
    title: 'Unknown profile',
    says: ({ facts }) => `The standard's own profiles are known; ${quoted(facts.profile)} was not applied.`,
    mend: () => 'If you need no extension, please use `https://datapackage.org/profiles/2.0/datapackage.json`.',
  },
  'duplicate-name': {
    title: 'Repeated resource name',
    says: ({ facts }) =>
      `Each resource expects its own name; ${quoted(facts.name)} is already that of resource ${facts.first}.`,
    mend: () => 'Please give one of the two another `name`.',
  },
  'duplicate-field': {
    title: 'Repeated field name',
    says: ({ facts }) =>
      `Each field expects its own name; ${quoted(facts.name)} is already that of field ${facts.first}.`,
    mend: () => 'Please give one of the two another name, in the schema and in the file.',
  },
  'name-style': {
    title: 'Unpractical name',
    says: ({ facts }) =>
      `A name of unaccented lower-case letters, digits, dots and hyphens is expected; found ${quoted(facts.name)}.`,
    mend: () => 'Please change `name`; the text with accents and capitals belongs in `title`.',
  },
  'unknown-field': {
    title: 'The key names a field that is not there',
    says: ({ facts }) => {
      const where = facts.resource === undefined ? '' : ` of the resource ${quoted(facts.resource)}`;
      return `${KEY_EN[facts.key]} expects one of the fields${where}: ${codes(facts.fields)}; found ${quoted(facts.field)}.`;
    },
    mend: () => "Please write the field's name as it is in `fields`.",
  },
  'unknown-resource': {
    title: 'The foreign key names a resource that is not there',
    says: ({ facts }) =>
      `The foreign key expects one of the resources: ${codes(facts.resources)}; found ${quoted(facts.resource)}.`,
    mend: () => 'Please correct `reference.resource`, or leave it out if the table refers to itself.',
  },
  'key-length': {
    title: 'The foreign key does not fit its reference',
    says: ({ facts }) =>
      `As many fields were expected on both sides; there are ${facts.fields}, and the reference has ${facts.reference}.`,
    mend: () => 'Please put one field in `reference.fields` for each of `fields`, in the same order.',
  },
  'missing-values-invalid': {
    title: 'Repeated missing value',
    says: ({ facts }) =>
      `\`missingValues\` expects distinct items; the ${code(facts.what)} ${quoted(facts.value)} is repeated.`,
    mend: () => 'Please remove the repetition.',
  },
  'constraint-invalid': {
    title: 'Badly declared constraint',
    says: ({ facts }) => {
      if (facts.kind === 'pattern') return `The regular expression ${quoted(facts.value)} ${patternEn(facts.detail)}.`;
      return facts.kind === 'not-for-type'
        ? `${code(facts.property)} does not apply to fields of type ${code(facts.type)}${facts.detail === undefined ? '' : `; it applies to: ${facts.detail}`}.`
        : `${code(facts.property)} expects ${CONSTRAINT_EN[facts.kind]}; the field is of type ${code(facts.type)} and ${quoted(facts.value)} was found.`;
    },
    mend: () => "Please correct the constraint, or the field's type if it is another.",
  },
  'format-invalid': {
    title: 'Unknown format',
    says: ({ facts }) =>
      `The type ${code(facts.type)} expects a format that the standard allows; found ${quoted(facts.format)}.`,
    mend: () => 'Please correct `format`; dates use directives such as `%d/%m/%Y`.',
  },
  'dialect-conflict': {
    title: 'Contradictory dialect',
    says: ({ facts }) =>
      `The standard expects only one of these properties: ${codes(facts.properties)}; both are there.`,
    mend: () => 'Please remove the one that your file does not use.',
  },
  'inline-format-missing': {
    title: "The data's format is missing",
    says: () => 'Data written as text in `data` expects `format` or `mediatype`; neither is there.',
    mend: () => 'Please add the format, for example `"format": "csv"`.',
  },
  'unsafe-path': {
    title: 'Path not allowed',
    says: ({ facts }) =>
      `A relative path within the dataset's folder is expected; ${quoted(facts.written)} ${PATH_EN[facts.problem]}.`,
    mend: () => "Please put the file in the dataset's folder and write its path with `/`, such as `data/file.csv`.",
  },
  'remote-path': {
    title: 'Data outside the repository',
    says: ({ facts }) =>
      `A file of the repository is expected; ${quoted(facts.url)} is a web address and was not checked.`,
    mend: () => 'To have it checked and kept, please add the file to the folder and use its path.',
  },
  'mixed-paths': {
    title: 'Mixed paths',
    says: () => '`path` expects only paths or only web addresses; there are both.',
    mend: () => 'Please use only paths of files in the folder.',
  },
  'file-missing': {
    title: 'The file is missing',
    says: ({ facts }) => {
      const similar = facts.similar === undefined ? '' : ` There is ${quoted(facts.similar)}.`;
      return `The file ${quoted(facts.written)} was expected; it is not there.${similar}`;
    },
    mend: ({ facts }) =>
      facts.similar === undefined
        ? 'Please add the file, or correct `path`.'
        : "Please write `path` like the file's name, with its capitals and accents.",
  },
  'not-a-file': {
    title: 'The path is not that of a file',
    says: ({ facts }) =>
      `A file was expected at ${quoted(facts.written)}; ${facts.kind === 'folder' ? 'it is a folder' : 'it is something else'}.`,
    mend: () => "Please write the file's whole path.",
  },
  'file-empty': {
    title: 'Empty file',
    says: () => 'Content was expected; the file is empty.',
    mend: () => 'Please upload the file again with its content.',
  },
  'file-unreadable': {
    title: 'The file cannot be read',
    says: ({ facts }) => `The file is there, but could not be read: ${readFaultEn(facts.code)}.`,
    mend: () => "Please look at the permissions of the file and its folders, or ask the machine's administrator.",
  },
  'byte-count': {
    title: 'The size differs',
    says: ({ facts }) => `\`bytes\` says ${sizeEn(facts.declared)}; found ${sizeEn(facts.found)}.`,
    mend: () => 'If the file is right, please correct or remove `bytes`; the release computes it by itself.',
  },
  'hash-count': {
    title: 'The checksum differs',
    says: ({ facts }) => `Expected ${facts.algorithm} ${code(facts.declared)}; found ${code(facts.found)}.`,
    mend: () => 'If the file is right, please correct or remove `hash`; the release computes it by itself.',
  },
  'hash-unknown': {
    title: 'Unknown checksum',
    says: ({ facts }) =>
      `One of md5, sha1, sha256 or sha512 is expected; ${quoted(facts.algorithm)} could not be checked.`,
    mend: () => 'Please use `sha256:` followed by the sum.',
  },
  'reference-unreadable': {
    title: 'The named file is not to be found',
    says: ({ facts }) =>
      `${code(facts.property)} expects a file at ${quoted(facts.written)}; ${facts.problem === 'missing' ? 'it is not there' : 'it is no file'}.`,
    mend: () => 'Please add the file, correct the path, or write its content in the descriptor.',
  },
  'remote-reference': {
    title: 'Description outside the repository',
    says: ({ facts }) =>
      `${code(facts.property)} expects an object or a file; ${quoted(facts.url)} is a web address and was not read.`,
    mend: () => 'Please keep a copy in the folder and name it by its path.',
  },
  'compression-unknown': {
    title: 'Unknown compression',
    says: ({ facts }) =>
      `The compression \`gz\` is expected; found ${quoted(facts.compression)}, and the data was not read.`,
    mend: () => 'Please upload the file uncompressed or compressed with gzip.',
  },
  'media-type-mismatch': {
    title: 'The format does not agree',
    says: ({ facts }) =>
      `${quoted(facts.declared)} was expected to agree with ${facts.against === 'format' ? 'the format' : "the file's extension"}; found ${quoted(facts.other)}.`,
    mend: () => "Please correct `mediatype` or `format`, or the file's name.",
  },
  'file-signature': {
    title: 'The file is not what its format says',
    says: ({ facts }) =>
      `A file in ${code(facts.expected)} was expected; ${facts.found === undefined ? 'its first bytes are not of that format' : `found one in ${code(facts.found)}`}.`,
    mend: () => 'Please export the file again in its format; changing the extension does not convert it.',
  },
  'geojson-error': {
    title: 'Invalid GeoJSON',
    says: ({ facts }) => {
      const at = facts.at === '' ? '' : ` at ${code(facts.at)}`;
      return `Expected ${GEOJSON_EN[facts.problem]}${at}; found ${facts.found === '' ? 'something else' : quoted(facts.found)}.`;
    },
    mend: ({ facts }) =>
      facts.problem === 'swapped'
        ? 'Please swap the coordinates.'
        : 'Please correct that place or export the file again.',
  },
  'geojson-too-large': {
    title: 'GeoJSON not checked for its size',
    says: ({ facts }) => `Files of up to ${sizeEn(facts.limit)} are checked; this one has ${sizeEn(facts.bytes)}.`,
    mend: () => 'Please split the file if you want it checked.',
  },
  'package-name': {
    title: "The name is not the folder's",
    says: ({ facts }) =>
      `\`name\` expects the folder's name, ${quoted(facts.folder)}; ${facts.name === undefined ? 'it is not there' : `found ${quoted(facts.name)}`}.`,
    mend: ({ facts }) => `Please write \`"name": "${facts.folder}"\`.`,
  },
  'package-title': {
    title: 'The title is missing',
    says: () => '`title` was expected, the title that the public will see; it is not there.',
    mend: () => 'Please add `title`.',
  },
  'package-description': {
    title: 'The description is missing',
    says: () => '`description` was expected, what the dataset holds and how it was made; it is not there.',
    mend: () => 'Please add `description`.',
  },
  'package-licenses': {
    title: 'The licence is missing',
    says: () => '`licenses` was expected; without a licence nobody knows whether the data may be used.',
    mend: () => 'Please add, for example, `"licenses": [{ "name": "CC-BY-4.0" }]`.',
  },
  'package-contributors': {
    title: 'Nobody answers for the data',
    says: () => '`contributors` was expected, with the unit or person responsible; it is not there.',
    mend: () => 'Please add at least one contributor with `title` and `email`.',
  },
  'package-keywords': {
    title: 'Keywords are missing',
    says: () => '`keywords` was expected, the words that the public searches with; it is not there.',
    mend: () => 'Please add two keywords or more.',
  },
  'package-readme': {
    title: 'README.md is missing',
    says: () => "A `README.md` was expected in the dataset's folder; it is not there.",
    mend: () => 'Please add `README.md` with what is good to know before using the data.',
  },
  'resource-schema': {
    title: 'The table has no schema',
    says: () => "`schema` was expected with the table's fields; it is not there, and values cannot be checked.",
    mend: () => 'Please add `schema` with the name, type and description of each field.',
  },
  'field-type': {
    title: 'The field has no type',
    says: () => 'Each field expects `type`; it is not there, and any value is accepted.',
    mend: () => 'Please add `type`, for example `string`, `integer`, `number` or `date`.',
  },
  'field-description': {
    title: 'The field has no description',
    says: () => 'Each field expects `description`; it is not there.',
    mend: () => 'Please explain in one sentence what the field holds, with its unit if it has one.',
  },
  'dataset-name': {
    title: 'The folder has a name that cannot be published',
    says: ({ facts }) =>
      `A name that a tag of Git can have is expected, for every version is published under it; ${quoted(facts.name)} ${facts.problem === 'tag' ? 'has spaces, dots in a row or other signs that it may not have, or begins with a dot or hyphen' : NAME_EN[facts.problem]}.`,
    mend: ({ facts }) =>
      `Please call the folder ${code(facts.better)}, and so the dataset in \`name\` and its file in \`plan/datasets/\`.`,
  },
  'dataset-nested': {
    title: 'The dataset is within another folder',
    says: () => 'A dataset is expected right in `datasets/`: nothing is published from a folder further down.',
    mend: ({ facts }) => `Please move the folder to ${code(facts.better)}.`,
  },
  'path-unportable': {
    title: 'A name that not every computer takes',
    says: ({ facts }) =>
      facts.problem === 'long'
        ? `A path of at most ${facts.limit} characters is expected; that of ${quoted(facts.name)} has ${facts.length}, and on Windows the repository cannot be cloned.`
        : `A name that Windows takes is expected; ${quoted(facts.name)} ${NAME_EN[facts.problem]}, and there the repository cannot be cloned nor the data unpacked.`,
    mend: ({ facts }) =>
      facts.better === undefined
        ? 'Please shorten the names of the file or of its folders, also where the descriptor names them.'
        : `Please change it, for example to ${quoted(facts.better)}, also where the descriptor names it.`,
  },
  'path-collision': {
    title: 'Two names that many computers do not tell apart',
    says: ({ facts }) => {
      const both = `${quoted(facts.name)} and ${quoted(facts.other)}`;
      const lost = 'and whoever clones the repository or unpacks the data loses one of the two';
      return facts.differ === 'capitals'
        ? `Names that differ in more than capitals are expected; ${both} are one on Windows and macOS, ${lost}.`
        : `Names that look different are expected; ${both} only differ in how Unicode writes their accents (with their letter or apart from it), are one on macOS, ${lost}.`;
    },
    mend: ({ facts }) => {
      const seen = facts.differ === 'accents' ? ' (`git ls-files` shows them apart)' : '';
      return facts.of === 'dataset'
        ? `Please keep only one of the two folders${seen}, or give the new one another name.`
        : `Please keep only one${seen}, or rename one, also where the descriptor names it.`;
    },
  },
};
