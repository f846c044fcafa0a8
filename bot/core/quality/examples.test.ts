import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { worktree } from '../../io/worktree.ts';
import type { Resource } from '../dataset/package.ts';
import { readPackage } from '../dataset/read-package.ts';
import { tableStream } from '../dataset/table-stream.ts';
import { checkTable } from '../table/check-table.ts';
import type { TableFinding } from '../table/finding.ts';
import { openData, openTable } from '../table/open-table.ts';
import { SourceFindings } from '../table/source-findings.ts';
import { Tally } from '../tally.ts';
import { checkDescription } from './check-description.ts';
import { scoreDataset, scoreInstitution } from './dataset-quality.ts';
import { type QualityWatch, type TableQuality, watchQuality } from './quality-watch.ts';
import { guide } from './watch-case.ts';

const snapshot = worktree(fileURLToPath(new URL('../../..', import.meta.url)));
const TODAY = '2026-11-20';

async function watchResource(resource: Resource): Promise<TableQuality> {
  const { data, name, encoding, dialect, schema, format, at } = resource;
  const { stream, locate } =
    data.kind === 'files'
      ? tableStream(snapshot, data.paths)
      : { stream: [], locate: (line: number) => ({ path: at.path, line }) };
  const where = { dataset: at.dataset, resource: name, locate };
  const tally = new Tally<TableFinding>(0);
  const heard = new SourceFindings(where, tally, encoding);
  const form = { format: format ?? 'csv', gzip: false, encoding, dialect };
  const source =
    data.kind === 'inline' ? openData(data.data, form, heard) : await openTable(asStream(stream), form, heard);
  const watches: QualityWatch[] = [];
  const watch = (table: Parameters<typeof watchQuality>[0]): readonly QualityWatch[] => {
    watches.push(watchQuality(table, { norm: guide(), limit: 10, checked: tally }));
    return watches;
  };
  await checkTable(source, { schema, dialect, where, references: [], collect: [], watch }, heard, tally);
  const [only] = watches;
  if (only === undefined) throw new Error(`${name} was not read`);
  return only.finish();
}

async function* asStream(stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* stream;
}

test('the example datasets are sound, and every score is whole', async () => {
  const entries = await snapshot.list('datasets');
  const folders = entries
    .filter(({ path }) => path.endsWith('/datapackage.json'))
    .map(({ path }) => path.slice(0, -17));
  expect(folders.length).toBe(10);
  const scores = [];
  for (const folder of folders) {
    const { package: pack } = await readPackage(snapshot, folder);
    if (pack === undefined) throw new Error(folder);
    const read = await Promise.all(pack.resources.filter(({ kind }) => kind === 'table').map(watchResource));
    const tables = read.map(({ evidence }) => evidence);
    expect(
      read.flatMap(({ tallies }) => tallies),
      folder,
    ).toEqual([]);
    expect(checkDescription(pack, { norm: guide(), today: TODAY, tables }), folder).toEqual([]);
    scores.push(scoreDataset({ package: pack, tables, counts: [], today: TODAY }));
  }
  expect(scores.map(({ dataset, score }) => `${dataset} ${score}`)).toEqual(
    scores.map(({ dataset }) => `${dataset} 100`),
  );
  expect(scores.map(({ mqa }) => `${mqa.points} of ${mqa.evaluated}`)).toEqual(scores.map(() => '295 of 295'));
  expect(scoreInstitution(scores).score).toBe(100);
});
