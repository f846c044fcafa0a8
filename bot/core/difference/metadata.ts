import { isObject, memberOf } from '../dataset/authored.ts';
import { pointerSegment } from '../dataset/json-lines.ts';
import type { Package, Resource } from '../dataset/package.ts';
import type { Json } from '../table/schema.ts';
import { compareFrequencies, compareIntervals, type TimeDirection } from './declared-time.ts';
import { sameJson, shortJson } from './json-same.ts';
import { compareLicences, type LicenceDirection, namesOf } from './licences.ts';

/** A property of the description that changed; before and after cut short. */
export interface MetadataChange {
  /** JSON Pointer in the head's descriptor, or in the base's where the head has no such property. */
  readonly pointer: string;
  readonly property: string;
  /** The resource described; `undefined` for the dataset. */
  readonly resource: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly meaning: 'licence' | 'temporal' | 'spatial' | 'frequency' | 'other';
  /** Of licences, times and frequencies: whether people get less than before, or more. */
  readonly direction: LicenceDirection | TimeDirection | undefined;
}

/** Told elsewhere: resources, their data and form; and `formerly`, which tells of the change itself. */
const PACKAGE_APART = new Set(['resources', 'formerly']);
const RESOURCE_APART = new Set([
  ...['name', 'path', 'data', 'url', 'schema', 'dialect', 'format', 'mediatype', 'encoding', 'compression'],
  // These follow the bytes, and the release writes them anew.
  ...['bytes', 'hash', 'type', 'profile'],
]);

/** Everything that changed in a dataset's description. */
export function diffMetadata(base: Package, head: Package): readonly MetadataChange[] {
  return changesOf(base.authored, head.authored, PACKAGE_APART).map((name) => {
    const [before, after] = [memberOf(base.authored, name), memberOf(head.authored, name)];
    if (name === 'licenses') return licenceChange(undefined, `/${name}`, base.licenses, head.licenses);
    return describe(undefined, '', name, before, after);
  });
}

/** Everything that changed in a resource's description, besides its data, form and fields. */
export function diffResourceMetadata(
  [base, basePackage]: readonly [Resource, Package],
  [head, headPackage]: readonly [Resource, Package],
): readonly MetadataChange[] {
  return changesOf(base.authored, head.authored, RESOURCE_APART).map((name) => {
    const [before, after] = [memberOf(base.authored, name), memberOf(head.authored, name)];
    const { pointer } = head.at;
    if (name !== 'licenses') return describe(head.name, pointer, name, before, after);
    // Where a resource has no licences of its own, the package's hold.
    const [was, is] = [base.licenses, head.licenses];
    const [held, hold] = [was.length > 0 ? was : basePackage.licenses, is.length > 0 ? is : headPackage.licenses];
    return licenceChange(head.name, `${pointer}/${name}`, held, hold);
  });
}

/** The names of the members that differ, in the order of the head and then of the base. */
export function changesOf(base: Json, head: Json, apart: ReadonlySet<string>): readonly string[] {
  const names = new Set([...(isObject(head) ? Object.keys(head) : []), ...(isObject(base) ? Object.keys(base) : [])]);
  return [...names].filter((name) => !apart.has(name) && !sameJson(memberOf(base, name), memberOf(head, name)));
}

function licenceChange(
  resource: string | undefined,
  pointer: string,
  before: Package['licenses'],
  after: Package['licenses'],
): MetadataChange {
  const told = { pointer, property: 'licenses', resource, meaning: 'licence' as const };
  return {
    ...told,
    before: shortJson(namesOf(before)),
    after: shortJson(namesOf(after)),
    direction: compareLicences(before, after),
  };
}

function describe(
  resource: string | undefined,
  above: string,
  property: string,
  before: Json | undefined,
  after: Json | undefined,
): MetadataChange {
  return {
    pointer: `${above}/${pointerSegment(property)}`,
    property,
    resource,
    before: shortJson(before),
    after: shortJson(after),
    ...meaningOf(property, before, after),
  };
}

function meaningOf(
  property: string,
  before: Json | undefined,
  after: Json | undefined,
): Pick<MetadataChange, 'meaning' | 'direction'> {
  switch (property.replace(/^(dcat|dct|dcterms):/, '')) {
    case 'temporal':
      return { meaning: 'temporal', direction: compareIntervals(before, after) };
    case 'spatial':
      return { meaning: 'spatial', direction: undefined };
    case 'accrualPeriodicity':
      return { meaning: 'frequency', direction: compareFrequencies(before, after) };
    default:
      return { meaning: 'other', direction: undefined };
  }
}
