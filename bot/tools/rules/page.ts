import { INSTITUTION_RULES } from '../../core/dataset/institution.ts';
import type { Language, Severity } from '../../core/finding.ts';
import { NORMS, type NormProfile, profileOf } from '../../core/quality/norm.ts';
import { PHRASES, whereOf } from '../../core/report/voice.ts';
import { sentenceOf, titleOf } from '../../core/report/words.ts';
import { ROOM_IDS, ROOMS, type RoomId, type RuleId } from './rooms.ts';
import { SAMPLES } from './samples.ts';
import { SOURCES, type Source, sourceText } from './sources.ts';
import { WORDS } from './words.ts';

const PROFILES: readonly NormProfile[] = NORMS.flatMap((name) => profileOf(name) ?? []);
const OMITTED: ReadonlySet<string> = new Set(INSTITUTION_RULES.map(({ id }) => id));

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

/** Where a rule comes from: standards and laws, and the article of each norm profile that asks for it. */
export function sourcesOf(rule: RuleId, language: Language): readonly string[] {
  const own: readonly Source[] = SOURCES[rule] ?? [];
  return [...own.map((source) => sourceText(source, language)), ...articlesOf(rule, language)];
}

function articlesOf(rule: RuleId, language: Language): readonly string[] {
  return PROFILES.flatMap(({ short, rules }) => {
    const said = rules[rule];
    if (said === undefined) return [];
    if (said.severity === 'off') return [`${short}: ${said.article} (${WORDS[language].off})`];
    const grave = said.severity === undefined ? '' : ` (${PHRASES[language].severity[said.severity]})`;
    return [`${short}: ${said.article}${grave}`];
  });
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
  const rules = [...ROOMS[room]].flatMap(([rule, severities]) => ruleBlocks(rule, severities, language));
  return [anchored(room, `## ${title}`), intro, ...rules];
}

function ruleBlocks(rule: RuleId, severities: readonly Severity[], language: Language): readonly string[] {
  const words = WORDS[language];
  const { title, says, mend } = toldOf(rule, severities, language);
  const grave = severities.map((severity) => PHRASES[language].severity[severity]).join(` ${words.or} `);
  const facts = [`\`${rule}\``, grave, ...(OMITTED.has(rule) ? [words.isOmitted] : [])];
  const sources = sourcesOf(rule, language).map((source) => `- ${source}`);
  return [
    anchored(rule, `### ${title}`),
    facts.join(' · '),
    `${words.example}:`,
    `> ${whereText(rule, language)}${prose(says)}`,
    `**${words.mend}.** ${prose(mend)}`,
    `**${words.source}:**`,
    sources.join('\n'),
  ];
}

function toldOf(
  rule: RuleId,
  [severity = 'error']: readonly Severity[],
  language: Language,
): ReturnType<typeof sentenceOf> {
  return sentenceOf({ rule, severity, ...SAMPLES[rule] }, language);
}

function whereText(rule: RuleId, language: Language): string {
  const { place } = SAMPLES[rule];
  const { path, line } = place;
  return path === '' ? '' : `**${[path, ...whereOf({ path, line }, language)].join(', ')}**: `;
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
