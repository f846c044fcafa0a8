import type { DatasetDifference, KeptResource } from './difference.ts';
import type { FieldsDifference } from './fields.ts';
import type { Reason } from './impact.ts';
import type { RowsDifference } from './rows.ts';

/** What stands for a value that is not shown. */
const HIDDEN = '[…]';

/** A difference without anything that comes from cells or from the description's texts: what changed, and not from what to what. */
export function withoutValues(difference: DatasetDifference): DatasetDifference {
  return {
    ...difference,
    metadata: difference.metadata.map((change) => ({ ...change, ...hide(change) })),
    resources: difference.resources.map((one) => (one.kind === 'kept' ? keptWithout(one) : one)),
    reasons: difference.reasons.map(reasonWithout),
    findings: difference.findings.map((finding) => ({ ...finding, place: { ...finding.place, cell: undefined } })),
  };
}

interface Pair {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function hide({ before, after }: Pair): Pair {
  return { before: before === undefined ? undefined : HIDDEN, after: after === undefined ? undefined : HIDDEN };
}

function keptWithout(one: KeptResource): KeptResource {
  const { fields, rows } = one;
  return {
    ...one,
    fields: fields === undefined ? undefined : fieldsWithout(fields),
    rows: rowsWithout(rows),
    coverage: [],
  };
}

function fieldsWithout(fields: FieldsDifference): FieldsDifference {
  return {
    ...fields,
    constraints: fields.constraints.map((change) => ({ ...change, ...hide(change) })),
    missingValues: fields.missingValues.map(({ field, added, removed }) => ({
      field,
      added: added.map(() => HIDDEN),
      removed: removed.map(() => HIDDEN),
    })),
    described: fields.described.map((change) => ({ ...change, ...hide(change) })),
  };
}

function rowsWithout(rows: RowsDifference): RowsDifference {
  return rows.kind === 'keyed' ? { ...rows, samples: { added: [], removed: [], changed: [] } } : rows;
}

/** Facts that may be, or come from, a value; the names of fields, types and formats are none. */
const VALUES: ReadonlySet<Reason['code']> = new Set([
  'constraint-tightened',
  'constraint-loosened',
  'missing-values-removed',
  'missing-values-added',
  'coverage-shortened',
  'coverage-extended',
  'temporal-shortened',
  'temporal-extended',
  'licence-narrowed',
  'licence-widened',
  'licence-unclear',
]);
const FACTS: ReadonlySet<string> = new Set(['before', 'after', 'from', 'to', 'newFrom', 'newTo']);

function reasonWithout(reason: Reason): Reason {
  if (!VALUES.has(reason.code)) return reason;
  const facts = Object.entries(reason.facts).map(([name, fact]): [string, unknown] => {
    if (name === 'values' && Array.isArray(fact)) return [name, [HIDDEN]];
    return [name, FACTS.has(name) && fact !== undefined && fact !== '' ? HIDDEN : fact];
  });
  // The same facts of the same reason, their texts replaced by another text.
  return { ...reason, facts: Object.fromEntries(facts) } as Reason;
}
