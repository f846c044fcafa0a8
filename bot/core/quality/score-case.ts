/** A dataset of one table given as text and scored, for tests. */
import { readPackage } from '../dataset/read-package.ts';
import type { Entry, Snapshot } from '../snapshot.ts';
import type { Json, Schema } from '../table/schema.ts';
import { type DatasetEvidence, type DatasetQuality, scoreDataset } from './dataset-quality.ts';
import type { TableEvidence } from './evidence.ts';
import { watchCase } from './watch-case.ts';

/** A descriptor that lacks nothing. */
export const WHOLE: { readonly [name: string]: Json } = {
  name: 'd',
  title: 'Obras',
  description: 'Obras terminadas.',
  homepage: 'https://datos.example/',
  created: '2025-01-01T00:00:00Z',
  keywords: ['obra'],
  licenses: [{ name: 'CC-BY-4.0' }],
  contributors: [{ title: 'Obras', email: 'o@datos.example', roles: ['publisher'] }],
  'dcat:modified': '2026-11-01T00:00:00Z',
  'dcat:temporal': '2026-01-01/2026-10-31',
  'dcat:spatial': '11',
  'dcat:theme': ['GOVE'],
  'dcat:accrualPeriodicity': 'R/P1M',
  'dcat:accessLevel': 'public',
};

/** A resource that lacks nothing but its schema. */
export const RESOURCE: { readonly [name: string]: Json } = {
  name: 'r',
  type: 'table',
  title: 'Obras',
  description: 'Una por renglón.',
  path: 'r.csv',
  format: 'csv',
  mediatype: 'text/csv',
};

/** The day of these tests. */
export const TODAY = '2026-11-20';

/** The scores, and what they were made of. */
export interface ScoredCase {
  readonly quality: DatasetQuality;
  readonly evidence: DatasetEvidence;
}

/** Scores a descriptor with one table. The schema is the table's; its fields are described in the descriptor too. */
export async function scoreCase(
  descriptor: { readonly [name: string]: Json },
  resource: { readonly [name: string]: Json },
  csv: string,
  schema: Schema | undefined,
  before?: readonly TableEvidence[],
): Promise<ScoredCase> {
  const text = JSON.stringify({ ...descriptor, resources: [resource] });
  const read = await readPackage(filesOf({ 'd/datapackage.json': text, 'd/r.csv': csv }), 'd');
  if (read.package === undefined) throw new Error(JSON.stringify(read.findings));
  const { evidence: table, checked } = await watchCase(csv, schema);
  const counts = checked.map(({ rule, count }) => ({ rule, resource: 'r', count }));
  const evidence = { package: read.package, tables: [table], counts, today: TODAY, before };
  return { quality: scoreDataset(evidence), evidence };
}

function filesOf(files: Readonly<Record<string, string>>): Snapshot {
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const entry = (path: string): Entry => ({ path, kind: 'file', size: bytes.get(path)?.length ?? 0 });
  const read = (path: string): Uint8Array => bytes.get(path) ?? new Uint8Array(0);
  return {
    list: async (prefix) => [...bytes.keys()].filter((path) => path.startsWith(prefix)).map(entry),
    stat: async (path) => (bytes.has(path) ? entry(path) : undefined),
    read: async (path) => read(path),
    open: async function* (path) {
      yield read(path);
    },
  };
}
