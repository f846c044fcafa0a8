import { afterPush } from '../../../sandbox/git/push.ts';
import { tipOf } from '../../../sandbox/git/refs.ts';
import { git } from '../../../sandbox/git/run.ts';
import type { Pull } from '../../../sandbox/repository.ts';
import { commitFiles } from '../../../sandbox/seed.ts';
import { governanceCheck } from '../../core/governance/names.ts';
import { spoiledByExcel } from './excel.ts';
import { beginning, consumer, deletion, withdrawn } from './publishing.ts';
import type { Stage } from './stage.ts';
import { AT, clientOf } from './town.ts';

const WORKS = 'datasets/obra-publica/data/avances.csv';
const ROUTES = 'datasets/rutas-de-recoleccion';
const BOT = 'apertura[bot]';

/** The whole story; `false` where something came out otherwise than told. */
export async function tellStory(stage: Stage): Promise<boolean> {
  const outcomes = [
    await beginning(stage),
    await correction(stage),
    await withdrawal(stage),
    await trick(stage),
    await deletion(stage, 'obra-publica@1.1.0'),
  ];
  return outcomes.every((outcome) => outcome);
}

/** A publisher's file, spoiled by Excel: comment, correction, approval, merge. */
async function correction(stage: Stage): Promise<boolean> {
  const { screen } = stage;
  screen.act(2, 'Una publicación con los daños de siempre');
  const good = `${await contentOf(stage, 'main', WORKS)}OP-2026-001,2026-11,12,10,1250000.50\n`;
  screen.does('Héctor Zavala', 'abre «Avances de obra de noviembre» con un archivo que pasó por Excel.');
  const number = await propose(stage, 'msav-hzavala', 'avances-noviembre', 'Avances de obra de noviembre', {
    [WORKS]: spoiledByExcel(good),
  });
  const first = await said(stage, number);
  screen.comment(BOT, first.comment, 34);
  const refused = await mergeIs(stage, 'msav-hzavala', number);
  screen.does('Héctor Zavala', 'intenta integrarlo así.');
  screen.result('bad', `GitHub lo impide: ${refused}`);
  screen.does('Héctor Zavala', 'guarda de nuevo como CSV UTF-8 y corrige la rama.');
  await push(stage, 'msav-hzavala', 'avances-noviembre', { [WORKS]: good });
  const second = await said(stage, number);
  screen.comment(BOT, second.comment, 24);
  screen.does('Jorge Landeros', '(gobernanza) aprueba el cambio.');
  await approve(stage, 'msav-jlanderos', number);
  const third = await said(stage, number);
  screen.result('good', `${governanceCheck('main')}: ${third.title}`);
  const merged = await mergeIs(stage, 'msav-hzavala', number);
  screen.result(merged === '' ? 'good' : 'bad', merged === '' ? 'Integrado en main.' : merged);
  const released = await consumer(stage, 'obra-publica', 'obra-publica@1.1.0');
  return refused !== '' && second.data === 'success' && merged === '' && released;
}

/** A dataset is deleted; refused; withdrawn as it should be. */
async function withdrawal(stage: Stage): Promise<boolean> {
  const { screen } = stage;
  screen.act(3, 'Un conjunto que se quiere borrar');
  screen.does('Ramón Gutiérrez', 'abre «Quitar rutas de recolección» borrando la carpeta.');
  const files = await pathsBelow(stage, ROUTES);
  const gone = Object.fromEntries(files.map((path) => [path, undefined]));
  const number = await propose(stage, 'msav-rgutierrez', 'quitar-rutas', 'Quitar rutas de recolección', gone);
  const first = await said(stage, number);
  screen.comment(BOT, first.comment, 26);
  await approve(stage, 'msav-jlanderos', number);
  await approve(stage, 'msav-aquintana', number);
  const refused = await mergeIs(stage, 'msav-rgutierrez', number);
  screen.does('Dos integrantes de gobernanza', 'aprueban; Ramón intenta integrarlo.');
  screen.result('bad', `GitHub lo impide: ${refused}`);
  screen.does('Ramón Gutiérrez', 'deja constancia del retiro en withdrawn.yaml.');
  const record =
    'date: 2026-11-20\nreason: El servicio pasó a un organismo que publicará sus propias rutas.\nlastVersion: 1.0.0\n';
  await push(stage, 'msav-rgutierrez', 'quitar-rutas', { [`${ROUTES}/withdrawn.yaml`]: record });
  const second = await said(stage, number);
  screen.result('wait', `${governanceCheck('main')}: ${second.title}`);
  for (const login of ['msav-jlanderos', 'msav-aquintana']) await approve(stage, login, number);
  screen.does('Jorge Landeros y Adriana Quintana', 'aprueban el retiro, ahora con su constancia.');
  const third = await said(stage, number);
  screen.result(third.decision === 'success' ? 'good' : 'bad', `${governanceCheck('main')}: ${third.title}`);
  const merged = await mergeIs(stage, 'msav-rgutierrez', number);
  const left = await pathsBelow(stage, ROUTES);
  screen.result(
    merged === '' ? 'good' : 'bad',
    merged === '' ? `En main queda la constancia: ${left.join(', ')}` : merged,
  );
  const stays = await withdrawn(stage, 'rutas-de-recoleccion');
  return refused !== '' && merged === '' && left.length === 1 && stays;
}

