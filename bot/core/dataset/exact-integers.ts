import { parse, type ValueNode } from '@humanwhocodes/momoa';
import type { Json } from '../table/schema.ts';

/** A whole number that is long enough to be rounded, or something like it within a text: few descriptors hold any. */
const LONG = /[[:,\s]-?\d{16,}\s*[,\]}]/;

/**
 * A JSON text's value with those integers as texts that a double would round: a limit or a key of more than 2^53 is then
 * compared as it is written, and is published as it is written. `value` is what `JSON.parse` read, and may be changed.
 */
export function withExactIntegers(text: string, value: Json): Json {
  if (!LONG.test(text)) return value;
  return exact(parse(text, { ranges: true }).body, value, text);
}

function exact(node: ValueNode, value: Json, text: string): Json {
  if (node.type === 'Number' && typeof value === 'number') {
    const literal = node.range === undefined ? '' : text.slice(...node.range);
    return /^-?\d+$/.test(literal) && isRounded(literal, value) ? literal : value;
  }
  if (node.type === 'Array' && Array.isArray(value)) {
    const items: Json[] = value;
    for (const [at, { value: item }] of node.elements.entries()) items[at] = exact(item, items[at] ?? null, text);
  }
  if (node.type === 'Object' && isObject(value)) {
    // Of those of the same name the last counts.
    const members = new Map(
      node.members.map(({ name, value }) => [name.type === 'String' ? name.value : name.name, value]),
    );
    for (const [key, member] of members) {
      const own = Object.getOwnPropertyDescriptor(value, key);
      // Not by assignment: `__proto__` is a name like others here.
      if (own !== undefined) Object.defineProperty(value, key, { ...own, value: exact(member, own.value, text) });
    }
  }
  return value;
}

function isRounded(literal: string, value: number): boolean {
  return !Number.isSafeInteger(value) && (!Number.isFinite(value) || BigInt(value) !== BigInt(literal));
}

function isObject(value: Json): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
