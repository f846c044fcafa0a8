import { numberShape, undressed } from '../table/infer/number-shape.ts';
import type { NumberProblem } from './finding.ts';

const GROUPED = new Set<string | undefined>([
  'comma-3',
  'group-comma',
  'group-comma-decimal',
  'group-point',
  'group-point-comma',
  'group-space',
]);
const WITH_UNIT =
  /^([+-]?[\d.,]+)(?:\s+[\p{L}µ°²³/]{1,12}\.?(?:\s[\p{L}²³/]{1,12}\.?)?|(?:km|kg|mts?|m2|m3|m²|m³|ha|hrs?|lts?|cm|mm|mg|ml)\.?)$/iu;

/** How a trimmed text is a number: `plain`, or with what else is written beside it; `undefined` where it is none. */
export function numberText(trimmed: string): 'plain' | NumberProblem | undefined {
  if (trimmed.length > 40 || !/\d/.test(trimmed)) return undefined;
  const shape = numberShape(trimmed);
  if (shape !== undefined) return GROUPED.has(shape) ? 'groups' : 'plain';
  const bare = undressed(trimmed);
  if (bare !== undefined && numberShape(bare) !== undefined) return trimmed.includes('%') ? 'percent' : 'currency';
  const unit = WITH_UNIT.exec(trimmed)?.[1];
  return unit !== undefined && numberShape(unit) !== undefined ? 'unit' : undefined;
}
