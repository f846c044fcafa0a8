/** What a consumer's download is proved to be, link by link. */
import { jsonText, terminalText } from '../escape.ts';
import type { Language } from '../finding.ts';
import { tellCoverage } from '../release/coverage-words.ts';
import type { Link, LinkState } from '../release/link.ts';
import { verifyWordsEn } from './verify-words.en.ts';
import { verifyWordsEs } from './verify-words.es.ts';
import type { LinkWords, VerifyWords } from './verify-words.ts';

/** A publication that was looked at. */
export interface Verified {
  /** Its tag: `presupuesto@1.2.0`. */
  readonly tag: string;
  /** What was looked at: a file, a folder; the publication itself where there is none. */
  readonly subject: string | undefined;
  readonly links: readonly Link[];
}

/** How it is told. */
export interface VerifyOptions {
  readonly language: Language;
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
  /** `false`: what is told of was not kept. */
  readonly kept?: boolean;
}

const VERIFY_WORDS: Readonly<Record<Language, VerifyWords>> = { es: verifyWordsEs, en: verifyWordsEn };

const STYLES: Readonly<Record<LinkState, string>> = { proved: '32', broken: '31', open: '33' };

/** Whether something does not agree. */
export function isBroken({ links }: Verified): boolean {
  return links.some(({ state }) => state === 'broken');
}

/** The chain at a terminal: what is proved or not in one column, and below it by what or why. */
export function tellVerified(verified: readonly Verified[], options: VerifyOptions): string {
  return `${verified.map((one) => tellOne(one, options).join('\n')).join('\n\n')}\n`;
}

function tellOne(one: Verified, options: VerifyOptions): readonly string[] {
  const words = VERIFY_WORDS[options.language];
  const column = Math.max(...Object.values(words.states).map((state) => state.length)) + 2;
  const lines = foldFiles(one.links, options.language).flatMap(({ link, told }) => [
    ...tellLink(link.state, told, column, options),
    ...coverageLines(link, column, options),
  ]);
  return [
    ...wrap(terminalText(verdictOf(one, options.language)), options.width, 0),
    '',
    ...lines,
    ...(isBroken(one) ? ['', ...wrap(options.kept === false ? words.notKept : words.mend, options.width, 0)] : []),
  ];
}

function verdictOf({ tag, subject, links }: Verified, language: Language): string {
  const words = VERIFY_WORDS[language];
  const name = subject === undefined ? tag : `${subject} (${tag})`;
  const count = (state: LinkState): number => links.filter((link) => link.state === state).length;
  if (count('broken') > 0) return words.broken(name, count('broken'));
  return count('open') > 0 ? words.provedInPart(name, count('open')) : words.proved(name);
}

interface ToldLink {
  readonly link: Link;
  readonly told: LinkWords;
}

/** Files that are all proved are one line: what does not agree stands out. */
function foldFiles(links: readonly Link[], language: Language): readonly ToldLink[] {
  const words = VERIFY_WORDS[language];
  const proved = links.flatMap((link) => (link.code === 'file-agrees' ? [link.facts.file] : []));
  const [first] = links.filter(({ code }) => code === 'file-agrees');
  if (proved.length < 2) return links.map((link) => ({ link, told: wordsOf(link, language) }));
  return links.flatMap((link): readonly ToldLink[] => {
    if (link.code !== 'file-agrees') return [{ link, told: wordsOf(link, language) }];
    return link === first ? [{ link, told: words.filesAgree(proved) }] : [];
  });
}

function tellLink(
  state: LinkState,
  [what, how]: LinkWords,
  column: number,
  { language, colour, width }: VerifyOptions,
): readonly string[] {
  const word = VERIFY_WORDS[language].states[state];
  const painted = colour ? `\u001b[${STYLES[state]}m${word}\u001b[0m` : word;
  const margin = ' '.repeat(column);
  const [first = '', ...rest] = wrap(terminalText(what), width, column + 2);
  const below = [...rest, ...wrap(terminalText(how), width, column + 2)];
  return [`  ${painted}${' '.repeat(column - word.length)}${first}`, ...below.map((line) => `  ${margin}${line}`)];
}

function wordsOf({ code, facts }: Link, language: Language): LinkWords {
  // A link's facts are those of its code; the union cannot see it.
  return (VERIFY_WORDS[language].links[code] as (facts: Link['facts']) => LinkWords)(facts);
}

function coverageLines(link: Link, column: number, { language, width }: VerifyOptions): readonly string[] {
  if (!('coverage' in link.facts)) return [];
  const margin = ' '.repeat(column + 2);
  return link.facts.coverage.flatMap((coverage) => {
    const { sentence, approvals } = tellCoverage(coverage, language);
    const lines = [sentence, ...approvals.map((each) => `- ${each}`)].map((each) => terminalText(plain(each)));
    return lines.flatMap((line) => wrap(line, width, column + 4).map((part) => `${margin}  ${part}`));
  });
}

/** Backticks set names off on a page; a terminal shows them as they are. */
function plain(sentence: string): string {
  return sentence.replaceAll('`', '');
}

/** Breaks between words before the width; what has no blank stays whole, so that a digest can be copied. */
function wrap(text: string, width: number, indent: number): readonly string[] {
  const most = Math.max(40, width - indent);
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The same as JSON. */
export function tellVerifiedJson(verified: readonly Verified[], language: Language): string {
  const told = verified.map((one) => ({
    tag: one.tag,
    subject: one.subject,
    verdict: isBroken(one) ? 'broken' : one.links.some(({ state }) => state === 'open') ? 'open' : 'proved',
    says: verdictOf(one, language),
    links: one.links.map((link) => {
      const [what, how] = wordsOf(link, language);
      return { ...link, what, how };
    }),
  }));
  return jsonText({ apertura: 1, verified: told });
}
