import { dirname } from 'node:path';
import { readPackage } from '../../core/dataset/read-package.ts';
import { GitRepository } from '../../io/git.ts';
import { writeParquet } from '../../io/parquet/write-parquet.ts';

/** `node parquet-ours.js REPOSITORY DATASET TARGET`: a dataset's first table as Parquet, read from git as `publish` does. */
const [folder = '', dataset = '', path = ''] = process.argv.slice(2);
const repository = new GitRepository(folder);
const snapshot = repository.snapshot(await repository.commitOf('HEAD'));
const [resource] = (await readPackage(snapshot, `datasets/${dataset}`)).package?.resources ?? [];
if (resource === undefined) throw new Error(`no table in ${dataset}`);
const { fed } = await writeParquet({ snapshot, resource, folder: dirname(path), path });
console.log(fed);
await repository.close();
