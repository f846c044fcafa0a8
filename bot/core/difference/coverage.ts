import type { CellDigest } from './cell-digest.ts';
import type { FieldPair } from './table-fields.ts';
import { isTime, showOrder } from './time-bytes.ts';

/** The time that a field's values span, on both sides. Of datetimes to the second, in UTC where they have a zone. */
export interface CoverageChange {
  readonly field: string;
  readonly before: Span;
  /** `undefined` where no value is left. */
  readonly after: Span | undefined;
  /** `shortened` also where one end was and the other was extended. */
  readonly direction: 'shortened' | 'extended';
}

export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Compares the span of a field's values. A field whose type changed spans nothing that could be compared. */
export function diffCoverage(
  { base, head }: FieldPair,
  before: CellDigest,
  after: CellDigest,
): readonly CoverageChange[] {
  const { type } = head.field;
  if (!isTime(type) || base.field.type !== type || before.earliest > before.latest) return [];
  const shortened = !(after.earliest <= before.earliest && after.latest >= before.latest);
  const extended = after.earliest < before.earliest || after.latest > before.latest;
  if (!shortened && !extended) return [];
  const span = ({ earliest, latest }: CellDigest): Span => ({
    from: showOrder(type, earliest),
    to: showOrder(type, latest),
  });
  return [
    {
      field: head.field.name,
      before: span(before),
      after: after.earliest > after.latest ? undefined : span(after),
      direction: shortened ? 'shortened' : 'extended',
    },
  ];
}
