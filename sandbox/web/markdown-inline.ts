/** Markdown within a line: emphasis, code, links, the few tags that may be written out. */

/** Text as HTML, for between tags and for attributes in quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Tags that stand around words and have no attributes; of GitHub's list those that have a meaning here. */
const AROUND = new Set('b strong i em code tt kbd samp var sub sup del s strike ins q mark small'.split(' '));
/** Tags that have no end. */
const ALONE = new Set(['br', 'wbr']);
const MARKS: Readonly<Record<string, string>> = { '**': 'strong', __: 'strong', '*': 'em', _: 'em', '~~': 'del' };

/** Nobody writes more within each other. */
const MOST_OPEN = 200;

/** What was begun and waits for its end. */
interface Opened {
  /** Where it stands among the pieces. */
  readonly at: number;
  /** The mark, or the tag's name. */
  readonly sign: string;
  readonly kind: 'mark' | 'tag';
}

/** What is read so far. */
class Line {
  readonly source: string;
  /** GitHub breaks lines in comments where they are broken, in files not. */
  readonly breaks: boolean;
  at = 0;
  /** Where the last comment ends; -1 until somebody asks. */
  lastEnd = -1;
  /** HTML, whole once all is read. */
  readonly pieces: string[] = [];
  readonly opened: Opened[] = [];

  constructor(source: string, breaks: boolean) {
    this.source = source;
    this.breaks = breaks;
  }

  /** What a pattern (sticky) finds here. */
  here(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    return pattern.exec(this.source) ?? undefined;
  }

  put(length: number, html: string): true {
    this.pieces.push(html);
    this.at += length;
    return true;
  }

  begin(sign: string, kind: Opened['kind'], length: number): true {
    // Until its end comes, a mark is what it looks like and a tag is nothing.
    if (this.opened.length < MOST_OPEN) this.opened.push({ at: this.pieces.length, sign, kind });
    return this.put(length, kind === 'mark' ? escapeHtml(sign) : '');
  }

  /** Ends what was begun with a sign; what was begun within and has no end stays as it is. */
  end(sign: string, kind: Opened['kind'], length: number): boolean {
    const index = this.opened.findLastIndex((each) => each.sign === sign && each.kind === kind);
    const begun = this.opened[index];
    if (begun === undefined) return false;
    const name = kind === 'mark' ? MARKS[sign] : sign;
    this.pieces[begun.at] = `<${name}>`;
    this.opened.length = index;
    return this.put(length, `</${name}>`);
  }
}

/** Some markdown of a paragraph, a heading or a cell as HTML in which every tag has its end. */
export function renderInline(source: string, { breaks = true }: { readonly breaks?: boolean } = {}): string {
  const line = new Line(source.replaceAll('\0', ''), breaks);
  while (line.at < line.source.length) {
    if (!READERS.some((read) => read(line))) line.put(1, escapeHtml(line.source[line.at] ?? ''));
  }
  return line.pieces.join('');
}

type Reader = (line: Line) => boolean;

function readBreak(line: Line): boolean {
  // Spaces are looked at once, from the first on.
  if (line.source[line.at] === ' ' && line.source[line.at - 1] === ' ') return false;
  const match = line.here(/(\\| *)\n */y);
  if (match === undefined) return false;
  const isHard = line.breaks || match[1] === '\\' || (match[1] ?? '').length > 1;
  return line.put(match[0].length, isHard ? '<br>\n' : '\n');
}

