import { itemsOf, textOf } from '../dataset/authored.ts';
import { formatOfMediaType } from '../dataset/format.ts';
import type { Resource } from '../dataset/package.ts';
import { isUtf8 } from '../table/encoding.ts';
import type { ColumnEvidenceCounts, TableEvidence } from './evidence.ts';
import { isMachineReadable, isOpenFormat } from './formats.ts';
import type { Measures, Ratio } from './measure.ts';

/** How often each rule was tripped in one resource, of any room. */
export interface RuleCount {
  readonly rule: string;
  readonly resource: string | undefined;
  readonly count: number;
}

/** What a table's cells, rows and keys come to. `before` is the same table as it was, where that is known. */
export function measureTable(table: TableEvidence, before: TableEvidence | undefined): Measures {
  const { rows, voidRows, evenRows, columns, brokenKeys } = table;
  const required = columns.filter((column) => column.required);
  // A row whose key is repeated or incomplete may be one too many: as many cells, and rows, are not proven right.
  const proven = (count: number): number => Math.max(0, count - brokenKeys);
  return {
    cells: sum(
      columns.map((column) => ({
        numerator: proven(column.right),
        denominator: column.cells + emptied(column, before),
      })),
    ),
    required: {
      numerator: total(required.map(({ filled }) => proven(filled))),
      denominator: required.length * rows,
    },
    rows: { numerator: proven(evenRows), denominator: rows + table.blankRows },
    columns: { numerator: columns.filter(({ consistent }) => consistent).length, denominator: columns.length },
    keys: { numerator: Math.max(0, rows - voidRows - table.brokenKeys), denominator: rows },
    references: {
      numerator: Math.max(0, (rows - voidRows) * table.foreignKeys - table.brokenReferences),
      denominator: rows * table.foreignKeys,
    },
    labels: { numerator: Math.max(0, table.labels - table.vagueLabels), denominator: table.labels },
  };
}

/** Cells of an optional column that had something in them and are empty now, rows taken out aside. */
function emptied(column: ColumnEvidenceCounts, before: TableEvidence | undefined): number {
  const was = before?.columns.find(({ name }) => name === column.name);
  if (was === undefined || column.required || was.required) return 0;
  return Math.max(0, Math.min(column.missing - was.missing, was.filled - column.filled));
}

/** What a resource's description and file come to, whether it is a table or not. */
export function measureResource(
  resource: Resource,
  table: TableEvidence | undefined,
  counts: readonly RuleCount[],
): Measures {
  const told = (...rules: readonly string[]): boolean =>
    counts.some(({ rule, resource: name, count }) => count > 0 && name === resource.name && rules.includes(rule));
  const isTable = resource.kind === 'table';
  const { format, mediatype } = resource;
  const isUtf = resource.encoding === undefined || isUtf8(resource.encoding);
  return {
    dictionary: isTable ? dictionaryOf(resource, table) : NONE,
    metadata: share([isText(resource.title), isText(resource.description), isText(format), isText(mediatype)]),
    files: share([
      !told(
        'file-missing',
        'not-a-file',
        'file-unreadable',
        'file-empty',
        'lfs-pointer',
        'source-error',
        'unsafe-path',
      ) && !told('file-signature', 'table-empty', 'record-too-long', 'geojson-error'),
      !told('byte-count', 'hash-count', 'hash-unknown'),
    ]),
    encoding: isTable
      ? share([isUtf, table !== undefined && !table.encodingWrong, table !== undefined && !table.lineEndsMixed])
      : NONE,
    formats: share([
      isOpenFormat(format),
      isMachineReadable(format),
      mediatype !== undefined && formatOfMediaType(mediatype) !== undefined && !told('media-type-mismatch'),
    ]),
    schema: isTable ? share([resource.schema !== undefined]) : NONE,
  };
}

/** Of each column two things are wanted: its type, and what it means. */
function dictionaryOf({ authoredSchema }: Resource, table: TableEvidence | undefined): Ratio {
  const fields = itemsOf(authoredSchema, 'fields');
  const said = fields.flatMap((field) => [
    isText(textOf(field, 'type')),
    isText(textOf(field, 'description')) || isText(textOf(field, 'title')),
  ]);
  const columns = Math.max(fields.length, table?.columns.length ?? 0, 1);
  return { numerator: said.filter(Boolean).length, denominator: 2 * columns };
}

/** Nothing was looked at. */
export const NONE: Ratio = { numerator: 0, denominator: 0 };

/** How many of some demands are met. */
export function share(met: readonly boolean[]): Ratio {
  return { numerator: met.filter(Boolean).length, denominator: met.length };
}

function sum(ratios: readonly Ratio[]): Ratio {
  return {
    numerator: total(ratios.map(({ numerator }) => numerator)),
    denominator: total(ratios.map(({ denominator }) => denominator)),
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

/** Whether something is written. */
export function isText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
