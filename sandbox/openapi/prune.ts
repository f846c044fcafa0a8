/**
 * Makes `github.json` anew: `node dist/sandbox/openapi/prune.js PATH_TO_api.github.com.json`, with the file
 * `generated/api.github.com.json` of the package `@octokit/openapi`. See NOTICE.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { ALL_OPERATIONS } from '../api/all.ts';
import { EVENTS } from '../webhooks/events.ts';
import type { Description } from './description.ts';
import { prune } from './pruning.ts';
import type { Tree } from './schema-form.ts';

const SOURCE = '@octokit/openapi 23.0.2, generated/api.github.com.json (MIT)';
const OUTPUT = 'sandbox/openapi/github.json';

/** One operation, event or schema a line, so that a difference can be read. */
function write({ source, ...sections }: Description): string {
  const parts = Object.entries(sections).map(([name, section]) => {
    const lines = Object.entries(section).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    return `"${name}":{\n${lines.join(',\n')}\n}`;
  });
  return `{"source":${JSON.stringify(source)},\n${parts.join(',\n')}}\n`.replaceAll(
    '#/components/schemas/',
    '#/schemas/',
  );
}

const [path] = process.argv.slice(2);
if (path === undefined) {
  process.stderr.write('usage: node dist/sandbox/openapi/prune.js PATH_TO_api.github.com.json\n');
  process.exitCode = 2;
} else {
  const whole = JSON.parse(await readFile(path, 'utf8')) as Tree;
  const wanted = { operations: ALL_OPERATIONS.map(({ id }) => id), events: EVENTS };
  const pruned = prune(whole, wanted, SOURCE);
  await writeFile(OUTPUT, write(pruned));
  for (const id of wanted.operations.filter((each) => !(each in pruned.operations))) {
    process.stderr.write(`GitHub does not describe the operation ${id}\n`);
  }
  for (const event of EVENTS.filter((each) => !(each in pruned.webhooks))) {
    process.stderr.write(`GitHub does not describe the event ${event}\n`);
  }
}
