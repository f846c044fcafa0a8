import type { Doubt, MojibakeProblem } from './doubt.ts';
import { type Seen, SeenCounts } from './seen.ts';

/** UTF-8 that was once read as windows-1252: `Ã±` for ñ. */
const READ_TWICE =
  /Ã[\u0080-\u00bf\u0192\u2018-\u201e\u2020-\u2026\u02c6\u2030\u2039\u203a\u0152\u0153\u0160\u0161\u017d\u017e\u0178\u2122]|Â[\u00a0-\u00bf]/;
/** A capital with an accent inside a word in small letters: `neÑn`, as Mac and DOS code pages leave it. */
const ODD_CAPITAL = /\p{Ll}[À-ÖØ-Þ]\p{Ll}/u;
/** A letter that became a question mark or an underscore: `Tel_fonos`. */
const LOST_LETTER = /\ufffd|\p{Ll}\?\p{Ll}|(?<![\p{L}_])\p{Lu}\p{Ll}+_\p{Ll}+/u;

const ARTEFACT =
  /^(?:Array|Object|\[object Object\]|undefined|None|#¿NOMBRE\?|#NAME\?|#¡?REF!|#¡?DIV\/0!|#¡?VALOR!|#VALUE!|#¡?NUM!|#####*|0000-00-00(?: 00:00:00)?)$/;
const TOTAL = /^(?:(?:gran |sub)?total(?:es)?(?: general| nacional| estatal)?|nacional|estados unidos mexicanos)$/i;

/** Whatever is odd has one of these: most texts need no closer look. */
const SUSPECT = /[^ -~]|^[\s='`#[0AOuN]|\s$|\?|_|total|nacional|unidos/i;

/** Watches the texts of one column for what is odd in them, whatever their type. */
export class Oddities {
  private readonly kinds = new SeenCounts(16);
  private readonly artefacts = new SeenCounts(20);
  private readonly totals = new SeenCounts(20);
  private met = 0;

  /** Looks at a text. True: something is odd in it. */
  look(text: string, line: number): boolean {
    if (!SUSPECT.test(text)) return false;
    const before = this.met;
    this.lookClosely(text, line);
    return this.met > before;
  }

  private lookClosely(text: string, line: number): void {
    const trimmed = text.trim();
    if (trimmed !== text) this.tell(this.kinds, 'padded', line, text);
    if (trimmed.length === 0) return;
    const first = trimmed.charCodeAt(0);
    if (first === 61 && trimmed.length > 1) this.tell(this.kinds, 'formula', line, text);
    if ((first === 39 || first === 0x2019 || first === 96) && /^.[\p{L}\p{N}]/u.test(trimmed)) {
      this.tell(this.kinds, 'apostrophe', line, text);
    }
    if (/[\r\n]/.test(text)) this.tell(this.kinds, 'line-breaks', line, text);
    if (/[\u00a0\u202f]/.test(text)) this.tell(this.kinds, 'hard-space', line, text);
    if (trimmed.length < 32) this.lookShort(trimmed, line);
    const broken = mojibakeIn(text);
    if (broken !== undefined) this.tell(this.kinds, broken.problem, line, broken.sample);
  }

  private lookShort(text: string, line: number): void {
    if (ARTEFACT.test(text)) this.tell(this.artefacts, text, line, text);
    if (TOTAL.test(text)) this.tell(this.totals, text, line, text);
  }

  private tell(counts: SeenCounts, name: string, line: number, sample: string): void {
    this.met++;
    counts.add(name, line, sample);
  }

  /** What was odd in the field. */
  doubts(field: string): readonly Doubt[] {
    const doubts: Doubt[] = [];
    for (const [kind, { line, count, sample }] of this.kinds.entries) {
      if (isPlainOddity(kind)) doubts.push({ doubt: kind, line, field, facts: { count, sample } });
      else if (isMojibake(kind))
        doubts.push({ doubt: 'mojibake', line, field, facts: { problem: kind, count, sample } });
    }
    for (const { line, count, sample } of this.artefacts.entries.values()) {
      doubts.push({ doubt: 'artefact', line, field, facts: { count, sample } });
    }
    const total: Seen | undefined = this.totals.earliest(() => true);
    if (total !== undefined) {
      doubts.push({ doubt: 'total-rows', line: total.line, field, facts: { count: total.count, word: total.sample } });
    }
    return doubts;
  }
}

type PlainOddity = 'padded' | 'formula' | 'apostrophe' | 'line-breaks' | 'hard-space';

function isPlainOddity(kind: string): kind is PlainOddity {
  return ['padded', 'formula', 'apostrophe', 'line-breaks', 'hard-space'].includes(kind);
}

function isMojibake(kind: string): kind is MojibakeProblem {
  return ['read-twice', 'odd-capital', 'lost-letter'].includes(kind);
}

/** How a text looks as if its letters were broken on the way, with the word that shows it. */
export function mojibakeIn(text: string): { readonly problem: MojibakeProblem; readonly sample: string } | undefined {
  const isAddress = /@|:\/\//.test(text);
  for (const [problem, form] of BROKEN) {
    const match = isAddress && problem === 'lost-letter' ? null : form.exec(text);
    if (match !== null) return { problem, sample: wordAt(text, match.index) };
  }
  return undefined;
}

const BROKEN: readonly (readonly [MojibakeProblem, RegExp])[] = [
  ['read-twice', READ_TWICE],
  ['odd-capital', ODD_CAPITAL],
  ['lost-letter', LOST_LETTER],
];

function wordAt(text: string, at: number): string {
  const from = text.lastIndexOf(' ', at) + 1;
  const space = text.indexOf(' ', at);
  return text.slice(from, space < 0 ? undefined : space);
}
