/**
 * What a person wrote, as JSON. Reading is tolerant: what is not of the type asked for reads as not there, because the
 * profile has already said so.
 */
import type { Json } from '../table/schema.ts';

export type JsonObject = { readonly [key: string]: Json };

/** Whether a value is a JSON object; an array is not. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value's own member, or `undefined` where the value is no object or has no such member. */
export function memberOf(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The member as text. */
export function textOf(value: Json | undefined, key: string): string | undefined {
  const member = memberOf(value, key);
  return typeof member === 'string' ? member : undefined;
}

/** The member as a number. */
export function numberOf(value: Json | undefined, key: string): number | undefined {
  const member = memberOf(value, key);
  return typeof member === 'number' ? member : undefined;
}

/** The member as true or false. */
export function booleanOf(value: Json | undefined, key: string): boolean | undefined {
  const member = memberOf(value, key);
  return typeof member === 'boolean' ? member : undefined;
}

/** The member's items; empty where it is no array. */
export function itemsOf(value: Json | undefined, key: string): readonly Json[] {
  const member = memberOf(value, key);
  return isArray(member) ? member : [];
}

/** The member's items that are text, or `undefined` where it is no array. */
export function textsOf(value: Json | undefined, key: string): readonly string[] | undefined {
  const member = memberOf(value, key);
  return isArray(member) ? member.filter((item) => typeof item === 'string') : undefined;
}

/** The member's items that are numbers, or `undefined` where it is no array. */
export function numbersOf(value: Json | undefined, key: string): readonly number[] | undefined {
  const member = memberOf(value, key);
  return isArray(member) ? member.filter((item) => typeof item === 'number') : undefined;
}

/** A text or an array of texts, as v1 and v2 write keys and paths. */
export function oneOrMore(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Whether a value is a JSON array. */
export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
