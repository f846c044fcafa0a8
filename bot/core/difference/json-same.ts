import { isArray, isObject } from '../dataset/authored.ts';
import { cutShort } from '../finding.ts';
import type { Json } from '../table/schema.ts';

/** Whether two JSON values are the same; the order of an object's members means nothing. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (isArray(one)) return isArray(other) && sameItems(one, other);
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => Object.hasOwn(other, name) && sameJson(one[name], other[name]));
}

function sameItems(one: readonly Json[], other: readonly Json[]): boolean {
  return one.length === other.length && one.every((item, index) => sameJson(item, other[index]));
}

/** Longest value of a property kept in a difference, in characters. */
const VALUE_LIMIT = 200;

/** A value as people wrote it, cut short. */
export function shortJson(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  return cutShort(typeof value === 'string' ? value : JSON.stringify(value), VALUE_LIMIT);
}