function readEscape(line: Line): boolean {
  const match = line.here(/\\([!-/:-@[-`{-~])/y);
  return match !== undefined && line.put(2, escapeHtml(match[1] ?? ''));
}

function readCode(line: Line): boolean {
  const ticks = line.here(/`+/y)?.[0];
  if (ticks === undefined) return false;
  const rest = line.source.slice(line.at + ticks.length);
  const end = [...rest.matchAll(/`+/g)].find(([each]) => each.length === ticks.length);
  if (end === undefined) return line.put(ticks.length, ticks);
  const inner = rest.slice(0, end.index).replaceAll('\n', ' ');
  const code = /^ .*[^ ].* $/s.test(inner) ? inner.slice(1, -1) : inner;
  return line.put(end.index + 2 * ticks.length, `<code>${escapeHtml(code)}</code>`);
}

/** A sign by its number or name, as it is: it is text, whatever it is. */
function readReference(line: Line): boolean {
  const match = line.here(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy);
  return match !== undefined && line.put(match[0].length, match[0]);
}

function readComment(line: Line): boolean {
  if (!line.source.startsWith('<!--', line.at)) return false;
  // Where there is no end, there is none further on either.
  if (line.lastEnd < 0) line.lastEnd = Math.max(0, line.source.lastIndexOf('-->'));
  if (line.lastEnd < line.at + 4) return false;
  return line.put(line.source.indexOf('-->', line.at + 4) + 3 - line.at, '');
}

function readTag(line: Line): boolean {
  const match = line.here(/<(\/?)([a-z][a-z\d]*)(\s[^<>]*)?>/iy);
  if (match === undefined) return false;
  const [whole, end = '', given = ''] = match;
  const name = given.toLowerCase();
  if (ALONE.has(name)) return line.put(whole.length, `<${name}>`);
  if (!AROUND.has(name)) return false;
  return end === ''
    ? line.begin(name, 'tag', whole.length)
    : line.end(name, 'tag', whole.length) || line.put(whole.length, '');
}

/** Only where it leads out by http, or stays here. */
function isSafe(address: string): boolean {
  return /^(https?:\/\/|\/(?!\/)|#)/i.test(address);
}

function anchor(address: string, html: string): string {
  return `<a href="${escapeHtml(address)}" rel="nofollow noopener noreferrer">${html}</a>`;
}

/** A picture is not fetched: its words stand for it. */
function readLink(line: Line): boolean {
  const match = line.here(
    /(!?)\[((?:[^[\]\\]|\\.)*)\]\(\s{0,9}<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s{1,9}(?:"[^"]*"|'[^']*'))?\s{0,9}\)/y,
  );
  if (match === undefined) return false;
  const [whole, picture, label = '', target = ''] = match;
  const address = target.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  const words = renderInline(label, { breaks: false }) || escapeHtml(address);
  const html = picture === '!' ? `<span class="picture">${words}</span>` : words;
  return line.put(whole.length, isSafe(address) && !words.includes('<a ') ? anchor(address, html) : html);
}

function readAddress(line: Line): boolean {
  const pointed = line.here(/<(https?:\/\/[^\s<>]+)>/iy);
  if (pointed !== undefined) return line.put(pointed[0].length, anchor(pointed[1] ?? '', escapeHtml(pointed[1] ?? '')));
  if (/\w/.test(line.source[line.at - 1] ?? '')) return false;
  const found = line.here(/https?:\/\/[^\s<>"'`|*\\[\]]+/iy)?.[0];
  if (found === undefined) return false;
  let end = found.length;
  // What ends the sentence is not of the address.
  while ('.,:;!?)_~'.includes(found[end - 1] ?? ' ')) end -= 1;
  const bare = found.slice(0, end);
  return line.put(end, anchor(bare, escapeHtml(bare)));
}

function readMention(line: Line): boolean {
  if (/[\w/@`]/.test(line.source[line.at - 1] ?? '')) return false;
  const match = line.here(/@[a-z\d](?:-?[a-z\d]){0,38}(?:\/[a-z\d](?:[\w-]{0,98}))?(?![\w-])/iy);
  return match !== undefined && line.put(match[0].length, `<span class="mention">${escapeHtml(match[0])}</span>`);
}

function readMark(line: Line): boolean {
  const sign = line.here(/\*\*|__|~~|\*|_/y)?.[0];
  if (sign === undefined) return false;
  const before = line.source[line.at - 1] ?? ' ';
  const after = line.source[line.at + sign.length] ?? ' ';
  // Within a word an underscore is a letter.
  const isLetter = sign.startsWith('_');
  const ends = !/\s/.test(before) && !(isLetter && /[\p{L}\p{N}]/u.test(after));
  const begins = !/\s/.test(after) && !(isLetter && /[\p{L}\p{N}]/u.test(before));
  if (ends && line.end(sign, 'mark', sign.length)) return true;
  return begins ? line.begin(sign, 'mark', sign.length) : line.put(sign.length, escapeHtml(sign));
}

/** The first that finds something of its own goes on. */
const READERS: readonly Reader[] = [
  readBreak,
  readEscape,
  readCode,
  readReference,
  readComment,
  readTag,
  readLink,
  readAddress,
  readMention,
  readMark,
];
