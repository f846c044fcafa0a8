/** The word that an annotated tag carries: for people what was published and on whose approval; for machines its proof. */
import type { Language } from '../finding.ts';
import type { CountedApproval, Coverage } from './coverage.ts';
import { groupNames } from './coverage-words.ts';
import type { Planned } from './planned.ts';
import { versionText } from './version.ts';

/** What a tag says to machines. */
export interface TagWord {
  readonly folio: string;
  /** SHA-256 of `manifest.json`: hexadecimal, in lower case. */
  readonly manifest: string;
  readonly coverage: readonly Coverage[];
}

/** All that a tag object is made from. */
export interface TagOrder {
  readonly planned: Planned;
  readonly manifestSha256: string;
  /** The dataset's title. */
  readonly title: string;
  /** In whose name the tag is made: not a person's, and the same on every machine. */
  readonly institution: { readonly name: string; readonly mail: string };
  readonly language: Language;
}

/** What the line for machines begins with; it is the last one that does. */
const MARK = 'Apertura: ';

/** A tag object's own text, as `git mktag` takes it. The same publication gives the same text, and so the same id. */
export function tagObjectText(order: TagOrder): string {
  const { planned, institution } = order;
  const seconds = Date.parse(planned.date) / 1000;
  const head = [
    `object ${planned.commit}`,
    'type commit',
    `tag ${planned.tag}`,
    `tagger ${identity(institution.name) || 'Apertura'} <${identity(institution.mail)}> ${seconds} +0000`,
  ];
  return `${head.join('\n')}\n\n${messageOf(order)}`;
}

/** The word for machines in a tag's message, or in a tag object's text; `undefined` where there is none that can be read. */
export function readTagMessage(message: string): TagWord | undefined {
  const line = message.split('\n').findLast((each) => each.startsWith(MARK));
  if (line === undefined) return undefined;
  try {
    const word: unknown = JSON.parse(line.slice(MARK.length));
    return isTagWord(word) ? { folio: word.folio, manifest: word.manifest, coverage: word.coverage } : undefined;
  } catch {
    return undefined;
  }
}

function isTagWord(value: unknown): value is TagWord & { readonly apertura: 1 } {
  if (typeof value !== 'object' || value === null) return false;
  const { apertura, folio, manifest, coverage } = value as Record<string, unknown>;
  const hasDigest = typeof manifest === 'string' && /^[0-9a-f]{64}$/.test(manifest);
  return (
    apertura === 1 && typeof folio === 'string' && hasDigest && Array.isArray(coverage) && coverage.every(isCoverage)
  );
}

function isCoverage(value: unknown): value is Coverage {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, number, approvals } = value as Record<string, unknown>;
  if (kind === 'pull') return typeof number === 'number' && Array.isArray(approvals);
  return kind === 'adopted' || kind === 'unreviewed';
}

function messageOf({ planned, manifestSha256, title, language }: TagOrder): string {
  const words = WORDS[language];
  const word: { readonly apertura: 1 } & TagWord = {
    apertura: 1,
    folio: planned.folio,
    manifest: manifestSha256,
    coverage: planned.coverage,
  };
  const heading = headingOf(planned, words);
  return [
    oneLine(title === '' ? heading : `${heading}: ${title}`),
    '',
    `${words.folio}: ${planned.folio}`,
    ...planned.coverage.flatMap((coverage) => coverageLines(coverage, words, language)),
    '',
    `${MARK}${JSON.stringify(word)}`,
    '',
  ].join('\n');
}

function headingOf(planned: Planned, words: Words): string {
  const { dataset, kind } = planned;
  const version = versionText(planned.version);
  if (kind === 'release') return `${dataset} ${version}`;
  const { renamedTo } = planned;
  return renamedTo === undefined ? words.withdrawn(dataset, version) : words.renamed(dataset, version, renamedTo);
}

function coverageLines(coverage: Coverage, words: Words, language: Language): readonly string[] {
  switch (coverage.kind) {
    case 'pull':
      return [
        oneLine(words.pull(coverage.number, coverage.title, coverage.author, coverage.merged.slice(0, 10))),
        ...coverage.approvals.flatMap((approval) => approvalLines(approval, words, language)),
      ];
    case 'adopted':
      return [oneLine(words.adopted(coverage.by, coverage.commit.slice(0, 12)))];
    case 'unreviewed':
      return [words.unreviewed];
  }
}

function approvalLines(approval: CountedApproval, words: Words, language: Language): readonly string[] {
  const who = [approval.name, approval.post].filter((part) => part !== undefined && part !== '').join(', ');
  const login = who === '' ? approval.login : `${approval.login} (${who})`;
  return [
    oneLine(`  ${words.approved(login, groupNames(approval, language, (id) => id).join(', '))}`),
    ...approval.rules.map((rule) => oneLine(`    ${words.rule(rule)}`)),
  ];
}

/** A text of the repository may hold anything; in a tag it is one line and no line for machines. */
function oneLine(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trimEnd();
  return line.startsWith(MARK) ? ` ${line}` : line;
}

/** Git takes neither angle brackets nor line ends in a name. */
function identity(text: string): string {
  return oneLine(text)
    .replace(/[<>]/g, '')
    .replace(/^[\s.,:;"']+|[\s.,:;"']+$/g, '');
}

interface Words {
  readonly withdrawn: (dataset: string, version: string) => string;
  readonly renamed: (dataset: string, version: string, to: string) => string;
  readonly folio: string;
  readonly pull: (number: number, title: string, author: string, day: string) => string;
  readonly approved: (who: string, groups: string) => string;
  readonly rule: (rule: string) => string;
  readonly adopted: (by: string, commit: string) => string;
  readonly unreviewed: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  es: {
    withdrawn: (dataset, version) => `${dataset}: retirado; su última versión es ${version}`,
    renamed: (dataset, version, to) =>
      `${dataset}: ahora se llama ${to}; su última versión con este nombre es ${version}`,
    folio: 'Folio',
    pull: (number, title, author, day) => `Solicitud #${number} de ${author}, integrada el ${day}: ${title}`,
    approved: (who, groups) => `Aprobó ${who}${groups === '' ? '' : `: ${groups}`}`,
    rule: (rule) => `Este cambio puede integrarse cuando ${rule}`,
    adopted: (by, commit) => `Estaba en el repositorio (${commit}) cuando ${by} comenzó a publicar`,
    unreviewed: 'Ensayo: nadie lo ha revisado',
  },
  en: {
    withdrawn: (dataset, version) => `${dataset}: withdrawn; its last version is ${version}`,
    renamed: (dataset, version, to) =>
      `${dataset}: it is called ${to} now; its last version by this name is ${version}`,
    folio: 'Receipt',
    pull: (number, title, author, day) => `Pull request #${number} by ${author}, merged on ${day}: ${title}`,
    approved: (who, groups) => `Approved by ${who}${groups === '' ? '' : `: ${groups}`}`,
    rule: (rule) => `This change may be merged when ${rule}`,
    adopted: (by, commit) => `It stood in the repository (${commit}) when ${by} began to publish`,
    unreviewed: 'A rehearsal: nobody has reviewed it',
  },
};
