import { adelaFiles } from '../adela/export-adela.ts';
import { adelaJson } from './adela-json.ts';
import { croissants } from './croissant.ts';
import { dataPackageCatalog } from './data-package-catalog.ts';
import { dcatFiles } from './dcat/dcat-files.ts';
import { feed } from './feed.ts';
import { projectOpenData } from './project-open-data.ts';
import { readCatalogue } from './read-catalogue.ts';
import { schemaOrg } from './schema-org.ts';
import { sitemap } from './sitemap.ts';
import type { CatalogueFile, CatalogueSource } from './source.ts';

/** All files of the catalogue, sorted by path. The same source gives the same bytes. */
export function catalogueFiles(source: CatalogueSource): readonly CatalogueFile[] {
  const tables = adelaFiles(source);
  const catalogue = readCatalogue(source, tables);
  const files = [
    ...tables,
    adelaJson(catalogue),
    ...dataPackageCatalog(catalogue, source.datasets),
    ...dcatFiles(catalogue),
    projectOpenData(catalogue),
    schemaOrg(catalogue),
    ...croissants(catalogue),
    feed(catalogue, source),
  ];
  const all = [...files, sitemap(catalogue, files)];
  return all.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
}
