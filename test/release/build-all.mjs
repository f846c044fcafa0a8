// Builds releases with the built program, as a process of its own: `node build-all.mjs CLONE FIRST SECOND OUT UMASK DATASET…`.
// Prints the SHA-256 of every file made, as JSON.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAssets } from '../../dist/bot/apps/publish/build-assets.js';
import { buildOrder } from '../../dist/bot/apps/publish/release-case.js';
import { GitRepository } from '../../dist/bot/io/git.js';

const [clone = '', first = '', second = '', out = '', mask = '022', ...datasets] = process.argv.slice(2);
process.umask(Number.parseInt(mask, 8));
const repository = new GitRepository(clone);
const made = {};
for (const dataset of datasets) {
  for (const isFirst of [true, false]) {
    const version = { major: isFirst ? 1 : 2, minor: 0, patch: 0 };
    const folder = join(out, `${dataset}-${version.major}`);
    await buildAssets(await buildOrder({ repository, first, second }, dataset, folder, { version, isFirst }));
    for (const name of (await readdir(folder)).sort()) {
      const bytes = await readFile(join(folder, name));
      made[`${dataset}@${version.major}/${name}`] = createHash('sha256').update(bytes).digest('hex');
    }
  }
}
await repository.close();
process.stdout.write(JSON.stringify({ node: process.versions.node, made }));
