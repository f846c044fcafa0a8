import { type Described, type GraphFormat, relative, type Term } from './graph.ts';
import { iriOf, PREFIXES, shortName } from './vocabulary.ts';

/** JSON-LD 1.1 with its context inside, a thing a line. https://www.w3.org/TR/json-ld11/ */
export const JSON_LD: GraphFormat = {
  path: 'dcat.jsonld',
  mediatype: 'application/ld+json',
  head: (base) => `{"@context":${JSON.stringify({ '@base': base, ...PREFIXES })},\n"@graph":[\n`,
  between: ',\n',
  tail: '\n]}\n',
  part: (things, base) => things.map((described) => JSON.stringify(node(described, base))).join(',\n'),
};

function node({ subject, properties }: Described, base: string): object {
  const members = [...properties].map(([predicate, values]): [string, unknown] =>
    predicate === iriOf('rdf:type')
      ? ['@type', one(values.map((term) => (term.kind === 'iri' ? (shortName(term.iri) ?? term.iri) : term.text)))]
      : [shortName(predicate) ?? predicate, one(values.map((term) => value(term, base)))],
  );
  return { '@id': relative(subject, base), ...Object.fromEntries(members) };
}

function value(term: Term, base: string): unknown {
  if (term.kind === 'iri') return { '@id': relative(term.iri, base) };
  if (term.language !== undefined) return { '@value': term.text, '@language': term.language };
  if (term.datatype !== undefined) return { '@value': term.text, '@type': shortName(term.datatype) ?? term.datatype };
  return term.text;
}

function one(values: readonly unknown[]): unknown {
  return values.length === 1 ? values[0] : values;
}
