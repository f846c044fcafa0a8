import type { Catalogue } from '../catalogue.ts';
import type { CatalogueFile } from '../source.ts';
import { describeCatalogue } from './describe-catalogue.ts';
import { bySubject, type GraphFormat } from './graph.ts';
import { JSON_LD } from './json-ld.ts';
import { RDF_XML } from './rdf-xml.ts';
import { TURTLE } from './turtle.ts';

const FORMATS: readonly GraphFormat[] = [JSON_LD, RDF_XML, TURTLE];

/**
 * The catalogue in DCAT-AP 3.0.1, three times the same. It is written dataset by dataset: of thousands with all their
 * versions the statements would not fit together in a small machine's memory.
 */
export function dcatFiles(catalogue: Catalogue): readonly CatalogueFile[] {
  const base = catalogue.places.file(TURTLE.path);
  const written = FORMATS.map((format) => ({ format, parts: [] as string[] }));
  for (const statements of describeCatalogue(catalogue)) {
    const things = bySubject(statements);
    for (const { format, parts } of written) parts.push(format.part(things, base));
  }
  return written.map(({ format, parts }) => ({
    path: format.path,
    mediatype: format.mediatype,
    text: `${format.head(base)}${parts.join(format.between)}${format.tail}`,
  }));
}
