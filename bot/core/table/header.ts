import type { Tally } from '../tally.ts';
import type { TableFinding } from './finding.ts';
import type { Schema } from './schema.ts';
import type { Head } from './source.ts';
import { lineAt, type Whereabouts } from './where.ts';

/** Which column of the file each field of the schema is read from; -1 where the file has none. */
export type Columns = readonly number[];

/** Delimiters that a header may turn out to have, where the declared one splits nothing. */
const OTHER_DELIMITERS = [';', '\t', '|', ','];

/**
 * Compares a header with the schema by its `fieldsMatch`, and maps fields to columns. A field whose label is elsewhere
 * than it should be is still read from there: one finding on the header says more than one on every cell.
 */
export function matchHeader(head: Head, schema: Schema, where: Whereabouts, tally: Tally<TableFinding>): Columns {
  const place = lineAt(where, head.line, head.record);
  const tell = (finding: Pick<TableFinding, 'rule' | 'facts'>, field?: string): void =>
    // The rule and its facts are made together at each call below.
    tally.add({ ...finding, severity: 'error', place: { ...place, field } } as TableFinding);
  checkLabels(head.labels, tell);
  const mode = head.unordered && schema.fieldsMatch === 'exact' ? 'equal' : schema.fieldsMatch;
  if (mode === 'exact') return matchByOrder(head.labels, schema, tell);
  return matchByName(head.labels, { ...schema, fieldsMatch: mode }, tell);
}

type Tell = (finding: Pick<TableFinding, 'rule' | 'facts'>, field?: string) => void;

/** What is wrong with labels whatever the schema says: blank ones, and the same one twice. */
export function checkLabels(labels: readonly string[], tell: Tell): void {
  const first = new Map<string, number>();
  for (const [index, label] of labels.entries()) {
    const position = index + 1;
    const before = first.get(label);
    if (label.trim() === '') tell({ rule: 'blank-label', facts: { position } });
    else if (before !== undefined) tell({ rule: 'duplicate-label', facts: { label, position, first: before } }, label);
    else first.set(label, position);
  }
}

function matchByOrder(labels: readonly string[], schema: Schema, tell: Tell): Columns {
  const { fields } = schema;
  const delimiter = otherDelimiter(labels, schema);
  for (const [index, label] of labels.entries()) {
    const field = fields[index];
    const position = index + 1;
    if (delimiter !== undefined) break;
    if (field === undefined) tell({ rule: 'extra-label', facts: { label, position } }, label);
    else if (field.name !== label) {
      tell({ rule: 'incorrect-label', facts: { label, field: field.name, position } }, field.name);
    }
  }
  for (const [index, field] of fields.entries()) {
    if (index < labels.length) continue;
    tell({ rule: 'missing-label', facts: { field: field.name, position: index + 1, delimiter } }, field.name);
  }
  // A header that the delimiter did not split has no order.
  return delimiter === undefined ? columnsByOrder(labels, fields) : columnsByName(labels, fields);
}

/** By order, unless the label is elsewhere; a label that is another field's is not taken for this one's. */
function columnsByOrder(labels: readonly string[], fields: Schema['fields']): Columns {
  const names = new Set(fields.map(({ name }) => name));
  const byName = columnsByName(labels, fields);
  return fields.map(({ name }, index) => {
    const label = labels[index];
    if (label === name) return index;
    const elsewhere = byName[index] ?? -1;
    return elsewhere < 0 && label !== undefined && !names.has(label) ? index : elsewhere;
  });
}

/** By the first label that is the field's name. */
function columnsByName(labels: readonly string[], fields: Schema['fields']): Columns {
  const first = new Map<string, number>();
  for (const [index, label] of labels.entries()) if (!first.has(label)) first.set(label, index);
  return fields.map(({ name }) => first.get(name) ?? -1);
}

function matchByName(labels: readonly string[], schema: Schema, tell: Tell): Columns {
  const { fields, fieldsMatch } = schema;
  const columns = columnsByName(labels, fields);
  const delimiter = otherDelimiter(labels, schema);
  const none = columns.every((column) => column < 0);
  if (fieldsMatch === 'partial' && !none) return columns;
  if (fieldsMatch !== 'superset') {
    for (const [index, field] of fields.entries()) {
      if (columns[index] !== -1) continue;
      tell({ rule: 'missing-label', facts: { field: field.name, position: index + 1, delimiter } }, field.name);
    }
  }
  if (fieldsMatch === 'subset' || fieldsMatch === 'partial') return columns;
  const names = new Set(fields.map((field) => field.name));
  for (const [index, label] of labels.entries()) {
    if (!names.has(label)) tell({ rule: 'extra-label', facts: { label, position: index + 1 } }, label);
  }
  return columns;
}

/** The delimiter at which a header of one label splits into the schema's fields, where the declared one splits nothing. */
function otherDelimiter(labels: readonly string[], schema: Schema): string | undefined {
  const [label] = labels;
  if (labels.length !== 1 || label === undefined || schema.fields.length < 2) return undefined;
  const names = new Set(schema.fields.map((field) => field.name));
  return OTHER_DELIMITERS.find((other) => label.split(other).filter((part) => names.has(part)).length > 1);
}
