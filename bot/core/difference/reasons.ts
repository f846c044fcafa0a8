import type { DatasetDifference, DiffOptions, KeptResource, ResourceDifference } from './difference.ts';
import type { FieldsDifference } from './fields.ts';
import type { LostFile } from './files.ts';
import { because, IMPACTS, type Reason, type ReasonCode } from './impact.ts';
import type { MetadataChange } from './metadata.ts';
import type { TypeDirection } from './retype.ts';

/** A difference before anybody judged it. */
export type Unjudged = Omit<DatasetDifference, 'impact' | 'bump' | 'reasons' | 'rowsRemovedShare' | 'findings'>;

/** Everything in a difference that has an impact, gravest first. */
export function reasonsOf(
  difference: Unjudged,
  { significantRemoval, returnsAfter }: Pick<DiffOptions, 'significantRemoval' | 'returnsAfter'>,
): readonly Reason[] {
  const reasons = [
    ...presenceReasons(difference, returnsAfter),
    ...difference.unread.map(({ side, why }) => because('unread', { resource: undefined, side, why })),
    ...difference.resources.flatMap((one) => resourceReasons(one, difference.presence, significantRemoval)),
    ...difference.metadata.map(metadataReason),
  ];
  return reasons.sort((a, b) => IMPACTS.indexOf(b.impact) - IMPACTS.indexOf(a.impact));
}

function presenceReasons(
  { presence, formerly, resources }: Unjudged,
  returnsAfter: string | undefined,
): readonly Reason[] {
  switch (presence) {
    case 'added': {
      const rows = resources.reduce((sum, one) => sum + (one.kind === 'kept' ? 0 : (one.rows ?? 0)), 0);
      const holds = { resources: resources.length, rows };
      return [
        returnsAfter === undefined
          ? because('dataset-added', holds)
          : because('dataset-returned', { ...holds, last: returnsAfter }),
      ];
    }
    case 'removed':
      return [because('dataset-removed', { resources: resources.length })];
    case 'renamed':
      return [because('dataset-renamed', { formerly: formerly ?? '' })];
    case 'kept':
      return [];
  }
}

function resourceReasons(
  one: ResourceDifference,
  presence: DatasetDifference['presence'],
  significantRemoval: number,
): readonly Reason[] {
  const { resource } = one;
  switch (one.kind) {
    case 'added':
      // A new dataset is one reason, not one a resource.
      return presence === 'added' ? [] : [because('resource-added', { resource, rows: one.rows })];
    case 'removed':
      return presence === 'removed' ? [] : [because('resource-removed', { resource, rows: one.rows })];
    case 'kept':
      return keptReasons(one, significantRemoval);
  }
}

function keptReasons(one: KeptResource, significantRemoval: number): readonly Reason[] {
  const { resource, files, fields, coverage } = one;
  const emptied = isEmptied(one) && files.lost.length === 0;
  return [
    ...files.lost.map(({ path, how }) => because(LOST[how], { resource, path })),
    ...(emptied ? [because('file-emptied', { resource, path: '' })] : []),
    ...(files.removed.length > 0 ? [because('path-removed', { resource, paths: files.removed })] : []),
    ...(files.touched === true && files.lost.length === 0 ? [because('file-changed', { resource })] : []),
    ...one.form.flatMap((change) => formReasons(resource, change)),
    ...(fields === undefined ? [] : fieldsReasons(resource, fields)),
    ...rowsReasons(one, significantRemoval),
    ...coverage.map(({ field, before, after, direction }) =>
      because(direction === 'shortened' ? 'coverage-shortened' : 'coverage-extended', {
        resource,
        field,
        from: before.from,
        to: before.to,
        newFrom: after?.from,
        newTo: after?.to,
      }),
    ),
  ];
}

const LOST = {
  empty: 'file-emptied',
  missing: 'file-gone',
  'lfs-pointer': 'became-lfs-pointer',
  link: 'became-link',
} as const satisfies Readonly<Record<LostFile['how'], ReasonCode>>;

/** A table that had rows and has none. */
export function isEmptied({ rows }: KeptResource): boolean {
  return (rows.kind === 'keyed' || rows.kind === 'unkeyed') && rows.base > 0 && rows.head === 0;
}

function formReasons(resource: string, { property, before, after }: KeptResource['form'][number]): readonly Reason[] {
  switch (property) {
    case 'kind':
      return [because('kind-changed', { resource, before, after })];
    case 'format':
      return [because('format-changed', { resource, before, after })];
    case 'encoding':
      return [because('encoding-changed', { resource, before, after })];
    case 'compression':
      return [because('compression-changed', { resource, before, after })];
    // Every reader takes any line end.
    case 'dialect.lineTerminator':
      return [];
    default:
      return [because('dialect-changed', { resource, property: property.replace('dialect.', ''), before, after })];
  }
}

