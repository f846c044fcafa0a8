import { markdownText, visible } from '../escape.ts';
import type { Language } from '../finding.ts';
import { REVIEW_MARKER } from './review-markdown.ts';
import type { CheckSummary } from './review-summary.ts';
import { UNJUDGED_WORDS, type Unjudged } from './unjudged-words.ts';

const MOST_PATHS = 20;
const LONGEST_PATH = 200;

/** What its checks say. */
export function unjudgedSummary(why: Unjudged, language: Language): CheckSummary {
  return { title: UNJUDGED_WORDS[language].title(why), summary: `${bodyOf(why, language)}\n` };
}

/** What the comment says: under 6,000 characters. */
export function tellUnjudged(why: Unjudged, language: Language): string {
  return `${REVIEW_MARKER}\n## ${UNJUDGED_WORDS[language].title(why)}\n\n${bodyOf(why, language)}\n`;
}

function bodyOf(why: Unjudged, language: Language): string {
  const { says, more } = UNJUDGED_WORDS[language];
  if (why.kind !== 'conflict') return says(why);
  const paths = why.paths.slice(0, MOST_PATHS).map((path) => `- ${markdownText(visible(path).slice(0, LONGEST_PATH))}`);
  const rest = why.paths.length - paths.length;
  return [says(why), '', ...paths, ...(rest > 0 ? [`- ${more(rest)}`] : [])].join('\n');
}
