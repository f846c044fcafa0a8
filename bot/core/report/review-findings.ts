import type { Language } from '../finding.ts';
import { tellMarkdown } from './markdown.ts';
import { pickFindings } from './pick.ts';
import type { Review } from './review.ts';
import { fitItems, lengthOf } from './review-fit.ts';
import { REVIEW_WORDS } from './review-verdict.ts';
import { PHRASES } from './voice.ts';

/** Findings told one by one before the totals; they get at most this share of the room. */
const SHARE = 0.65;
const DEFAULT = 10;

/** What has to be mended: the gravest findings one by one, and a folded table of everything by rule. */
export function findingLines(
  { report }: Review,
  options: { readonly language: Language; readonly limit?: number | undefined },
  budget: number,
): readonly string[] {
  if (!report.tallies.some(({ count }) => count > 0)) return [];
  const { language, limit = DEFAULT } = options;
  const picked = { ...report, findings: pickFindings(report.findings, limit) };
  const told = Array.from({ length: picked.findings.length + 1 }, (_, less) => picked.findings.length - less);
  for (const most of told) {
    const parts = split(tellMarkdown(picked, { language, limit: most }), language);
    if (most > 0 && lengthOf(parts.items) > budget * SHARE) continue;
    return [...parts.items, ...tableLines(parts, report, language, budget - lengthOf(parts.items))];
  }
  return [];
}

interface Parts {
  readonly items: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly string[];
}

/** Takes the report's own face apart: each finding and each row of its table is one line. */
function split(text: string, language: Language): Parts {
  const lines = text.trimEnd().split('\n');
  const table = lines.indexOf(PHRASES[language].rest);
  const items = lines.slice(3, table < 0 ? undefined : table - 1);
  if (table < 0) return { items, head: [], rows: [] };
  const rows = lines.slice(table + 4).filter((line) => line.startsWith('| '));
  return { items, head: lines.slice(table + 2, table + 4), rows };
}

function tableLines(
  { head, rows }: Parts,
  { tallies }: Review['report'],
  language: Language,
  budget: number,
): readonly string[] {
  if (head.length === 0) return [];
  const words = REVIEW_WORDS[language];
  const total = tallies.reduce((sum, { count }) => sum + count, 0);
  const begin = ['', `<details><summary>${words.fold(total)}</summary>`, '', ...head];
  const end = ['', '</details>'];
  const room = budget - lengthOf([...begin, ...end]) - 200;
  const { lines, shown } = fitItems(rows, (row) => [row], room);
  const rest = tallies.length - shown;
  return [...begin, ...lines, ...(rest > 0 ? ['', PHRASES[language].otherRules(rest)] : []), ...end];
}
