/** The metadata that norms and portals ask for, wherever a descriptor may hold them. */
import { isObject, memberOf } from '../dataset/authored.ts';
import type { License, Package } from '../dataset/package.ts';
import type { Json } from '../table/schema.ts';

/** What a descriptor says of its dataset, as far as norms ask for it. */
export interface Metadata {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly keywords: readonly string[];
  readonly theme: boolean;
  readonly spatial: boolean;
  readonly temporal: boolean;
  /** `yyyy-mm-dd`. */
  readonly modified: string | undefined;
  readonly issued: string | undefined;
  /** As written, such as `R/P3M` or `trimestral`. */
  readonly frequency: string | undefined;
  readonly landingPage: boolean;
  readonly contact: boolean;
  readonly publisher: boolean;
  readonly accessLevel: string | undefined;
  readonly rights: boolean;
  readonly licenses: readonly License[];
}

/** Reads them: from `dcat:…`, from the same names without a prefix, or from the standard's own properties. */
export function metadataOf(pack: Package): Metadata {
  const said = (name: string): Json | undefined =>
    memberOf(pack.authored, `dcat:${name}`) ?? memberOf(pack.authored, name);
  const roles = new Set(pack.contributors.flatMap((contributor) => contributor.roles));
  return {
    title: pack.title,
    description: pack.description,
    keywords: pack.keywords,
    theme: isSaid(said('theme')),
    spatial: isSaid(said('spatial')),
    temporal: isSaid(said('temporal')),
    modified: dayOf(said('modified')),
    issued: dayOf(said('issued')) ?? dayOf(pack.created),
    frequency: stringOf(said('accrualPeriodicity')),
    landingPage: isSaid(said('landingPage')) || isSaid(pack.homepage),
    contact: isSaid(said('contactPoint')) || pack.contributors.some(({ email }) => isSaid(email)),
    publisher: isSaid(said('publisher')) || roles.has('publisher'),
    accessLevel: stringOf(said('accessLevel') ?? said('accessRights')),
    rights: isSaid(said('rights')) || pack.licenses.length > 0,
    licenses: pack.licenses,
  };
}

function isSaid(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (isObject(value)) return Object.keys(value).length > 0;
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

function stringOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function dayOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? /^\d{4}-\d\d-\d\d/.exec(value)?.[0] : undefined;
}

/** A licence's name or address, lower case, as far as it says which one it is. */
export function licenseName({ name, path, title }: License): string {
  return name ?? path ?? title ?? '';
}

const OPEN =
  /^(?:cc0|cc-by|cc-by-sa|odc-by|odbl|pddl|mit|apache-2\.0|bsd-[23]-clause|ogl-uk|etalab|libre[- ]?uso[- ]?mx|other-(?:open|at|pd))/i;

/** Whether a licence is one that says plainly that data may be used freely: SPDX's open ones, or Libre Uso MX. */
export function isKnownLicense(license: License): boolean {
  const { name, path } = license;
  if (name !== undefined && OPEN.test(name) && !/-nc|-nd/i.test(name)) return true;
  return (
    path !== undefined &&
    /datos\.gob\.mx\/libreusomx|creativecommons\.org\/(?:licenses\/by(?:-sa)?\/|publicdomain\/zero)|opendatacommons\.org/i.test(
      path,
    )
  );
}
