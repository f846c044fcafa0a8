import type { ColumnSurvey } from './column.ts';
import type { Doubt } from './doubt.ts';
import type { InferredType } from './inferred-type.ts';

/** Below this share, what is written otherwise is a fault of those cells, not the column's way of writing. */
const CUSTOM_SHARE = 0.02;

/** The number type that fits most cells of a column, with how many it fits. */
export interface NumberFit extends InferredType {
  readonly fits: number;
}

/** How a column's numbers are written, as if all its cells were numbers. */
export function fitNumbers(column: ColumnSurvey, filled: number): NumberFit {
  const { shapes } = column;
  const dressed = shapes.earliest((name) => name.startsWith(DRESSED))?.count ?? 0;
  const isBare = dressed <= filled * CUSTOM_SHARE;
  const count = (...names: readonly string[]): number =>
    shapes.countOf(...names) + (isBare ? 0 : shapes.countOf(...names.map((name) => DRESSED + name)));
  const points = count('decimal', 'decimal-zero', 'group-comma-decimal');
  const isComma = count('comma', 'group-point-comma') > points || (points === 0 && count('group-point') > 0);
  const signs = isComma ? COMMA : POINT;
  const isUsual = (used: number): boolean => used > filled * CUSTOM_SHARE;
  const groups = isUsual(count(...signs.groups)) ? signs : isUsual(count('group-space')) ? SPACE : undefined;
  const names = new Set(['integer', 'exponent', ...signs.decimals, ...(groups?.groups ?? [])]);
  const accepts = (shape: string): boolean => names.has(isBare ? shape : shape.replace(DRESSED, ''));
  const isWhole = count('exponent', ...signs.decimals, groups?.both ?? '') === 0;
  return {
    type: isWhole ? 'integer' : 'number',
    format: undefined,
    properties: {
      ...(isComma && !isWhole ? { decimalChar: ',' } : {}),
      ...(groups === undefined ? {} : { groupChar: groups.groupChar }),
      ...(isBare ? {} : { bareNumber: false }),
    },
    doubts: [
      ...groupDoubts(column, groups),
      ...(isComma && !isWhole ? seenDoubt(column, 'decimal-comma', (name) => COMMA.decimals.includes(name)) : []),
      ...zeroDoubts(column, filled),
      ...(isBare ? [] : seenDoubt(column, 'bare-number', (name) => name.startsWith(DRESSED))),
    ],
    fits: shapes.earliest(accepts)?.count ?? 0,
    accepts,
  };
}

const DRESSED = 'dressed ';

interface Writing {
  readonly groupChar: string;
  readonly groups: readonly string[];
  readonly decimals: readonly string[];
  /** With both a group and a decimal sign. */
  readonly both: string;
}

const POINT: Writing = {
  groupChar: ',',
  groups: ['group-comma', 'group-comma-decimal', 'comma-3'],
  decimals: ['decimal', 'decimal-zero', 'point-3'],
  both: 'group-comma-decimal',
};
const COMMA: Writing = {
  groupChar: '.',
  groups: ['group-point', 'group-point-comma', 'point-3'],
  decimals: ['comma', 'comma-3'],
  both: 'group-point-comma',
};
const SPACE: Writing = { groupChar: ' ', groups: ['group-space'], decimals: [], both: '' };

function groupDoubts(column: ColumnSurvey, written: Writing | undefined): Doubt[] {
  if (written === undefined) return [];
  const { shapes, label: field } = column;
  const seen = shapes.earliest((name) => written.groups.includes(name.replace(DRESSED, '')));
  if (seen === undefined) return [];
  // A lone `1,234` in every cell may as well be a decimal comma.
  const unsure = shapes.countOf('group-comma', 'group-comma-decimal', 'group-point', 'group-point-comma') === 0;
  const { line, count, sample } = seen;
  return [{ doubt: 'group-char', line, field, facts: { char: written.groupChar, count, sample, unsure } }];
}

function seenDoubt(
  { shapes, label: field }: ColumnSurvey,
  doubt: 'decimal-comma' | 'bare-number',
  isWanted: (name: string) => boolean,
): Doubt[] {
  const seen = shapes.earliest(isWanted);
  return seen === undefined
    ? []
    : [{ doubt, line: seen.line, field, facts: { count: seen.count, sample: seen.sample } }];
}

/** Whole numbers written with decimals that are all zero. */
function zeroDoubts({ shapes, label: field }: ColumnSurvey, filled: number): Doubt[] {
  const seen = shapes.entries.get('decimal-zero');
  const whole = shapes.countOf('decimal-zero') + shapes.countOf('integer');
  if (seen === undefined || whole < filled) return [];
  return [{ doubt: 'decimal-zeros', line: seen.line, field, facts: { count: seen.count, sample: seen.sample } }];
}