function fieldsReasons(resource: string, fields: FieldsDifference): readonly Reason[] {
  return [
    ...schemaReasons(resource, fields),
    ...fields.removed.map(({ field, likely }) => because('field-removed', { resource, field, likely })),
    ...fields.renamed.map(({ field, formerly }) => because('field-renamed', { resource, field, formerly })),
    ...fields.added.map(({ field, atEnd }) =>
      because(atEnd || !fields.ordered ? 'field-added' : 'field-inserted', { resource, field }),
    ),
    ...(fields.reordered.length > 0 && fields.ordered
      ? [because('fields-reordered', { resource, fields: fields.reordered })]
      : []),
    ...fields.retyped.flatMap(({ field, changes }) => changes.map((change) => retypeReason(resource, field, change))),
    ...fields.constraints.map(({ field, constraint, direction, before, after }) =>
      because(`constraint-${direction}`, { resource, field, constraint, before, after }),
    ),
    ...fields.missingValues.flatMap((change) => missingReasons(resource, change)),
    ...keysReasons(resource, fields),
    ...fields.described.map(({ field, property }) => because('field-described', { resource, field, property })),
  ];
}

function schemaReasons(resource: string, { schema, match }: FieldsDifference): readonly Reason[] {
  const reasons: Reason[] = schema === 'kept' ? [] : [because(`schema-${schema}`, { resource })];
  if (match === undefined) return reasons;
  const tightened = MATCHES.indexOf(match.after) < MATCHES.indexOf(match.before);
  return [...reasons, because(tightened ? 'fields-match-tightened' : 'fields-match-loosened', { resource, ...match })];
}

/** From the strictest to the loosest. */
const MATCHES: readonly string[] = ['exact', 'equal', 'subset', 'superset', 'partial'];

function retypeReason(
  resource: string,
  field: string,
  change: { readonly before: string; readonly after: string; readonly direction: TypeDirection; readonly why: string },
): Reason {
  const { before, after, direction, why } = change;
  const told = { resource, field, before, after, why };
  return direction === 'wider' ? because('field-widened', told) : because('field-retyped', { ...told, direction });
}

function missingReasons(resource: string, change: FieldsDifference['missingValues'][number]): readonly Reason[] {
  const { field, added, removed } = change;
  return [
    ...(removed.length > 0 ? [because('missing-values-removed', { resource, field, values: removed })] : []),
    ...(added.length > 0 ? [because('missing-values-added', { resource, field, values: added })] : []),
  ];
}

function keysReasons(resource: string, { keys, schema }: FieldsDifference): readonly Reason[] {
  const { primaryKey, uniqueKeys, foreignKeys } = keys;
  // With its schema a table gains or loses all its keys; that is one reason.
  if (schema !== 'kept') return [];
  return [
    ...(primaryKey === undefined ? [] : [because('key-changed', { resource, ...primaryKey })]),
    ...uniqueKeys.added.map((fields) => because('unique-key-added', { resource, fields })),
    ...uniqueKeys.removed.map((fields) => because('unique-key-removed', { resource, fields })),
    ...foreignKeys.added.map((fields) => because('foreign-key-added', { resource, fields })),
    ...foreignKeys.removed.map((fields) => because('foreign-key-removed', { resource, fields })),
  ];
}

function rowsReasons({ resource, rows }: KeptResource, significantRemoval: number): readonly Reason[] {
  switch (rows.kind) {
    case 'none':
    case 'same':
      return [];
    case 'unknown':
      return [because('unread', { resource, side: rows.side, why: rows.why })];
    case 'keyed':
      return [
        ...countReasons(resource, rows, rows.undeclared, significantRemoval),
        ...(rows.changed > 0
          ? [
              because('rows-changed', {
                resource,
                changed: rows.changed,
                fields: rows.fields.map(({ field }) => field),
              }),
            ]
          : []),
      ];
    case 'unkeyed':
      return countReasons(resource, rows, 0, significantRemoval);
  }
}

function countReasons(
  resource: string,
  { base, added, removed }: { readonly base: number; readonly added: number; readonly removed: number },
  undeclared: number,
  significantRemoval: number,
): readonly Reason[] {
  const share = base === 0 ? 0 : removed / base;
  const beyond = share > significantRemoval;
  const reasons: Reason[] = added > 0 ? [because('rows-added', { resource, added })] : [];
  if (removed === 0) return reasons;
  if (!beyond && undeclared === 0) return [...reasons, because('rows-retired', { resource, removed, share })];
  return [...reasons, because('rows-removed', { resource, removed, undeclared, share, beyond })];
}

function metadataReason({ resource, property, meaning, direction, before, after }: MetadataChange): Reason {
  const [was, is] = [before ?? '', after ?? ''];
  if (meaning === 'licence') {
    if (direction === 'narrower') return because('licence-narrowed', { resource, before: was, after: is });
    if (direction === 'wider') return because('licence-widened', { resource, before: was, after: is });
    if (direction === 'unclear') return because('licence-unclear', { resource, before: was, after: is });
  }
  if (meaning === 'temporal' && resource === undefined) {
    if (direction === 'narrower') return because('temporal-shortened', { before: was, after: is });
    if (direction === 'wider') return because('temporal-extended', { before: was, after: is });
  }
  return because('metadata-changed', { resource, property });
}
