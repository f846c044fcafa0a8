/**
 * ADELA's inventory, opening plan and catalogue, made from the plan and from what was published. Where every column
 * comes from ("published" is the manifest and the descriptor of the last version):
 *
 * | inventario.csv                        | source                                                                   |
 * | ------------------------------------- | ------------------------------------------------------------------------ |
 * | Responsable                           | promise `responsible.post`                                               |
 * | Nombre del conjunto                   | promise `title`, else the published title                                |
 * | Nombre del recurso                    | promise `resources[].title`                                              |
 * | ¿De qué es?                           | published `resources[].description`, else promise `description`          |
 * | ¿Tiene datos privados?                | promise `access.level`: "Publico" or "Privado", as ADELA writes them     |
 * | Razón por la cual … son privados      | promise `access.ground`                                                  |
 * | ¿En qué plataforma…?                  | promise `interoperability.system`, else `interoperability.source`        |
 * | Fecha estimada de publicación         | promise `resources[].commitment`: the month of its last day              |
 *
 * | plan-de-apertura.csv                  | source                                                                   |
 * | ------------------------------------- | ------------------------------------------------------------------------ |
 * | Visión institucional                  | institution `vision`                                                     |
 * | Funcionario, título, correo (Enlace)  | group `liaison`: `name`, `post`, `mail` of the first member in office,   |
 * |                                       | else the institution's `mail`                                            |
 * | Funcionario, título, correo (Admin.)  | the same of the group `administrator`, else of `technical`               |
 * | Conjuntos de datos priorizados        | promise `title`; those with `access.level: privado` are not opened       |
 * | Descripción de los conjuntos          | promise `description`, else the published one                            |
 * | Periodicidad de la actualización      | promise `frequency.iso`                                                  |
 * | Fecha tentativa de publicación        | promise `resources[].commitment`: the latest last day                    |
 *
 * | catalogo.csv                          | source                                                                   |
 * | ------------------------------------- | ------------------------------------------------------------------------ |
 * | ds:identifier                         | the dataset's name                                                       |
 * | ds:title                              | promise `title`, else the published one                                  |
 * | ds:description                        | published `description`, else promise `description`                      |
 * | ds:keyword                            | published `keywords`                                                     |
 * | ds:modified                           | the last version's date                                                  |
 * | ds:contactPoint, ds:mbox              | promise `responsible.post`, `responsible.mail`, else `dcat:contactPoint` |
 * | ds:accessLevel, ds:accessLevelComment | promise `access.level`, `access.ground`                                  |
 * | ds:temporal, ds:spatial               | published `dcat:temporal`, `dcat:spatial` (its name)                     |
 * | ds:landingPage                        | published `dcat:landingPage`, else `homepage`                            |
 * | ds:accrualPeriodicity                 | promise `frequency.iso`, else `dcat:accrualPeriodicity`                  |
 * | rs:title                              | promise `resources[].title`, else the published one                      |
 * | rs:description                        | published `resources[].description`                                      |
 * | rs:downloadURL                        | the file at the last version's tag; the descriptor's `path` where it is  |
 * |                                       | an address                                                               |
 * | rs:mediaType, rs:byteSize             | manifest `resources[].mediatype`, `bytes`, else the descriptor's         |
 * | rs:temporal, rs:spatial,              | published `resources[].dcat:temporal`, `dcat:spatial`,                   |
 * | rs:accrualPeriodicity                 | `dcat:accrualPeriodicity`                                                |
 *
 * Inventory and plan have no identifier: they are sorted by title, so that a file that was imported again, and whose
 * datasets may have got other names, gives the same bytes. The catalogue is sorted by name.
 */
import { itemsOf, textOf } from '../../dataset/authored.ts';
import { isInOffice, type Member } from '../../plan/groups.ts';
import type { Plan } from '../../plan/plan.ts';
import type { DatasetPromise, PromisedResource } from '../../plan/promise.ts';
import type { Json } from '../../table/schema.ts';
import type { CatalogueFile, CatalogueSource } from '../catalogue/source.ts';
import { catalogueRows } from './catalogue-rows.ts';
import { csvText, tidy } from './cell-text.ts';
import { FORMS, type FormId } from './forms.ts';

