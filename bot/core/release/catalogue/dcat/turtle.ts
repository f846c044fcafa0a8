import { type Described, type GraphFormat, relative, type Term } from './graph.ts';
import { iriOf, PREFIXES, shortName } from './vocabulary.ts';

/** RDF 1.1 Turtle. https://www.w3.org/TR/turtle/ */
export const TURTLE: GraphFormat = {
  path: 'dcat.ttl',
  mediatype: 'text/turtle',
  head: (base) => {
    const prefixes = Object.entries(PREFIXES).map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`);
    return `@base <${iri(base)}> .\n${prefixes.join('')}`;
  },
  between: '',
  tail: '',
  part: (things, base) => things.map((described) => block(described, base)).join(''),
};

function block({ subject, properties }: Described, base: string): string {
  const objects = (values: readonly Term[]): string => values.map((term) => written(term, base)).join(', ');
  const lines = [...properties].map(([predicate, values]) => `${verb(predicate)} ${objects(values)}`);
  return `\n<${iri(relative(subject, base))}> ${lines.join(' ;\n  ')} .\n`;
}

function verb(predicate: string): string {
  return predicate === iriOf('rdf:type') ? 'a' : (shortName(predicate) ?? `<${iri(predicate)}>`);
}

function written(term: Term, base: string): string {
  if (term.kind === 'iri') return shortName(term.iri) ?? `<${iri(relative(term.iri, base))}>`;
  const quoted = `"${term.text.replace(/["\\\u0000-\u001f\u007f]/g, escaped)}"`;
  if (term.language !== undefined) return `${quoted}@${term.language}`;
  return term.datatype === undefined ? quoted : `${quoted}^^${shortName(term.datatype) ?? `<${iri(term.datatype)}>`}`;
}

const SHORT: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(found: string): string {
  return SHORT[found] ?? numeric(found);
}

/** What an IRI of Turtle cannot hold. */
function iri(address: string): string {
  return !/[\u0000-\u0020<>"{}|^`\\]/.test(address) ? address : address.replace(/[\u0000-\u0020<>"{}|^`\\]/g, numeric);
}

function numeric(found: string): string {
  return `\\u${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
