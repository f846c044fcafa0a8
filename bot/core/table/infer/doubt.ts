/** What a first descriptor is unsure of, as facts; the sentences are in `messages.es.ts` and `messages.en.ts`. */
interface DoubtFacts {
  // The bytes.
  bom: Record<never, never>;
  encoding: { readonly encoding: string; readonly bytes: string };
  'encoding-mixed': { readonly wrong: number; readonly right: number };
  unreadable: { readonly detail: string };
  'not-table': { readonly format: string };
  'empty-table': Record<never, never>;
  // The dialect and the header.
  delimiter: { readonly delimiter: string; readonly percent: number };
  'quote-char': { readonly quote: string };
  'skip-space': { readonly percent: number };
  'title-rows': { readonly count: number; readonly header: number };
  'no-header': Record<never, never>;
  'blank-labels': { readonly positions: readonly number[] };
  'duplicate-labels': { readonly labels: readonly string[] };
  'header-width': { readonly labels: number; readonly cells: number };
  'rows-property': { readonly property: string };
  // Rows.
  'short-rows': { readonly count: number; readonly text: string };
  'total-rows': { readonly count: number; readonly word: string };
  // Text as found.
  mojibake: { readonly problem: MojibakeProblem; readonly count: number; readonly sample: string };
  formula: Seen;
  apostrophe: Seen;
  padded: Seen;
  'hard-space': Seen;
  'line-breaks': Seen;
  artefact: Seen;
  'list-cells': Seen & { readonly delimiter: string };
  emails: { readonly count: number };
  // Types.
  'empty-column': Record<never, never>;
  'leading-zeros': { readonly count: number; readonly of: number; readonly sample: string };
  'lost-zeros': { readonly short: number; readonly long: number; readonly sample: string };
  'group-char': Seen & { readonly char: string; readonly unsure: boolean };
  'decimal-comma': Seen;
  'decimal-zeros': Seen;
  'bare-number': Seen;
  'date-order': { readonly format: string };
  'date-mixed': Seen;
  'failing-cells': Seen & { readonly type: string; readonly format: string };
  'mixed-type': Seen & { readonly type: string; readonly of: number };
  'amounts-in-text': Seen & { readonly of: number };
  'special-codes': { readonly codes: readonly string[]; readonly count: number };
  'missing-word': { readonly word: string; readonly count: number; readonly fields: number };
  // Keys.
  'nearly-key': { readonly fields: readonly string[]; readonly repeated: number; readonly missing: number };
  'no-key': Record<never, never>;
}

/** How many cells are so, and one of them. */
interface Seen {
  readonly count: number;
  readonly sample: string;
}

export type MojibakeProblem = 'read-twice' | 'odd-capital' | 'lost-letter';

type Kind = keyof DoubtFacts;

/** One doubt: what it is, where it is first met, and its facts. Lines count from 1. */
export type Doubt<K extends Kind = Kind> = {
  readonly [P in K]: {
    readonly doubt: P;
    readonly line?: number | undefined;
    readonly field?: string | undefined;
    /** The field's column, from 1, where its label is blank. */
    readonly column?: number | undefined;
    /** Further fields of which the same is to be said. */
    readonly alsoIn?: readonly string[] | undefined;
    readonly facts: DoubtFacts[P];
  };
}[K];

/** A sentence for each doubt in one language; a missing one does not compile. */
export type DoubtMessages = {
  /** Where the doubt is, before its sentence. */
  readonly place: (path: string, where: Pick<Doubt, 'line' | 'field' | 'column'>) => string;
  /** That the same is to be said of other fields. */
  readonly also: (fields: readonly string[]) => string;
  /** What a word of absence stands for, as its label in the descriptor. */
  readonly absence: Readonly<Record<Absence, string>>;
  readonly says: { readonly [P in Kind]: (facts: DoubtFacts[P]) => string };
};

/** What words that stand for absence mean. */
export type Absence = 'no-data' | 'not-available' | 'not-applicable';

/** The doubt about a file, in words: where, and what. */
export function tellDoubt<K extends Kind>(messages: DoubtMessages, path: string, doubt: Doubt<K>): string {
  const { place, says, also } = messages;
  const further = doubt.alsoIn === undefined ? '' : ` ${also(doubt.alsoIn)}`;
  return `${place(path, doubt)}: ${says[doubt.doubt](doubt.facts)}${further}`;
}

/** Kinds that hold for many fields alike: one sentence says it of all. */
const GATHERED: ReadonlySet<Kind> = new Set<Kind>([
  'decimal-zeros',
  'decimal-comma',
  'group-char',
  'padded',
  'hard-space',
  'line-breaks',
  'empty-column',
  'apostrophe',
  'emails',
]);
const FEWEST_GATHERED = 4;

/** The doubts by line, those that say the same of many fields as one. */
export function gatherDoubts(doubts: readonly Doubt[]): readonly Doubt[] {
  const sorted = [...doubts].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  const fields = new Map<Kind, string[]>();
  for (const { doubt, field } of sorted) fields.set(doubt, [...(fields.get(doubt) ?? []), field ?? '']);
  const told = new Set<Kind>();
  return sorted.flatMap((doubt) => {
    const all = fields.get(doubt.doubt) ?? [];
    if (!GATHERED.has(doubt.doubt) || all.length < FEWEST_GATHERED) return [doubt];
    if (told.has(doubt.doubt)) return [];
    told.add(doubt.doubt);
    return [{ ...doubt, alsoIn: all.slice(1) }];
  });
}
