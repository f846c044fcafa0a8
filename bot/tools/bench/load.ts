/** `npm run bench:load`: many pull requests opened within a minute on one repository, before the real app. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { git } from '../../../sandbox/git/run.ts';
import { startSandbox } from '../../../sandbox/sandbox.ts';
import { commitFiles } from '../../../sandbox/seed.ts';
import { startApp } from '../demo/app-process.ts';
import { AT, clientOf, makeTown, type Town } from '../demo/town.ts';
import { writeManyPackages } from './many-files.ts';
import { machineLine } from './print.ts';

const PULLS = 200;
const DATASETS = 500;
const ROWS = 200;
/** Seconds in which they are all opened. */
const SPAN = 60;
const AUTHOR = 'msav-hzavala';
/** What git itself asks for. */
const TRANSPORT = new Set(['git/upload-pack', 'git/receive-pack']);
const NOW = '2026-11-20T17:00:00Z';

/** Opens the pull requests, waits until all are judged, and prints what it took. */
async function main(): Promise<void> {
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  const sandbox = await startSandbox({ conform: 'off' });
  const town = await makeTown(sandbox, root);
  await addDatasets(town);
  const app = await startApp(sandbox, { ...town, env: { APERTURA_NOW: NOW } });
  try {
    await app.settled();
    const asked = sandbox.requests.length;
    for (let at = 0; at < PULLS; at += 1) await propose(town, at);
    const opening = performance.now();
    const client = clientOf(sandbox, AUTHOR);
    await Promise.all(
      Array.from({ length: PULLS }, async (_, at) => {
        await new Promise((resolve) => setTimeout(resolve, (at * SPAN * 1000) / PULLS));
        await client.rest.pulls.create({ ...AT, title: `Cambio ${at}`, head: `cambio-${at}`, base: 'main' });
      }),
    );
    const opened = (performance.now() - opening) / 1000;
    await app.settled();
    const judged = (performance.now() - opening) / 1000;
    const requests = sandbox.requests.slice(asked).filter(({ actor }) => actor === 'apertura[bot]');
    const calls = requests.filter(({ operation }) => !TRANSPORT.has(operation));
    const answers = sandbox.outbox.deliveries.map(({ duration }) => duration).sort((one, other) => one - other);
    const runs = [...town.repository.checkRuns.values()].filter(({ name }) => name.startsWith('apertura/gobernanza'));
    console.log(machineLine());
    console.log(
      [
        `pull requests opened                     ${PULLS} in ${opened.toFixed(0)} s, on ${DATASETS} more datasets`,
        `all judged after                         ${judged.toFixed(0)} s`,
        `judgements / pull requests               ${await app.metric('apertura_judgement_seconds_count')} / ${PULLS}`,
        `checks of approvals, and of how many     ${runs.length} on ${new Set(runs.map(({ headSha }) => headSha)).size} heads`,
        `API calls a review, and fetches          ${(calls.length / PULLS).toFixed(1)} and ${((requests.length - calls.length) / PULLS).toFixed(1)}`,
        ...kindsOf(calls.map(({ operation }) => operation)),
        `webhooks answered, median, 99 %, longest ${answers.length}: ${answers.at(answers.length >> 1)?.toFixed(1)} ms, ${answers.at(Math.floor(answers.length * 0.99))?.toFixed(1)} ms, ${answers.at(-1)?.toFixed(1)} ms`,
        `largest memory of the app                ${peakOf(app.pid)}`,
      ].join('\n'),
    );
  } finally {
    await app.stop();
    await sandbox.stop();
  }
}

async function addDatasets({ repository }: Town): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'load-'));
  try {
    writeManyPackages(folder, DATASETS, ROWS);
    const files: Record<string, Uint8Array> = {};
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files[`datasets/${path.slice(folder.length + 1)}`] = readFileSync(path);
    }
    await commitFiles(repository, { branch: 'main', files, message: 'Muchos conjuntos' });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A branch with one corrected row of a dataset of its own. */
async function propose({ repository }: Town, at: number): Promise<void> {
  const path = `datasets/ingresos-${String(at).padStart(4, '0')}/ingresos.csv`;
  const csv = await git(repository.folder, ['cat-file', 'blob', `main:${path}`]);
  const files = { [path]: `${csv}\n9,2026-11-20,agua,10.00,2026,true,LE000001,\n` };
  await commitFiles(repository, { branch: `cambio-${at}`, parent: 'main', files, message: `Cambio ${at}` });
}

function kindsOf(operations: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const operation of operations) counts.set(operation, (counts.get(operation) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([operation, count]) => `  ${operation.padEnd(38)} ${(count / PULLS).toFixed(2)}`);
}

/** Of the whole process with its judging threads, as Linux tells it. */
function peakOf(pid: number): string {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? 'unknown' : `${(Number(kilobytes) / 1000).toFixed(0)} MB`;
  } catch {
    return 'unknown';
  }
}

await main();