/** The three files, below `adela/`. */
export function adelaFiles(source: CatalogueSource): readonly CatalogueFile[] {
  return [
    file('adela/inventario.csv', 'inventory', inventoryRows(source)),
    file('adela/plan-de-apertura.csv', 'plan', planRows(source)),
    file('adela/catalogo.csv', 'catalogue', catalogueRows(source)),
  ];
}

type Rows = readonly (readonly string[])[];

function file(path: string, form: FormId, rows: Rows): CatalogueFile {
  const header = FORMS[form].columns.map((column) => column.header);
  return { path, mediatype: 'text/csv; charset=utf-8; header=present', text: csvText([header, ...rows]) };
}

/** A promise with the descriptor that was published of it. */
interface Listed {
  readonly promise: DatasetPromise;
  readonly title: string;
  readonly descriptor: Json | undefined;
}

function listed({ plan, datasets }: CatalogueSource): readonly Listed[] {
  const descriptors = new Map(datasets.map(({ dataset, descriptor }) => [dataset, descriptor]));
  const all = plan.promises.map((promise) => {
    const descriptor = descriptors.get(promise.dataset);
    return { promise, descriptor, title: tidy(promise.title ?? textOf(descriptor, 'title') ?? promise.dataset) };
  });
  return all.sort(
    (one, other) => byUnits(one.title, other.title) || byUnits(one.promise.dataset, other.promise.dataset),
  );
}

function byUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function inventoryRows(source: CatalogueSource): Rows {
  return listed(source).flatMap(({ promise, title, descriptor }) => {
    const { responsible, access, interoperability, description = '' } = promise;
    const told = new Map(itemsOf(descriptor, 'resources').map((each) => [textOf(each, 'name'), each]));
    const resources: readonly (PromisedResource | undefined)[] =
      promise.resources.length === 0 ? [undefined] : promise.resources;
    return resources.map((resource) => [
      responsible.post ?? '',
      title,
      resource?.title ?? '',
      textOf(told.get(resource?.name), 'description') ?? description,
      privacyOf(access.level),
      access.ground ?? '',
      interoperability?.system ?? interoperability?.source ?? '',
      resource?.commitment?.to.slice(0, 'AAAA-MM'.length) ?? '',
    ]);
  });
}

function privacyOf(level: DatasetPromise['access']['level']): string {
  if (level === undefined) return '';
  return level === 'publico' ? 'Publico' : 'Privado';
}

function planRows(source: CatalogueSource): Rows {
  const { institution } = source.plan;
  const officials = [officialOf(source, ['liaison']), officialOf(source, ['administrator', 'technical'])];
  return listed(source)
    .filter(({ promise }) => promise.access.level !== 'privado')
    .map(({ promise, title, descriptor }) => [
      institution?.vision ?? '',
      ...officials.flat(),
      title,
      promise.description ?? textOf(descriptor, 'description') ?? '',
      promise.frequency?.iso ?? '',
      latestOf(promise),
    ]);
}

function latestOf({ resources }: DatasetPromise): string {
  const days = resources.flatMap(({ commitment }) => (commitment === undefined ? [] : [commitment.to]));
  return days.sort().at(-1) ?? '';
}

/** Name, post and mail of who holds a charge when the catalogue is made. */
function officialOf({ plan, modified }: CatalogueSource, groups: readonly string[]): readonly string[] {
  const member = groups.map((group) => inOffice(plan, group, modified.slice(0, 'AAAA-MM-DD'.length))).find(Boolean);
  return member === undefined ? ['', '', ''] : [member.name, member.post, member.mail ?? plan.institution?.mail ?? ''];
}

function inOffice({ groups }: Plan, group: string, day: string): Member | undefined {
  return groups.find(({ id }) => id === group)?.members.find((member) => isInOffice(member, day));
}