/** Whoever left the group approves all the same. */
async function trick(stage: Stage): Promise<boolean> {
  const { screen, town } = stage;
  screen.act(4, 'Una aprobación de quien ya no está');
  screen.does('Julieta Acosta', 'abre «Etiqueta del arbolado»; aprueban Tomás Ibáñez, cuyo cargo terminó en abril,');
  screen.line('y Lorena Campos, a quien acaban de sacar del equipo.');
  const path = 'datasets/arbolado-urbano/README.md';
  const number = await propose(stage, 'msav-jacosta', 'arbolado', 'Etiqueta del arbolado', {
    [path]: `${await contentOf(stage, 'main', path)}\nCensado a pie.\n`,
  });
  town.organization.teams.get('governance')?.members.delete('msav-lcampos');
  await approve(stage, 'msav-tibanez', number);
  await approve(stage, 'msav-lcampos', number);
  const { comment, decision } = await said(stage, number);
  screen.comment(BOT, comment.slice(comment.indexOf('### ')), 22);
  const refused = await mergeIs(stage, 'msav-jacosta', number);
  screen.result('bad', `GitHub lo impide: ${refused}`);
  return decision === 'action_required' && refused !== '';
}

async function contentOf({ town }: Stage, revision: string, path: string): Promise<string> {
  return `${await git(town.repository.folder, ['cat-file', 'blob', `${revision}:${path}`])}\n`;
}

async function pathsBelow({ town }: Stage, folder: string): Promise<readonly string[]> {
  const out = await git(town.repository.folder, ['ls-tree', '-r', '-z', '--name-only', 'main', '--', `${folder}/`]);
  return out.split('\0').filter((path) => path !== '');
}

type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

async function propose(stage: Stage, login: string, branch: string, title: string, files: Files): Promise<number> {
  const { town } = stage;
  await commitFiles(town.repository, {
    branch,
    parent: 'main',
    files,
    message: title,
    date: town.sandbox.world.now(),
    author: `${login} <${login}@sanaurelio.example>`,
  });
  const { data } = await clientOf(town.sandbox, login).rest.pulls.create({ ...AT, title, head: branch, base: 'main' });
  await stage.settled();
  return data.number;
}

async function push(stage: Stage, login: string, branch: string, files: Files): Promise<void> {
  const { repository, sandbox } = stage.town;
  const ref = `refs/heads/${branch}`;
  const before = await tipOf(repository, ref);
  const author = `${login} <${login}@sanaurelio.example>`;
  const after = await commitFiles(repository, {
    branch,
    files,
    message: 'Corrige',
    author,
    date: sandbox.world.now(),
  });
  await afterPush(sandbox.world, repository, sandbox.user(login), [{ ref, before, after }]);
  await stage.settled();
}

async function approve(stage: Stage, login: string, number: number): Promise<void> {
  const client = clientOf(stage.town.sandbox, login);
  await client.rest.pulls.createReview({ ...AT, pull_number: number, event: 'APPROVE' });
  await stage.settled();
}

/** Why a merge is refused; empty where it was done. */
async function mergeIs(stage: Stage, login: string, number: number): Promise<string> {
  try {
    await clientOf(stage.town.sandbox, login).rest.pulls.merge({ ...AT, pull_number: number });
    await stage.settled();
    return '';
  } catch (error) {
    return (error as Error).message
      .replace(/ - .*$/, '')
      .replace(/\s*\n\s*/g, ' ')
      .trim();
  }
}

interface Said {
  readonly comment: string;
  /** Of the check of approvals. */
  readonly title: string;
  readonly decision: string | undefined;
  /** Of the check of the data. */
  readonly data: string | undefined;
}

/** What the app has said of a pull request at its head. */
async function said({ town }: Stage, number: number): Promise<Said> {
  const { repository } = town;
  const pull: Pull | undefined = repository.pulls.get(number);
  if (pull === undefined) throw new Error(`there is no pull request ${number}`);
  const runs = [...repository.checkRuns.values()].filter(({ headSha }) => headSha === pull.head.sha);
  const last = (name: string): (typeof runs)[number] | undefined => runs.filter((run) => run.name === name).at(-1);
  const decision = last(governanceCheck('main'));
  return {
    comment: pull.issue.comments.find(({ author }) => author.login === BOT)?.body ?? '(nada)',
    title: decision?.output.title ?? '(nada)',
    decision: decision?.conclusion,
    data: last('apertura/datos (main)')?.conclusion,
  };
}
