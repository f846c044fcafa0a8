import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { worktree } from '../../io/worktree.ts';
import type { Resource } from '../dataset/package.ts';
import { readPackage } from '../dataset/read-package.ts';
import { tableStream } from '../dataset/table-stream.ts';
import type { Snapshot } from '../snapshot.ts';
import { checkTable } from '../table/check-table.ts';
import type { TableFinding } from '../table/finding.ts';
import { openTable } from '../table/open-table.ts';
import { SourceFindings } from '../table/source-findings.ts';
import { Tally } from '../tally.ts';
import type { PrivacyFinding } from './finding.ts';
import { PLAIN_OPTIONS } from './sample.ts';
import { type PrivacyWatch, watchPrivacy } from './watch.ts';

const snapshot = worktree(fileURLToPath(new URL('../../..', import.meta.url)));

async function lookAtResource(
  from: Snapshot,
  { name, data, format, encoding, dialect, schema, at }: Resource,
): Promise<{
  readonly rows: number | undefined;
  readonly findings: readonly PrivacyFinding[];
}> {
  const { stream, locate } = tableStream(from, data.kind === 'files' ? data.paths : []);
  const where = { dataset: at.dataset, resource: name, locate };
  const tally = new Tally<TableFinding>(0);
  const heard = new SourceFindings(where, tally, encoding);
  const watches: PrivacyWatch[] = [];
  const order = { schema, dialect, where, references: [], collect: [] };
  const source = await openTable(stream, { format: format ?? 'csv', gzip: false, encoding, dialect }, heard);
  const watch = (table: Parameters<typeof watchPrivacy>[0]): readonly PrivacyWatch[] => {
    watches.push(watchPrivacy(table, PLAIN_OPTIONS));
    return watches;
  };
  const { rows } = await checkTable(source, { ...order, watch }, heard, tally);
  return { rows, findings: watches.flatMap((each) => each.finish()) };
}

test('the example institution publishes nothing that it must not', async () => {
  const descriptors = (await snapshot.list('datasets')).filter(({ path }) => path.endsWith('/datapackage.json'));
  const told: string[] = [];
  let read = 0;
  for (const { path } of descriptors) {
    const { package: made } = await readPackage(snapshot, path.slice(0, path.lastIndexOf('/')));
    for (const resource of made?.resources ?? []) {
      if (resource.kind !== 'table' || resource.data.kind !== 'files') continue;
      const { rows, findings } = await lookAtResource(snapshot, resource);
      read += rows ?? 0;
      told.push(...findings.map(({ rule, severity, place }) => `${severity} ${rule} ${place.path} ${place.field}`));
    }
  }
  expect(read).toBeGreaterThan(60_000);
  expect(told.filter((line) => line.startsWith('error'))).toEqual([]);
});
