/** The receipt (comprobante) of a publication: one page of plain text to print, sign and file. */
import { visible } from '../escape.ts';
import type { Language } from '../finding.ts';
import { thousands } from '../table/words.ts';
import { tellCoverage } from './coverage-words.ts';
import type { Planned } from './planned.ts';
import { RECEIPT_WORDS, type ReceiptWords } from './receipt-words.ts';
import { shellWord } from './shell-word.ts';
import { versionText } from './version.ts';
import { zoneTime } from './zone-time.ts';

/** A file that the receipt names. */
export interface ReceiptFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** All that a receipt is made from. */
export interface ReceiptOrder {
  readonly planned: Planned;
  readonly title: string;
  readonly institution: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly files: readonly ReceiptFile[];
  /** Rows of all tables; `undefined` where there is none. */
  readonly rows: number | undefined;
  readonly language: Language;
}

const WIDTH = 78;

/** The receipt's text. */
export function receiptText(order: ReceiptOrder): string {
  const { planned, language, files } = order;
  const words = RECEIPT_WORDS[language];
  const rule = '='.repeat(WIDTH);
  const lines = [
    rule,
    headingOf(planned, words),
    rule,
    '',
    ...table(factsOf(order, words)),
    '',
    `${words.approved}:`,
    ...planned.coverage.flatMap((coverage) => approvalLines(order, coverage)),
    '',
    `${words.files}:`,
    ...files.flatMap(({ name, size, sha256 }) => [`  ${visible(name)}  (${thousands(size)})`, `    ${sha256}`]),
    '',
    `${words.verify}:`,
    `  ${visible(words.verifyWith(shellWord(planned.tag)))}`,
    ...wrapped(words.sums, '  '),
    '',
    ...wrapped(words.made(visible(planned.program)), ''),
    rule,
  ];
  return `${lines.join('\n')}\n`;
}

function headingOf(planned: Planned, words: ReceiptWords): string {
  if (planned.kind === 'release') return words.title;
  return planned.renamedTo === undefined ? words.titleWithdrawn : words.titleRenamed;
}

type Row = readonly [label: string, value: string | undefined];

function factsOf(
  { planned, title, institution, timeZone, rows }: ReceiptOrder,
  { labels }: ReceiptWords,
): readonly Row[] {
  const { day, time, zone, offset } = zoneTime(planned.date, timeZone);
  const isRelease = planned.kind === 'release';
  return [
    [labels.institution, institution],
    [labels.folio, planned.folio],
    [labels.dataset, title === planned.dataset ? title : `${title} (${planned.dataset})`],
    [isRelease ? labels.version : labels.lastVersion, versionText(planned.version)],
    [labels.tag, planned.tag],
    [labels.previous, isRelease ? planned.previous?.tag : undefined],
    [labels.commit, planned.commit],
    [labels.local, `${day} ${time} (${zone}, UTC${offset})`],
    [labels.utc, planned.date],
    [labels.rows, rows === undefined ? undefined : thousands(rows)],
    ...(isRelease ? [] : withdrawalRows(planned, labels)),
  ];
}

function withdrawalRows(
  { withdrawal, renamedTo }: Extract<Planned, { readonly kind: 'tombstone' }>,
  labels: ReceiptWords['labels'],
): readonly Row[] {
  if (renamedTo !== undefined) {
    return [
      [labels.renamed, withdrawal.date],
      [labels.renamedTo, renamedTo],
    ];
  }
  return [
    [labels.withdrawn, withdrawal.date],
    [labels.reason, withdrawal.reason],
    [labels.ground, withdrawal.ground],
    [labels.replacedBy, withdrawal.replacedBy],
  ];
}

function approvalLines({ language }: ReceiptOrder, coverage: Planned['coverage'][number]): readonly string[] {
  const { sentence, approvals } = tellCoverage(coverage, language);
  return [...item(plain(sentence), '  '), ...approvals.flatMap((approval) => item(plain(approval), '    '))];
}

function item(text: string, indent: string): readonly string[] {
  const [first = '', ...rest] = wrapped(text, '', WIDTH - indent.length - 2);
  return [`${indent}- ${first}`, ...rest.map((line) => `${indent}  ${line}`)];
}

/** Paper knows no backticks. */
function plain(sentence: string): string {
  return sentence.replaceAll('`', '');
}

/** Labels in a column, values beside them; what does not apply is left out. */
function table(rows: readonly Row[]): readonly string[] {
  const told = rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [[label, value] as const]));
  const width = Math.max(...told.map(([label]) => label.length)) + 2;
  return told.flatMap(([label, value]) => {
    const [first = '', ...rest] = wrapped(value, '', WIDTH - width);
    return [`${`${label}:`.padEnd(width)}${first}`, ...rest.map((line) => `${' '.repeat(width)}${line}`)];
  });
}

/** Lines no longer than the page where words allow it; what cannot be seen is shown. */
function wrapped(text: string, indent: string, width: number = WIDTH - indent.length): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of visible(text.replace(/\s+/g, ' ').trim()).split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(`${indent}${line}`);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, `${indent}${line}`];
}
