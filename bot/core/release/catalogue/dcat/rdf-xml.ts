import { xmlEscaped } from '../xml.ts';
import { type Described, type GraphFormat, relative, type Term } from './graph.ts';
import { PREFIXES, shortName } from './vocabulary.ts';

/** RDF/XML. Every property must have a prefix: XML has no other way to name it. https://www.w3.org/TR/rdf-syntax-grammar/ */
export const RDF_XML: GraphFormat = {
  path: 'dcat.rdf',
  mediatype: 'application/rdf+xml',
  head: (base) => {
    const names = Object.entries(PREFIXES).map(([prefix, namespace]) => `\n  xmlns:${prefix}="${namespace}"`);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xml:base="${xmlEscaped(base)}"${names.join('')}>\n`;
  },
  between: '',
  tail: '</rdf:RDF>\n',
  part: (things, base) => things.map((described) => element(described, base)).join(''),
};

function element({ subject, properties }: Described, base: string): string {
  const lines = [...properties].flatMap(([predicate, values]) => {
    const name = shortName(predicate);
    if (name === undefined) throw new Error(`a property without a prefix: ${predicate}`);
    return values.map((term) => `  ${property(name, term, base)}\n`);
  });
  const about = xmlEscaped(relative(subject, base));
  return `<rdf:Description rdf:about="${about}">\n${lines.join('')}</rdf:Description>\n`;
}

function property(name: string, term: Term, base: string): string {
  if (term.kind === 'iri') return `<${name} rdf:resource="${xmlEscaped(relative(term.iri, base))}"/>`;
  return `<${name}${attribute(term)}>${xmlEscaped(term.text)}</${name}>`;
}

function attribute({ language, datatype }: { readonly language?: string; readonly datatype?: string }): string {
  if (language !== undefined) return ` xml:lang="${xmlEscaped(language)}"`;
  return datatype === undefined ? '' : ` rdf:datatype="${xmlEscaped(datatype)}"`;
}
