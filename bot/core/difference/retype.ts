import type { Field, FieldType } from '../table/schema.ts';

/** Whether all values of before fit after (`wider`), some may not (`narrower`), or the two are of different kinds. */
export type TypeDirection = 'narrower' | 'wider' | 'other';

/** Why one set of values holds another. */
export type TypeReason =
  | 'whole-number-is-number'
  | 'year-is-whole-number'
  | 'geometry-is-object'
  | 'all-is-text'
  | 'anything'
  | 'form-is-freer'
  | 'different-kind'
  | 'written-otherwise';

/** One thing about how a field's cells are read that changed. */
export interface Retype {
  readonly property:
    | 'type'
    | 'format'
    | 'decimalChar'
    | 'groupChar'
    | 'bareNumber'
    | 'trueValues'
    | 'falseValues'
    | 'delimiter'
    | 'itemType';
  readonly before: string;
  readonly after: string;
  readonly direction: TypeDirection;
  readonly why: TypeReason;
}

/** Every value of the first type is one of the second, written the same. Backwards it is narrower. */
const WIDENINGS: readonly (readonly [from: FieldType, to: FieldType, why: TypeReason])[] = [
  ['integer', 'number', 'whole-number-is-number'],
  ['year', 'integer', 'year-is-whole-number'],
  ['year', 'number', 'year-is-whole-number'],
  ['geojson', 'object', 'geometry-is-object'],
  ['integer', 'string', 'all-is-text'],
  ['number', 'string', 'all-is-text'],
  ['boolean', 'string', 'all-is-text'],
  ['object', 'string', 'all-is-text'],
  ['array', 'string', 'all-is-text'],
  ['list', 'string', 'all-is-text'],
  ['datetime', 'string', 'all-is-text'],
  ['date', 'string', 'all-is-text'],
  ['time', 'string', 'all-is-text'],
  ['year', 'string', 'all-is-text'],
  ['yearmonth', 'string', 'all-is-text'],
  ['duration', 'string', 'all-is-text'],
  ['geopoint', 'string', 'all-is-text'],
  ['geojson', 'string', 'all-is-text'],
  ['string', 'any', 'anything'],
  ['integer', 'any', 'anything'],
  ['number', 'any', 'anything'],
  ['boolean', 'any', 'anything'],
  ['object', 'any', 'anything'],
  ['array', 'any', 'anything'],
  ['list', 'any', 'anything'],
  ['datetime', 'any', 'anything'],
  ['date', 'any', 'anything'],
  ['time', 'any', 'anything'],
  ['year', 'any', 'anything'],
  ['yearmonth', 'any', 'anything'],
  ['duration', 'any', 'anything'],
  ['geopoint', 'any', 'anything'],
  ['geojson', 'any', 'anything'],
];

/** Of one type, the format that every value of the other formats fits; a type without a line has none. */
const FREEST_FORMAT: Readonly<Partial<Record<FieldType, readonly [format: string, holds: 'default' | 'all']>>> = {
  string: ['default', 'all'],
  date: ['any', 'default'],
  time: ['any', 'default'],
  datetime: ['any', 'default'],
};

/** Everything that changed in how a field's cells are read. */
export function diffTypes(before: Field, after: Field): readonly Retype[] {
  if (before.type !== after.type)
    return [retype('type', typeName(before), typeName(after), typeDirection(before, after))];
  const changes: Retype[] = [];
  if (before.format !== after.format) {
    changes.push(retype('format', typeName(before), typeName(after), formatDirection(before, after)));
  }
  return [...changes, ...writingChanges(before, after)];
}

/** The direction of some changes together: `other` where they do not agree. */
export function directionOf(changes: readonly Retype[]): TypeDirection {
  const directions = new Set(changes.map(({ direction }) => direction));
  const [only] = directions;
  return directions.size === 1 && only !== undefined ? only : 'other';
}

/** A type with its format, where that is not the default. */
export function typeName({ type, format }: Field): string {
  return format === 'default' ? type : `${type} (${format})`;
}

type Judged = readonly [TypeDirection, TypeReason];

function typeDirection(before: Field, after: Field): Judged {
  const widening = (from: Field, to: Field): TypeReason | undefined =>
    // Only the free format of a type takes in all that another type writes.
    to.format === 'default' ? WIDENINGS.find(([a, b]) => a === from.type && b === to.type)?.[2] : undefined;
  const wider = widening(before, after);
  if (wider !== undefined) return ['wider', wider];
  const narrower = widening(after, before);
  return narrower === undefined ? ['other', 'different-kind'] : ['narrower', narrower];
}

function formatDirection(before: Field, after: Field): Judged {
  const [format, holds] = FREEST_FORMAT[before.type] ?? [];
  const held = (field: Field): boolean => holds === 'all' || field.format === 'default';
  if (after.format === format && held(before)) return ['wider', 'form-is-freer'];
  if (before.format === format && held(after)) return ['narrower', 'form-is-freer'];
  return ['other', 'written-otherwise'];
}

function writingChanges(before: Field, after: Field): readonly Retype[] {
  switch (before.type) {
    case 'number':
      return [...charChange('decimalChar', before, after), ...groupChanges(before, after)];
    case 'integer':
      return groupChanges(before, after);
    case 'boolean':
      return [...wordChange('trueValues', before, after), ...wordChange('falseValues', before, after)];
    case 'list':
      return [...charChange('delimiter', before, after), ...charChange('itemType', before, after)];
    default:
      return [];
  }
}

function charChange(
  property: 'decimalChar' | 'delimiter' | 'itemType',
  before: Field,
  after: Field,
): readonly Retype[] {
  if (before[property] === after[property]) return [];
  return [retype(property, before[property], after[property], ['other', 'written-otherwise'])];
}

function groupChanges(before: Field, after: Field): readonly Retype[] {
  const changes: Retype[] = [];
  const [was, is] = [before.groupChar ?? '', after.groupChar ?? ''];
  if (was !== is) {
    const judged: Judged =
      was === ''
        ? ['wider', 'form-is-freer']
        : is === ''
          ? ['narrower', 'form-is-freer']
          : ['other', 'written-otherwise'];
    changes.push(retype('groupChar', was, is, judged));
  }
  if (before.bareNumber !== after.bareNumber) {
    const judged: Judged = [after.bareNumber ? 'narrower' : 'wider', 'form-is-freer'];
    changes.push(retype('bareNumber', String(before.bareNumber), String(after.bareNumber), judged));
  }
  return changes;
}

function wordChange(property: 'trueValues' | 'falseValues', before: Field, after: Field): readonly Retype[] {
  const [was, is] = [new Set(before[property]), new Set(after[property])];
  const lost = [...was].filter((word) => !is.has(word));
  const won = [...is].filter((word) => !was.has(word));
  if (lost.length === 0 && won.length === 0) return [];
  const direction: TypeDirection = lost.length === 0 ? 'wider' : won.length === 0 ? 'narrower' : 'other';
  const why: TypeReason = direction === 'other' ? 'written-otherwise' : 'form-is-freer';
  return [retype(property, [...was].join(', '), [...is].join(', '), [direction, why])];
}

function retype(property: Retype['property'], before: string, after: string, [direction, why]: Judged): Retype {
  return { property, before, after, direction, why };
}
