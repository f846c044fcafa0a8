import type { Json, MissingValue } from '../table/schema.ts';
import { isArray, memberOf, textOf } from './authored.ts';

/** The `missingValues` of a schema or a field, or `undefined` where there are none declared. */
export function readMissingValues(authored: Json): readonly MissingValue[] | undefined {
  const items = memberOf(authored, 'missingValues');
  if (!isArray(items)) return undefined;
  return items.flatMap((item) => {
    const value = typeof item === 'string' ? item : textOf(item, 'value');
    return value === undefined ? [] : [{ value, label: textOf(item, 'label') }];
  });
}
