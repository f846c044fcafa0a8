/** Python's and C's `strptime` patterns, as the standard names them for dates and times. */
import { dayOfYear, zoneOffset } from './calendar.ts';

export interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Digits of the second's fraction. */
  readonly fraction: string;
  /** Minutes east of UTC; `undefined` where the text names no zone. */
  readonly offset: number | undefined;
}

type Part = 'Y' | 'y' | 'm' | 'd' | 'H' | 'I' | 'M' | 'S' | 'f' | 'z' | 'B' | 'b' | 'p' | 'j' | 'ignored';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const short = (names: readonly string[]): string => names.map((name) => name.slice(0, 3)).join('|');

/** Each directive's text and what it says. As in Python, digits may lack their leading zero. */
const DIRECTIVES: Readonly<Record<string, readonly [string, Part]>> = {
  Y: ['\\d{4}', 'Y'],
  y: ['\\d\\d', 'y'],
  m: ['1[0-2]|0[1-9]|[1-9]', 'm'],
  d: ['3[01]|[12]\\d|0[1-9]|[1-9]| [1-9]', 'd'],
  H: ['2[0-3]|[01]\\d|\\d', 'H'],
  I: ['1[0-2]|0[1-9]|[1-9]', 'I'],
  M: ['[0-5]\\d|\\d', 'M'],
  S: ['6[01]|[0-5]\\d|\\d', 'S'],
  f: ['\\d{1,6}', 'f'],
  j: ['36[0-6]|3[0-5]\\d|[12]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]', 'j'],
  z: ['[+-]\\d\\d:?[0-5]\\d|Z', 'z'],
  B: [MONTHS.join('|'), 'B'],
  b: [short(MONTHS), 'b'],
  h: [short(MONTHS), 'b'],
  A: [WEEKDAYS.join('|'), 'ignored'],
  a: [short(WEEKDAYS), 'ignored'],
  p: ['am|pm', 'p'],
  Z: ['utc|gmt', 'ignored'],
  w: ['[0-6]', 'ignored'],
  u: ['[1-7]', 'ignored'],
  U: ['5[0-3]|[0-4]\\d|\\d', 'ignored'],
  W: ['5[0-3]|[0-4]\\d|\\d', 'ignored'],
};

/** Directives that stand for several. */
const COMPOSED: Readonly<Record<string, string>> = {
  c: '%a %b %d %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  R: '%H:%M',
  e: '%d',
};

/** A reader of texts in the pattern; `undefined` where the pattern has a directive that does not exist. */
export function compileStrptime(pattern: string): ((text: string) => Moment | undefined) | undefined {
  const parts: Part[] = [];
  const source = translate(pattern, parts);
  if (source === undefined) return undefined;
  const expression = new RegExp(`^${source}$`, 'i');
  return (text) => {
    const match = expression.exec(text);
    return match === null ? undefined : assemble(parts, match.slice(1));
  };
}

/** Whether a format is a pattern at all: it has a directive, and all it has exist. */
export function isStrptime(pattern: string): boolean {
  return pattern.includes('%') && compileStrptime(pattern) !== undefined;
}

function translate(pattern: string, parts: Part[]): string | undefined {
  let source = '';
  // A literal percent sign keeps what follows it from being a directive.
  const text = pattern.replace(/%(.)/gs, (whole, letter: string) => COMPOSED[letter] ?? whole);
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (/\s/.test(char)) source += '\\s+';
    else if (char !== '%') source += char.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
    else if (text[i + 1] === '%') {
      source += '%';
      i++;
    } else {
      const directive = DIRECTIVES[text[++i] ?? ''];
      if (directive === undefined) return undefined;
      parts.push(directive[1]);
      source += `(${directive[0]})`;
    }
  }
  return source;
}

function assemble(parts: readonly Part[], texts: readonly string[]): Moment | undefined {
  const found = new Map<Part, string>();
  for (const [index, part] of parts.entries()) found.set(part, (texts[index] ?? '').trim());
  const number = (part: Part, otherwise: number): number => (found.has(part) ? Number(found.get(part)) : otherwise);
  const ordinal = found.has('j') ? dayOfYear(yearOf(found), number('j', 1)) : undefined;
  if (found.has('j') && ordinal === undefined) return undefined;
  return {
    year: yearOf(found),
    month: ordinal?.month ?? monthOf(found) ?? number('m', 1),
    day: ordinal?.day ?? number('d', 1),
    hour: hourOf(found, number('H', 0)),
    minute: number('M', 0),
    second: number('S', 0),
    fraction: found.get('f') ?? '',
    offset: zoneOffset(found.get('z')),
  };
}

function yearOf(found: ReadonlyMap<Part, string>): number {
  if (found.has('Y')) return Number(found.get('Y'));
  const short = Number(found.get('y'));
  // POSIX: 69 to 99 are of the twentieth century.
  return Number.isNaN(short) ? 1900 : short < 69 ? 2000 + short : 1900 + short;
}

function monthOf(found: ReadonlyMap<Part, string>): number | undefined {
  const name = (found.get('B') ?? found.get('b'))?.toLowerCase().slice(0, 3);
  return name === undefined ? undefined : MONTHS.findIndex((month) => month.startsWith(name)) + 1;
}

function hourOf(found: ReadonlyMap<Part, string>, hour: number): number {
  if (!found.has('I')) return hour;
  return (Number(found.get('I')) % 12) + (found.get('p')?.toLowerCase() === 'pm' ? 12 : 0);
}
