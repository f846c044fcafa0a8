/** What the catalogue says in RDF: one list of statements, which three writers write. It has no blank nodes. */
import { plainText } from '../plain-text.ts';

/** What a statement is about or says. */
export type Term =
  | { readonly kind: 'iri'; readonly iri: string }
  | {
      readonly kind: 'literal';
      readonly text: string;
      /** A BCP 47 tag in lower case, or the IRI of a datatype; neither of a plain text. */
      readonly language?: string;
      readonly datatype?: string;
    };

/** A statement of RDF. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: Term;
}

/** Values of one property; `undefined` says nothing. */
type Values = Term | undefined | readonly (Term | undefined)[];

/** The statements of one thing, its properties in order. */
export function describe(subject: string, properties: readonly (readonly [string, Values])[]): readonly Statement[] {
  return properties.flatMap(([predicate, values]) =>
    (isList(values) ? values : [values]).flatMap((object) =>
      object === undefined ? [] : { subject, predicate, object },
    ),
  );
}

function isList(values: Values): values is readonly (Term | undefined)[] {
  return Array.isArray(values);
}

/** A thing; `undefined` stays `undefined`. */
export function thing(iri: string): Term;
export function thing(iri: string | undefined): Term | undefined;
export function thing(iri: string | undefined): Term | undefined {
  return iri === undefined ? undefined : { kind: 'iri', iri };
}

/** A text in a language; one without anything to read says nothing. */
export function text(written: string | undefined, language?: string): Term | undefined {
  const plain = plainText(written ?? '');
  if (plain === '') return undefined;
  return language === undefined ? { kind: 'literal', text: plain } : { kind: 'literal', text: plain, language };
}

/** A value of a datatype. */
export function typed(written: string, datatype: string): Term {
  return { kind: 'literal', text: written, datatype };
}

/**
 * Takes in statements part by part and gives back what was not said yet: each thing from elsewhere is described once,
 * where it is first met. What begins with `own` is said once anyway.
 */
export function withoutRepetition(own: string): (statements: readonly Statement[]) => readonly Statement[] {
  const said = new Set<string>();
  const isNew = ({ subject, predicate, object }: Statement): boolean => {
    if (subject.startsWith(own)) return true;
    const key = `${subject} ${predicate} ${object.kind === 'iri' ? object.iri : `"${object.text}`}`;
    return !said.has(key) && said.add(key) !== undefined;
  };
  return (statements) => statements.filter(isNew);
}

/** How a format writes a graph that comes in parts. */
export interface GraphFormat {
  readonly path: string;
  readonly mediatype: string;
  /** What stands before the first part, between two, and after the last; names below `base` are written without it. */
  readonly head: (base: string) => string;
  readonly between: string;
  readonly tail: string;
  readonly part: (things: readonly Described[], base: string) => string;
}

/** The name without the base: `#dataset/x`. */
export function relative(iri: string, base: string): string {
  return iri.startsWith(`${base}#`) ? iri.slice(base.length) : iri;
}

/** Statements of one subject that stand together, with their values by property. */
export interface Described {
  readonly subject: string;
  readonly properties: ReadonlyMap<string, readonly Term[]>;
}

/** The statements by subject, in their order. */
export function bySubject(statements: readonly Statement[]): readonly Described[] {
  const subjects = new Map<string, Map<string, Term[]>>();
  for (const { subject, predicate, object } of statements) {
    const properties = subjects.get(subject) ?? new Map<string, Term[]>();
    subjects.set(subject, properties);
    const values = properties.get(predicate);
    if (values === undefined) properties.set(predicate, [object]);
    else values.push(object);
  }
  return [...subjects].map(([subject, properties]) => ({ subject, properties }));
}
