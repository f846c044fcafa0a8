import { isUtf8 } from 'node:buffer';
import { readPackage } from '../../core/dataset/read-package.ts';
import { diffDataset } from '../../core/difference/diff-dataset.ts';
import { GitRepository } from '../../io/git.ts';

// The difference of one dataset between the last two commits, as a process of its own; `rounds` measures it.
const [folder = '', dataset = ''] = process.argv.slice(2);
const repository = new GitRepository(folder);
const sides = [];
for (const revision of ['HEAD~1', 'HEAD']) {
  const snapshot = repository.snapshot(await repository.commitOf(revision));
  sides.push({ snapshot, package: (await readPackage(snapshot, `datasets/${dataset}`)).package });
}
const [base, head] = sides;
const difference = await diffDataset(base, head, { limit: 20, significantRemoval: 0.1, isUtf8 });
process.stdout.write(`${JSON.stringify(difference.resources)}\n`);
await repository.close();
