import type { Resource } from '../dataset/package.ts';
import type { Dialect } from '../table/dialect.ts';
import { shortJson } from './json-same.ts';

/** A change in how a resource's bytes are to be read. */
export interface FormChange {
  readonly property: 'kind' | 'format' | 'encoding' | 'compression' | `dialect.${keyof Dialect}`;
  readonly before: string;
  readonly after: string;
}

/** Everything that changed in a resource's form, the standard's defaults filled in. */
export function diffForm(base: Resource, head: Resource): readonly FormChange[] {
  const pairs: readonly (readonly [FormChange['property'], string, string])[] = [
    ['kind', base.kind, head.kind],
    ['format', base.format ?? '', head.format ?? ''],
    ['encoding', encodingOf(base), encodingOf(head)],
    ['compression', base.compression ?? '', head.compression ?? ''],
    ...dialectPairs(base, head),
  ];
  return pairs.flatMap(([property, before, after]) => (before === after ? [] : [{ property, before, after }]));
}

/** The encoding under its one name. */
function encodingOf({ encoding }: Resource): string {
  try {
    return new TextDecoder(encoding).encoding;
  } catch {
    return encoding?.toLowerCase() ?? '';
  }
}

function dialectPairs(base: Resource, head: Resource): readonly (readonly [FormChange['property'], string, string])[] {
  // Another format has other defaults, which say nothing that the format does not.
  if (base.format !== head.format) return [];
  // Each member is plain JSON or absent.
  const names = Object.keys(base.dialect) as readonly (keyof Dialect)[];
  const show = (dialect: Dialect, name: keyof Dialect): string => shortJson(dialect[name] ?? undefined) ?? '';
  return names.map((name) => [`dialect.${name}`, show(base.dialect, name), show(head.dialect, name)] as const);
}
