/** What stands where a dataset was: that it left, when, why, and where its last version is; or what it is called now. */
import { markdownSentence, markdownText } from '../escape.ts';
import { cutShort, type Language } from '../finding.ts';
import { cutNotes } from './notes.ts';
import { NOTES_WORDS } from './notes-languages.ts';
import { approvalLines, verifyLines } from './notes-proof.ts';
import type { NotesWords } from './notes-words.ts';
import type { PlannedTombstone } from './planned.ts';
import { zoneTime } from './zone-time.ts';

const LIMITS = { keys: 0, reasons: 0, texts: 0, resources: 0, approvals: 100 };
const LONGEST = 5000;

/** The notes of a tombstone in a language. */
export function tombstoneNotes(
  planned: PlannedTombstone,
  about: { readonly title: string; readonly timeZone: string },
  language: Language,
): string {
  const words = NOTES_WORDS[language];
  const lines = [
    `# ${markdownText(headingOf(planned, cutShort(about.title, 200), words))}`,
    '',
    markdownSentence(words.announced(planned.tag, zoneTime(planned.date, about.timeZone), planned.folio)),
    '',
    whatHappened(planned, words).map(markdownSentence).join(' '),
    '',
    `## ${planned.renamedTo === undefined ? words.headings.why : words.headings.whyRenamed}`,
    '',
    ...reasonLines(planned, words).map((line) => `- ${markdownSentence(cutShort(line, LONGEST))}`),
    '',
    `## ${words.headings.approved}`,
    '',
    ...approvalLines(planned.coverage, language, LIMITS),
    '',
    `## ${words.headings.verify}`,
    '',
    ...verifyLines(planned.tag, words),
  ];
  return cutNotes(`${lines.join('\n')}\n`, language);
}

function headingOf({ renamedTo }: PlannedTombstone, title: string, words: NotesWords): string {
  return renamedTo === undefined ? words.titleWithdrawn(title) : words.titleRenamed(title, renamedTo);
}

function whatHappened(
  { dataset, withdrawal, last, renamedTo }: PlannedTombstone,
  words: NotesWords,
): readonly string[] {
  return renamedTo === undefined
    ? [words.withdrawn(dataset, withdrawal.date), words.lastVersion(last.tag)]
    : [words.renamed(dataset, withdrawal.date, renamedTo), words.lastAsNamed(last.tag)];
}

function reasonLines({ withdrawal, renamedTo }: PlannedTombstone, words: NotesWords): readonly string[] {
  const { reason, ground, takedown, replacedBy } = withdrawal;
  return [
    ...(renamedTo === undefined ? [] : [words.renamedTo(renamedTo)]),
    ...(takedown ? [words.takedown] : []),
    ...(reason === '' ? [] : [words.reason(reason)]),
    ...(ground === undefined ? [] : [words.ground(ground)]),
    ...(replacedBy === undefined || replacedBy === renamedTo ? [] : [words.replacedBy(replacedBy)]),
  ];
}
