/** A schema or dialect: in the descriptor, or in the file that the descriptor names. */
import type { Json } from '../table/schema.ts';
import { isObject, memberOf, textOf } from './authored.ts';
import { found } from './finding.ts';
import { below, type Origin, placeAt } from './origin.ts';
import { joinPath, judgePath } from './paths.ts';
import { validate } from './profile.ts';
import { isKnownSchemaUrl } from './profile-names.ts';
import { lookUp, type Reading, readJson } from './reading.ts';
import { violationFindings } from './report-violations.ts';
import { indexViolations, type Violated } from './violated.ts';

/** `broken`: it is declared and cannot be had. `remote`: it is a URL, which is not fetched. */
export type Reference =
  | {
      readonly kind: 'here';
      readonly value: Json;
      readonly at: Origin;
      /** What is wrong in the file named; `undefined` where it stands in the descriptor, whose violations are known. */
      readonly violated: Violated | undefined;
    }
  | { readonly kind: 'none' | 'broken' | 'remote' };

/** Finds a resource's schema or dialect, reporting what keeps it from being read. */
export async function readReference(
  reading: Reading,
  resource: Json,
  at: Origin,
  property: 'schema' | 'dialect',
): Promise<Reference> {
  const value = memberOf(resource, property);
  const origin = below(at, property);
  if (isObject(value)) return { kind: 'here', value, at: origin, violated: undefined };
  if (typeof value !== 'string') return { kind: value === undefined ? 'none' : 'broken' };
  const judged = judgePath(value);
  if (judged.kind === 'path') return readNamed(reading, value, origin, property);
  if (judged.kind === 'unsafe') {
    reading.report(found('unsafe-path', { written: value, problem: judged.problem }, placeAt(origin)));
    return { kind: 'broken' };
  }
  reading.report(found('remote-reference', { property, url: value }, placeAt(origin)));
  return { kind: 'remote' };
}

async function readNamed(
  reading: Reading,
  written: string,
  origin: Origin,
  property: 'schema' | 'dialect',
): Promise<Reference> {
  const there = await lookUp(reading, written);
  if (there.kind === 'link') {
    reading.report(found('unsafe-path', { written, problem: 'link' }, placeAt(origin)));
  } else if (there.kind === 'unreadable') {
    const place = { ...placeAt(origin), path: joinPath(reading.folder, written), line: undefined };
    reading.report(found('file-unreadable', { code: there.code }, place));
  } else if (there.kind !== 'file') {
    const problem = there.kind === 'missing' ? 'missing' : 'not-a-file';
    reading.report(found('reference-unreadable', { property, written, problem }, placeAt(origin)));
  } else {
    const place = { path: there.entry.path, dataset: origin.dataset, resource: origin.resource };
    const result = await readJson(reading, there.entry, place);
    if (result && 'document' in result) {
      const path = joinPath(reading.folder, written);
      return checked(reading, { ...origin, path, pointer: '', document: result.document }, property);
    }
  }
  return { kind: 'broken' };
}

function checked(reading: Reading, at: Origin, property: 'schema' | 'dialect'): Reference {
  const { value } = at.document;
  const url = textOf(value, '$schema');
  if (url !== undefined && !isKnownSchemaUrl(url)) {
    reading.report(found('profile-unknown', { profile: url }, placeAt(below(at, '$schema'))));
  }
  const violations = validate(property === 'schema' ? 'tableschema.json' : 'tabledialect.json', at.document);
  for (const finding of violationFindings(violations, at, false)) reading.report(finding);
  return { kind: 'here', value, at, violated: indexViolations(violations) };
}
