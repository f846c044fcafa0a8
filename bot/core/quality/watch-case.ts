/** Small tables given as text, for tests. */
import { checkTable } from '../table/check-table.ts';
import { DEFAULT_DIALECT } from '../table/dialect.ts';
import type { TableFinding } from '../table/finding.ts';
import { openTable } from '../table/open-table.ts';
import { DEFAULT_FIELD, DEFAULT_MISSING_VALUES, type Field, NO_CONSTRAINTS, type Schema } from '../table/schema.ts';
import { SourceFindings } from '../table/source-findings.ts';
import { type Tallied, Tally } from '../tally.ts';
import { type NormProfile, profileOf } from './norm.ts';
import { type QualityWatch, type TableQuality, watchQuality } from './quality-watch.ts';

/** A schema as a test writes it: a field's name and what is not as usual in it. */
export type CaseField = Partial<Omit<Field, 'constraints'>> & {
  readonly name: string;
  readonly constraints?: Partial<Field['constraints']>;
};

/** A schema of some fields. */
export function schemaOf(fields: readonly CaseField[], rest: Partial<Schema> = {}): Schema {
  return {
    fields: fields.map((field) => ({
      ...DEFAULT_FIELD,
      type: 'string',
      ...field,
      constraints: { ...NO_CONSTRAINTS, ...field.constraints },
    })),
    fieldsMatch: 'exact',
    missingValues: DEFAULT_MISSING_VALUES,
    primaryKey: [],
    uniqueKeys: [],
    foreignKeys: [],
    ...rest,
  };
}

/** What watching gave, and what the check found. */
export interface WatchedCase extends TableQuality {
  readonly checked: readonly Tallied<TableFinding>[];
}

/** A norm that tests use. */
export function guide(): NormProfile {
  const norm = profileOf('guia-2017');
  if (norm === undefined) throw new Error('no norm');
  return norm;
}

/** Checks and watches a CSV. */
export async function watchCase(csv: string, schema: Schema | undefined, norm = guide()): Promise<WatchedCase> {
  const where = { dataset: 'd', resource: 'r', locate: (line: number) => ({ path: 'r.csv', line }) };
  const tally = new Tally<TableFinding>(1000);
  const findings = new SourceFindings(where, tally, undefined);
  const form = { format: 'csv', gzip: false, encoding: undefined, dialect: DEFAULT_DIALECT };
  const watches: QualityWatch[] = [];
  const order = {
    schema,
    dialect: DEFAULT_DIALECT,
    where,
    references: [],
    collect: [],
    watch: (table: Parameters<typeof watchQuality>[0]) => {
      const watch = watchQuality(table, { norm, limit: 1000, checked: tally });
      watches.push(watch);
      return [watch];
    },
  };
  async function* once(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(csv);
  }
  await checkTable(await openTable(once(), form, findings), order, findings, tally);
  const quality = watches[0]?.finish();
  if (quality === undefined) throw new Error('no table');
  return { ...quality, checked: tally.results() };
}

/** What was found, as `rule@line/field`, in the order of lines. */
export function briefly({ tallies }: TableQuality): readonly string[] {
  const all = tallies.flatMap(({ findings }) => findings);
  const sorted = all.toSorted((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || a.rule.localeCompare(b.rule));
  return sorted.map(
    ({ rule, place }) => `${rule}@${place.line ?? ''}${place.field === undefined ? '' : `/${place.field}`}`,
  );
}
