import type { Language, Severity } from '../../finding.ts';
import { NORMS, type NormProfile, profileOf } from '../../quality/norm.ts';
import { PHRASES, whereOf } from '../voice.ts';
import { sentenceOf } from '../words.ts';
import { ROOM_IDS, ROOMS, type RuleId } from './rooms.ts';
import { SAMPLES } from './samples.ts';
import { SOURCES, type Source, sourceText } from './sources.ts';

/** All norm profiles, in the order of their names. */
export const PROFILES: readonly NormProfile[] = NORMS.flatMap((name) => profileOf(name) ?? []);

/** A rule explained, by a case of it. Texts are our own sentences and made-up cases: nobody's data. */
export interface ToldRule {
  readonly title: string;
  /** How grave it can be. */
  readonly severities: readonly string[];
  /** Where the case is: the file, and what is known of the place in it; empty where it is of no file. */
  readonly where: readonly string[];
  readonly says: string;
  readonly mend: string;
  /** Standards and laws, and the articles of norm profiles. In markdown. */
  readonly sources: readonly string[];
}

const SEVERITIES: ReadonlyMap<string, readonly Severity[]> = new Map(ROOM_IDS.flatMap((room) => [...ROOMS[room]]));

/** Explains a rule. */
export function tellRule(rule: RuleId, language: Language): ToldRule {
  const severities = SEVERITIES.get(rule) ?? [];
  const { path, line } = SAMPLES[rule].place;
  const told = sentenceOf({ rule, severity: severities[0] ?? 'error', ...SAMPLES[rule] }, language);
  return {
    ...told,
    severities: severities.map((severity) => PHRASES[language].severity[severity]),
    where: path === '' ? [] : [path, ...whereOf({ path, line }, language)],
    sources: sourcesOf(rule, language),
  };
}

/** Where a rule comes from: standards and laws, and the article of each norm profile that asks for it. */
export function sourcesOf(rule: RuleId, language: Language): readonly string[] {
  const own: readonly Source[] = SOURCES[rule] ?? [];
  return [...own.map((source) => sourceText(source, language)), ...articlesOf(rule, language)];
}

const OFF: Readonly<Record<Language, string>> = { es: 'no la aplica', en: 'does not apply it' };

function articlesOf(rule: RuleId, language: Language): readonly string[] {
  return PROFILES.flatMap(({ short, rules }) => {
    const said = rules[rule];
    if (said === undefined) return [];
    if (said.severity === 'off') return [`${short}: ${said.article} (${OFF[language]})`];
    const grave = said.severity === undefined ? '' : ` (${PHRASES[language].severity[said.severity]})`;
    return [`${short}: ${said.article}${grave}`];
  });
}

/** The rule of this id, whatever its capitals. */
export function ruleNamed(text: string): RuleId | undefined {
  const wanted = text.toLowerCase();
  return RULES.find((rule) => rule.toLowerCase() === wanted);
}

const RULES: readonly RuleId[] = ROOM_IDS.flatMap((room) => [...ROOMS[room].keys()]);

/** Rules whose ids are like a text, the likest first. */
export function rulesLike(text: string, most: number): readonly RuleId[] {
  return likest(text, RULES, most);
}

/** Of some names those that are like a text, the likest first: by the pairs of letters that they share. */
export function likest<Name extends string>(text: string, names: readonly Name[], most: number): readonly Name[] {
  const wanted = pairsOf(text);
  const part = text.length >= SHORTEST_PART ? text.toLowerCase() : undefined;
  const scored = names.map((name) => {
    const holds = part !== undefined && name.toLowerCase().includes(part);
    return { name, score: holds ? 1 : likeness(wanted, pairsOf(name)) };
  });
  const like = scored.filter(({ score }) => score >= LIKE).sort((one, other) => other.score - one.score);
  return like.slice(0, most).map(({ name }) => name);
}

/** From 0, nothing in common, to 1. */
const LIKE = 0.35;
/** A part of a name that names it. Characters. */
const SHORTEST_PART = 4;

/** A longer text is like no name, and need not be compared whole. */
const LONGEST = 80;

function pairsOf(text: string): ReadonlySet<string> {
  const plain = ` ${text.slice(0, LONGEST).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')} `;
  return new Set(Array.from({ length: plain.length - 1 }, (_, index) => plain.slice(index, index + 2)));
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return (2 * shared) / (one.size + other.size);
}
