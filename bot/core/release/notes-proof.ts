/** Who answers for a version, and how anybody can see that the files are those that were approved. */
import { markdownCode, markdownSentence } from '../escape.ts';
import { cutShort, type Language } from '../finding.ts';
import { thousands } from '../table/words.ts';
import type { Coverage } from './coverage.ts';
import { tellCoverage } from './coverage-words.ts';
import { NOTES_WORDS } from './notes-languages.ts';
import { type NoteLimits, table } from './notes-markdown.ts';
import type { NotesWords } from './notes-words.ts';
import type { ReceiptFile } from './receipt.ts';
import { shellWord } from './shell-word.ts';

const LONGEST = 1000;

/** Pull requests, the newest last, with the approvals that counted and the rules that they satisfied. */
export function approvalLines(
  coverage: readonly Coverage[],
  language: Language,
  limits: NoteLimits,
): readonly string[] {
  const lines = coverage.flatMap((one) => {
    const { sentence, approvals } = tellCoverage(one, language);
    return [`- ${markdown(sentence)}`, ...approvals.map((approval) => `  - ${markdown(approval)}`)];
  });
  const more = lines.length - limits.approvals;
  return more > 0 ? [...lines.slice(0, limits.approvals), `- ${NOTES_WORDS[language].more(more)}`] : lines;
}

function markdown(sentence: string): string {
  return markdownSentence(cutShort(sentence, LONGEST));
}

/** The commands that verify a download. */
export function verifyLines(tag: string, words: NotesWords): readonly string[] {
  return [
    markdownSentence(words.verify),
    '',
    '```sh',
    `apertura verify ${shellWord(tag)}`,
    'sha256sum --check --ignore-missing SHA256SUMS',
    '```',
  ];
}

/** The files of the data, with what proves them. */
export function fileLines(files: readonly ReceiptFile[], words: NotesWords): readonly string[] {
  const rows = files.map(({ name, size, sha256 }) => [markdownCode(name), thousands(size), markdownCode(sha256)]);
  return table(words.fileColumns, rows);
}
