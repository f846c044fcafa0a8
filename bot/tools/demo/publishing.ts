/** What happens after a merge: versions, a consumer, somebody who deletes, and the watch. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, runCommand } from './command-process.ts';
import type { Stage } from './stage.ts';
import { ADMIN, AT, clientOf } from './town.ts';

const REPOSITORY = `${AT.owner}/${AT.repo}`;
/** What nobody has to read of a run in a demonstration. */
const MOST_LINES = 12;

/** The institution begins to publish with what it has. */
export async function beginning(stage: Stage): Promise<boolean> {
  const { screen } = stage;
  screen.act(1, 'La institución comienza a publicar');
  screen.does('Administración', 'corre el flujo «publish» por primera vez, con «adopt».');
  const ended = await publish(stage, '--adopt');
  screen.output('apertura publish --to github --adopt', firstLine(ended), MOST_LINES);
  return ended.status === 0;
}

/** What a merge published, fetched and proved by somebody who only knows the repository. */
export async function consumer(stage: Stage, dataset: string, expected: string): Promise<boolean> {
  const { screen } = stage;
  const published = await publish(stage);
  screen.does('El flujo «publish»', 'corre al integrarse el cambio.');
  screen.output('apertura publish --to github', published.text, MOST_LINES);
  const folder = await mkdtemp(join(tmpdir(), 'apertura-consumer-'));
  try {
    screen.does('Una periodista', 'descarga la versión y comprueba que es la aprobada.');
    const got = await consume(stage, folder, 'get', dataset, '--to', folder);
    screen.output(`apertura get ${dataset}`, got.text, MOST_LINES);
    const proved = await consume(stage, folder, 'verify', dataset, folder);
    screen.output(`apertura verify ${dataset}`, proved.text, MOST_LINES);
    const isThere = [...stage.town.repository.releases.values()].some(({ tagName }) => tagName === expected);
    return published.status === 0 && got.status === 0 && proved.status === 0 && isThere;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A withdrawn dataset: its tombstone, and its last version, which stays. */
export async function withdrawn(stage: Stage, dataset: string): Promise<boolean> {
  const { screen } = stage;
  const published = await publish(stage);
  screen.output('apertura publish --to github', published.text, MOST_LINES);
  const folder = await mkdtemp(join(tmpdir(), 'apertura-consumer-'));
  try {
    screen.does('Una periodista', 'pide el conjunto retirado: su última versión sigue ahí.');
    const got = await consume(stage, folder, 'get', dataset, '--to', folder);
    screen.output(`apertura get ${dataset}`, got.text, MOST_LINES);
    return published.status === 0 && got.status === 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Somebody with every right deletes a version; the watch tells it and brings it back. */
export async function deletion(stage: Stage, tag: string): Promise<boolean> {
  const { screen, town } = stage;
  screen.act(5, 'Una versión que alguien borra');
  const release = [...town.repository.releases.values()].find(({ tagName }) => tagName === tag);
  if (release === undefined) return false;
  const before = release.assets.map(({ name }) => name).sort();
  const { rest } = clientOf(town.sandbox, ADMIN);
  await rest.repos.deleteRelease({ ...AT, release_id: release.id });
  await rest.git.deleteRef({ ...AT, ref: `tags/${tag}` });
  await stage.settled();
  screen.does('Quien administra el repositorio', `borra la versión ${tag} y su etiqueta.`);
  for (const { title, state } of town.repository.issues.values()) {
    if (state === 'open' && title.includes(tag)) screen.result('bad', `Alarma: ${title}`);
  }
  screen.does('El flujo «watch»', 'la encuentra y la restaura desde el registro.');
  const ended = await command(stage, 'watch', '--restore', '--repo', REPOSITORY);
  screen.output('apertura watch --restore', ended.text, MOST_LINES);
  const again = await command(stage, 'watch', '--repo', REPOSITORY);
  const back = [...town.repository.releases.values()].find(({ tagName, draft }) => tagName === tag && !draft);
  const same = JSON.stringify(back?.assets.map(({ name }) => name).sort()) === JSON.stringify(before);
  screen.result(again.status === 0 && same ? 'good' : 'bad', firstLine(again));
  return again.status === 0 && same;
}

async function publish(stage: Stage, ...more: readonly string[]): Promise<Ended> {
  const ended = await command(stage, 'publish', '--to', 'github', '--repo', REPOSITORY, ...more);
  await stage.settled();
  return ended;
}

/** As the workflows do: with a token that may write. */
async function command({ town }: Stage, ...args: readonly string[]): Promise<Ended> {
  const token = town.sandbox.token(town.sandbox.user(ADMIN));
  return await runCommand(args, { cwd: tmpdir(), env: { ...whereOf(town), GITHUB_TOKEN: token } });
}

/** Without a token, as anybody. */
async function consume({ town }: Stage, cwd: string, ...args: readonly string[]): Promise<Ended> {
  return await runCommand([...args, '--repo', REPOSITORY], { cwd, env: whereOf(town) });
}

function whereOf({ sandbox }: Stage['town']): Readonly<Record<string, string>> {
  return { GITHUB_API_URL: `${sandbox.url}/api/v3` };
}

function firstLine({ text }: Ended): string {
  return text.split('\n')[0] ?? '';
}
