/** Small datasets for the tests of this room. */
import { readPackage } from '../dataset/read-package.ts';
import type { Snapshot } from '../snapshot.ts';
import { diffDataset } from './diff-dataset.ts';
import type { DatasetDifference, DiffOptions, Side } from './difference.ts';
import { differencePhrasesEs } from './phrases.es.ts';

/** What stands at a path: text, bytes, or a symbolic link. */
export type Content = string | Uint8Array | { readonly link: string };
export type Files = Readonly<Record<string, Content>>;

export const OPTIONS: DiffOptions = { limit: 3, significantRemoval: 0.05 };

export const FIELDS = [
  { name: 'id', type: 'integer' },
  { name: 'obra', type: 'string' },
  { name: 'monto', type: 'number' },
  { name: 'fecha', type: 'date' },
];

export const CSV = 'id,obra,monto,fecha\n1,Puente,10.5,2024-01-01\n2,Plaza,20,2024-02-01\n3,Calle,30,2024-03-01\n';

/** A descriptor of one table `obras`, with what is to be otherwise. */
export function descriptor(change: {
  readonly pack?: object;
  readonly resource?: object;
  readonly schema?: object;
  readonly fields?: readonly object[];
}): string {
  const schema = { fields: change.fields ?? FIELDS, primaryKey: 'id', ...change.schema };
  const resource = { name: 'obras', path: 'obras.csv', schema, ...change.resource };
  return JSON.stringify({
    name: 'd',
    title: 'Obras',
    licenses: [{ name: 'CC-BY-4.0' }],
    resources: [resource],
    ...change.pack,
  });
}

/** What the tests of this room ask, over snapshots made by `memory`. */
export interface Asked {
  /** A side of a change: the files of the dataset in `datasets/<name>`. */
  readonly side: (files: Files | undefined, name?: string) => Promise<Side | undefined>;
  /** The difference between two sides of `datasets/d`. */
  readonly diff: (
    base: Files | undefined,
    head: Files | undefined,
    options?: Partial<DiffOptions>,
  ) => Promise<DatasetDifference>;
  /** What a case expects, as found: impact with reasons and findings, rows, and the sentence people read. */
  readonly told: (base: Files | undefined, head: Files | undefined) => Promise<readonly [string, string, string]>;
}

/** Makes what the tests ask; core itself knows no way to make a snapshot. */
export function askedOf(memory: (files: Files) => Snapshot): Asked {
  const side: Asked['side'] = async (files, name = 'd') => {
    if (files === undefined) return undefined;
    const folder = `datasets/${name}`;
    const below = Object.entries(files).map(([path, file]) => [`${folder}/${path}`, file] as const);
    const snapshot = memory(Object.fromEntries(below));
    return { snapshot, package: (await readPackage(snapshot, folder)).package };
  };
  const diff: Asked['diff'] = async (base, head, options) =>
    await diffDataset(await side(base), await side(head), { ...OPTIONS, dataset: 'd', ...options });
  return { side, diff, told: async (base, head) => tell(await diff(base, head)) };
}

/** Rows of each table in short: `obras 3→4 +1 -0 ~0`. */
export function rowsOf({ resources }: DatasetDifference): string {
  const shown = resources.flatMap((one) => {
    if (one.kind !== 'kept') return [`${one.kind} ${one.resource}`];
    const { rows } = one;
    if (rows.kind === 'keyed') return [`${rows.base}→${rows.head} +${rows.added} -${rows.removed} ~${rows.changed}`];
    if (rows.kind === 'unkeyed') return [`${rows.base}→${rows.head} +${rows.added} -${rows.removed}`];
    return [rows.kind === 'unknown' ? `unknown ${rows.side} ${rows.why}` : rows.kind];
  });
  return shown.join('; ');
}

/** One table, and what its descriptor has otherwise. */
export function table(csv: Content, change: Parameters<typeof descriptor>[0] = {}): Files {
  return { 'datapackage.json': descriptor(change), 'obras.csv': csv };
}

/** The usual table, with one field's properties otherwise. */
export function field(name: string, properties: object, csv: Content = CSV): Files {
  return table(csv, { fields: FIELDS.map((one) => (one.name === name ? { ...one, ...properties } : one)) });
}

/** Some of the usual fields, in this order. */
export function pick(...names: readonly string[]): readonly object[] {
  return names.flatMap((name) => FIELDS.filter((one) => one.name === name));
}

/** A dataset of several tables. */
export function tables(...names: readonly string[]): Files {
  const schema = { fields: FIELDS, primaryKey: 'id' };
  const resources = names.map((name) => ({ name, path: `${name}.csv`, schema }));
  const files = Object.fromEntries(names.map((name) => [`${name}.csv`, CSV]));
  return { 'datapackage.json': descriptor({ pack: { resources } }), ...files };
}

/** A table of many rows. */
export function manyRows(count: number): string {
  const lines = Array.from({ length: count }, (_, index) => `${index + 1},Obra,${index},2024-01-01\n`);
  return `id,obra,monto,fecha\n${lines.join('')}`;
}

export const BASE: Files = table(CSV);
export const NO_KEY = { schema: { primaryKey: undefined } };
export const POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n';

/** A case: what is on both sides, the reasons with their impact, the rows, and the sentence people read. */
export type Case = readonly [
  name: string,
  base: Files | undefined,
  head: Files | undefined,
  reasons: string,
  rows: string,
  summary: string,
];

function tell(difference: DatasetDifference): readonly [string, string, string] {
  const reasons = difference.reasons.map(({ code }) => code);
  const findings = difference.findings.map(({ rule }) => `!${rule}`);
  const what = [`${difference.impact}/${difference.bump}`, ...new Set([...reasons, ...findings])].join(' ');
  return [what, rowsOf(difference), differencePhrasesEs.summary(difference)];
}
