/**
 * A finding: one thing that is wrong (or worth knowing), as facts without prose. The words come from the `Messages`
 * of the room that found it, so that one finding can be told in any language and on any face.
 */

/** `error` blocks a change; `warning` asks for care; `note` only informs. */
export type Severity = 'error' | 'warning' | 'note';

/** What a message needs to know. Plain JSON, so that a report can be stored, merged and told again. */
export type Fact = string | number | boolean | readonly string[] | readonly number[] | undefined;
export type Facts = Readonly<Record<string, Fact>>;

/** Where a finding is. All numbers count from 1. */
export interface Place {
  /** The file, from the snapshot's root, with `/`. */
  readonly path: string;
  /** The dataset: its folder's name. */
  readonly dataset?: string | undefined;
  /** The resource's name in the descriptor. */
  readonly resource?: string | undefined;
  /** The line in the file where the record (or the descriptor's property) begins. */
  readonly line?: number | undefined;
  /** The data row: header rows, comments and what stands before the header are not counted. */
  readonly row?: number | undefined;
  /** The physical record in the file: everything is counted, so a header in the first line is record 1. */
  readonly record?: number | undefined;
  /** The field's name in the schema, or the label where there is no field. */
  readonly field?: string | undefined;
  /** The cell as found, cut short by `cutShort`. */
  readonly cell?: string | undefined;
  /** JSON Pointer of the descriptor's property. */
  readonly pointer?: string | undefined;
}

export interface Finding<Rule extends string = string, F extends Facts = Facts> {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly place: Place;
  readonly facts: F;
}

/** A room declares `{ rule: facts }` once; this makes the union of its findings, one member a rule. */
export type FindingOf<Table extends Record<string, Facts>> = {
  readonly [Rule in keyof Table & string]: Finding<Rule, Table[Rule]>;
}[keyof Table & string];

/** What people read about one rule, in one language. */
export interface Sentence<F extends Finding> {
  /** The rule's name, as a heading without a full stop: "Falta una celda". */
  readonly title: string;
  /** What was expected and what was found. One sentence or two, with full stops. */
  readonly says: (finding: F) => string;
  /** How to mend it. One sentence, in the polite form of the language. */
  readonly mend: (finding: F) => string;
}

/** All sentences of a room in one language. A missing one does not compile. */
export type Messages<F extends Finding> = {
  readonly [Rule in F['rule']]: Sentence<Extract<F, { readonly rule: Rule }>>;
};

export type Language = 'es' | 'en';

/** Longest cell text kept in a finding, in characters. */
export const CELL_LIMIT = 80;

/** Cuts a cell's text for a finding, on a whole character, and says with an ellipsis that it did. */
export function cutShort(text: string, limit: number = CELL_LIMIT): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit - 1);
  const last = head.charCodeAt(head.length - 1);
  const whole = last >= 0xd800 && last <= 0xdbff ? head.slice(0, -1) : head;
  return `${whole}…`;
}
