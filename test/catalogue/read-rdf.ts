/** Reads RDF with parsers that are not ours, and compares what they read. */
import type { EventEmitter } from 'node:events';
import type { Quad, Term } from '@rdfjs/types';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';

/** Turtle as N3 reads it. */
export function readTurtle(text: string): readonly Quad[] {
  return new Parser({ format: 'text/turtle' }).parse(text);
}

/** JSON-LD with its context inside: whatever would have to be fetched is an error. */
export async function readJsonLd(text: string, baseIRI?: string): Promise<readonly Quad[]> {
  const documentLoader = {
    load: (url: string): Promise<never> => Promise.reject(new Error(`the test fetches nothing: ${url}`)),
  };
  return await quadsOf(
    new JsonLdParser({ documentLoader, strictValues: true, ...(baseIRI !== undefined && { baseIRI }) }),
    text,
  );
}

/** RDF/XML, its IRIs checked. */
export async function readRdfXml(text: string): Promise<readonly Quad[]> {
  return await quadsOf(new RdfXmlParser({ validateUri: true }), text);
}

function quadsOf(
  parser: EventEmitter & { write(text: string): unknown; end(): unknown },
  text: string,
): Promise<Quad[]> {
  return new Promise((resolve, reject) => {
    const quads: Quad[] = [];
    parser.on('data', (quad: Quad) => quads.push(quad));
    parser.on('error', reject);
    parser.on('end', () => resolve(quads));
    parser.write(text);
    parser.end();
  });
}

/** Each statement on a line, sorted. There are no blank nodes, so equal graphs give equal texts. */
export function canonical(quads: readonly Quad[]): string {
  const lines = quads.map(({ subject, predicate, object }) => [subject, predicate, object].map(termText).join(' '));
  return [...new Set(lines)].sort().join('\n');
}

function termText(term: Term): string {
  if (term.termType === 'BlankNode') throw new Error('a blank node');
  if (term.termType !== 'Literal') return `<${term.value}>`;
  const suffix = term.language === '' ? `^^${term.datatype.value}` : `@${term.language.toLowerCase()}`;
  return `${JSON.stringify(term.value)}${suffix}`;
}
