import { differencePhrasesEn } from '../../core/difference/phrases.en.ts';
import { differencePhrasesEs } from '../../core/difference/phrases.es.ts';
import type { Language } from '../../core/finding.ts';
import type { DecisionCase, DecisionGroup } from '../../core/release/decisions/decision.cases.ts';
import {
  CHANGE_GROUPS,
  type Decided,
  decidedBy,
  FROM,
  LIFE_GROUP,
} from '../../core/release/version-decisions.cases.ts';
import { memorySnapshot } from '../../io/memory.ts';
import { type PageWords, WORDS } from './words.ts';

const PHRASES = { es: differencePhrasesEs, en: differencePhrasesEn };
const decide = decidedBy(memorySnapshot);

/** The page of changes and the versions that follow, in markdown. The same for the same program. */
export async function versionsPage(language: Language): Promise<string> {
  const words = WORDS[language];
  const count = [...CHANGE_GROUPS, LIFE_GROUP].reduce((sum, { cases }) => sum + cases.length, 0);
  const columns = words.changeColumns(FROM.settled, FROM.trial);
  const changes = CHANGE_GROUPS.map(async (group) => [
    `## ${group[language]}`,
    await tableOf(group, language, columns, changeCells),
  ]);
  const blocks = [
    '<!-- Generated: do not edit; npm run bless. -->',
    `# ${words.title}`,
    ...words.intro(count),
    ...(await Promise.all(changes)).flat(),
    `## ${LIFE_GROUP[language]}`,
    ...words.lifeIntro,
    await tableOf(LIFE_GROUP, language, words.lifeColumns, lifeCells),
    ...words.more.flatMap(([heading, ...paragraphs]) => [`## ${heading}`, ...paragraphs]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The cells between a case's name and its reasons. */
type Cells = (decided: Decided, one: DecisionCase, words: PageWords) => readonly string[];

async function tableOf(
  { cases }: DecisionGroup,
  language: Language,
  columns: readonly string[],
  cellsOf: Cells,
): Promise<string> {
  const words = WORDS[language];
  const rows: (readonly string[])[] = [columns, columns.map(() => '---')];
  for (const one of cases) {
    const decided = await decide(one);
    const name = one[language === 'es' ? 0 : 1];
    rows.push([name, ...cellsOf(decided, one, words), reasonsOf(decided, language)]);
  }
  return rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

const changeCells: Cells = ({ difference, next, onTrial }, _, words) => [
  words.impact[difference.impact],
  words.bump[difference.bump],
  next ?? words.noVersion,
  onTrial ?? words.noVersion,
];

const lifeCells: Cells = ({ last, next }, [, , , , , circumstances], words) => [
  last ?? words.none,
  circumstances?.trial === true ? words.yes : words.no,
  next ?? words.noVersion,
];

function reasonsOf({ difference }: Decided, language: Language): string {
  const { reasons } = difference;
  return reasons.length === 0 ? WORDS[language].noReason : reasons.map(PHRASES[language].reason).join(' ');
}
