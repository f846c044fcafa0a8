/** What a file says and no promise holds: it belongs into a descriptor, and until there is one nothing of it may be lost. */
import { isArray, isObject, memberOf, textOf } from '../../dataset/authored.ts';
import type { Json } from '../../table/schema.ts';

/** Said by the promise too, in its own words. */
const PLANNED = new Set(['name', 'title', 'dcat:identifier', 'dcat:contactPoint', 'resources']);
const OF_DATASET = new Set([...PLANNED, 'description', 'dcat:accrualPeriodicity']);

/** A descriptor's members that the promise does not have, by their path: `resources.contratos.path`. */
export function unplannedIn(
  descriptor: Json,
  promise: Json,
): readonly { readonly path: string; readonly value: string }[] {
  const resources = memberOf(descriptor, 'resources');
  // One text for all of them is the dataset's own.
  const told = textOf(promise, 'description');
  return [
    ...leaves(descriptor, '', OF_DATASET),
    ...(isArray(resources) ? resources : []).flatMap((each: Json) =>
      leaves(each, `resources.${textOf(each, 'name') ?? ''}.`, PLANNED).filter(
        ({ path, value }) => !(path.endsWith('.description') && value === told),
      ),
    ),
  ];
}

function leaves(
  value: Json,
  prefix: string,
  without: ReadonlySet<string>,
): readonly { readonly path: string; readonly value: string }[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (without.has(key)) return [];
    if (isObject(member)) return leaves(member, `${prefix}${key}.`, new Set());
    return [{ path: `${prefix}${key}`, value: isArray(member) ? member.join(', ') : String(member) }];
  });
}
