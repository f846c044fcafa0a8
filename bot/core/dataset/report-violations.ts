import type { Json } from '../table/schema.ts';
import { isArray, memberOf, textOf } from './authored.ts';
import { type DatasetFinding, found } from './finding.ts';
import { segmentsOf } from './json-lines.ts';
import { type Origin, placeAt } from './origin.ts';
import type { Violation } from './violation.ts';

/** Most violations told of one document. */
export const VIOLATION_LIMIT = 500;

/** The findings of a document's violations, each with the resource and the field that it concerns. */
export function violationFindings(
  violations: readonly Violation[],
  root: Origin,
  resources: boolean,
): readonly DatasetFinding[] {
  return violations.slice(0, VIOLATION_LIMIT).map((violation) => {
    const { resource, field } = resources
      ? subjectOf(root.document.value, violation.pointer)
      : { resource: root.resource, field: fieldOf(root.document.value, segmentsOf(violation.pointer)) };
    const place = placeAt({ ...root, resource, pointer: violation.pointer }, field);
    if (violation.kind === 'path-or-data') return found('path-or-data', { found: violation.found }, place);
    const { keyword, expected } = violation;
    const subject = { property: propertyOf(violation.pointer), item: itemOf(violation.pointer) };
    const facts = { keyword, ...subject, expected, found: violation.found };
    return found('descriptor-error', facts, place);
  });
}

/** The last named property of a pointer: items of a list go by the list's name. */
function propertyOf(pointer: string): string {
  return segmentsOf(pointer).findLast((segment) => !/^\d+$/.test(segment)) ?? '';
}

/** Which item of a list a pointer names, from 1. */
function itemOf(pointer: string): number | undefined {
  const last = segmentsOf(pointer).at(-1) ?? '';
  return /^\d+$/.test(last) ? Number(last) + 1 : undefined;
}

function subjectOf(value: Json, pointer: string): { resource: string | undefined; field: string | undefined } {
  const [first, index, property, ...rest] = segmentsOf(pointer);
  if (first !== 'resources' || index === undefined) return { resource: undefined, field: undefined };
  const resource = itemAt(memberOf(value, 'resources'), index);
  const field = property === 'schema' ? fieldOf(memberOf(resource, 'schema'), rest) : undefined;
  return { resource: textOf(resource, 'name'), field };
}

function fieldOf(schema: Json | undefined, segments: readonly string[]): string | undefined {
  const [first, index] = segments;
  if (first !== 'fields' || index === undefined) return undefined;
  return textOf(itemAt(memberOf(schema, 'fields'), index), 'name');
}

function itemAt(value: Json | undefined, index: string): Json | undefined {
  return isArray(value) ? value[Number(index)] : undefined;
}
