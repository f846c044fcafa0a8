import { NAME_RULES } from '../../core/dataset/check-names.ts';
import { INSTITUTION_RULES } from '../../core/dataset/institution.ts';
import type { Language } from '../../core/finding.ts';
import type { NormProfile } from '../../core/quality/norm.ts';
import { ROOM_IDS, ROOMS, type RoomId, type RuleId } from '../../core/report/catalogue/rooms.ts';
import { PROFILES, tellRule } from '../../core/report/catalogue/told-rule.ts';
import { titleOf } from '../../core/report/words.ts';
import { WORDS } from './words.ts';

const OMITTED: ReadonlySet<string> = new Set([...INSTITUTION_RULES.map(({ id }) => id), ...NAME_RULES]);

/** The page of every rule of every room, in markdown. The same for the same rules. */
export function rulesPage(language: Language): string {
  const words = WORDS[language];
  const count = ROOM_IDS.reduce((sum, room) => sum + ROOMS[room].size, 0);
  const blocks = [
    '<!-- Generated: do not edit; npm run bless. -->',
    `# ${words.title}`,
    ...words.intro(count, ROOM_IDS.length),
    `## ${words.contents}`,
    ROOM_IDS.map((room) => contentsOf(room, language)).join('\n'),
    `## ${words.omitted}`,
    words.omittedIntro,
    [...OMITTED].map((rule) => `- ${linkTo(rule)}`).join('\n'),
    `## ${words.norms}`,
    words.normsIntro,
    PROFILES.map(normText).join('\n'),
    ...ROOM_IDS.flatMap((room) => roomBlocks(room, language)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function contentsOf(room: RoomId, language: Language): string {
  const { rooms, counted } = WORDS[language];
  const rules = [...ROOMS[room].keys()].map((rule) => `  - ${linkTo(rule)} ${titleOf(rule, language)}`);
  return [`- [${rooms[room][0]}](#${room}), ${counted(rules.length)}`, ...rules].join('\n');
}

function linkTo(rule: string): string {
  return `[\`${rule}\`](#${rule})`;
}

function normText({ title, notices }: NormProfile): string {
  return `- **${title}.** ${notices.join(' ')}`;
}

function roomBlocks(room: RoomId, language: Language): readonly string[] {
  const [title, intro] = WORDS[language].rooms[room];
  const rules = [...ROOMS[room].keys()].flatMap((rule) => ruleBlocks(rule, language));
  return [anchored(room, `## ${title}`), intro, ...rules];
}

function ruleBlocks(rule: RuleId, language: Language): readonly string[] {
  const words = WORDS[language];
  const { title, severities, where, says, mend, sources } = tellRule(rule, language);
  const grave = severities.join(` ${words.or} `);
  const facts = [`\`${rule}\``, grave, ...(OMITTED.has(rule) ? [words.isOmitted] : [])];
  return [
    anchored(rule, `### ${title}`),
    facts.join(' · '),
    `${words.example}:`,
    `> ${where.length === 0 ? '' : `**${where.join(', ')}**: `}${prose(says)}`,
    `**${words.mend}.** ${prose(mend)}`,
    `**${words.source}:**`,
    sources.map((source) => `- ${source}`).join('\n'),
  ];
}

/** An anchor of the id's own: that of a heading would change with its words and its language. */
function anchored(id: string, heading: string): string {
  return `<a id="${id}"></a>\n\n${heading}`;
}

/** Our own sentences, in which only what is outside of code could be taken for markup. */
function prose(sentence: string): string {
  const parts = sentence.split(/(`[^`]+`)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_<>[\]]/g, '\\$&'))).join('');
}
