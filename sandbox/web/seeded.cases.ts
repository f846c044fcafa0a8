import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commitFiles } from '../seed.ts';
import { AT, startTown, type Town } from '../town.cases.ts';

/** A comment as somebody writes who wants it to run. */
export const HOSTILE = [
  '<script>document.title = "robada"</script>',
  '<img src=x onerror="document.title = \'robada\'"> <svg onload="document.title = 1">',
  '[clic](javascript:document.title=1) <a href="javascript:document.title=1">clic</a>',
  '<iframe src="http://example.org"></iframe> <style>body { display: none }</style>',
  '![](http://example.org/espia.png) <link rel=stylesheet href=http://example.org/x.css>',
  '<details open><summary>Sin cerrar',
  '',
  '- </article></main></body>',
].join('\n');

/** What the app says of a change, with everything that it writes in. */
export const COMMENT = await readFile(
  join(import.meta.dirname, '..', '..', 'test', 'pulls', 'acceptance-before-data', 'comment.md'),
  'utf8',
);

const FOLDED = `${COMMENT}
<details><summary>Ver los <b>2</b> avisos</summary>

| Archivo | Línea | Valor |
| --- | ---: | --- |
| \`data/proveedores.csv\` | 12 | \`a \\| b\` |
| \`data/una-ruta-muy-larga-que-no-cabe-en-un-telefono/proveedores-y-contratistas.csv\` | 1204 | ~~x~~ **y** |

1. Abra el archivo.
2. Guarde como CSV UTF-8.

> Así lo dice la norma.

</details>
`;

/** A small institution whose pages have something of everything. */
export async function seededTown(): Promise<Town> {
  const town = await startTown();
  const { sandbox, repository, organization } = town;
  const readme = '# Datos abiertos\n\nLos datos del **municipio**, uno por carpeta.\n\n- `agua`\n- `compras`\n';
  const files = { 'README.md': readme, 'datasets/agua/agua.csv': 'id\n1\n', '<b>.txt': 'a' };
  await commitFiles(repository, { branch: 'main', parent: 'main', files, message: 'Con su presentación' });
  repository.labels.set('impacto: retiro', { id: 1, name: 'impacto: retiro', color: 'b60205', description: '' });
  const ana = town.as('ana');
  await ana.rest.teams.create({ org: organization.login, name: 'gobernanza', privacy: 'closed' });
  const { number, head } = await town.propose();
  const at = { ...AT, issue_number: number };
  const body = 'Agrega la fila que *faltaba*.\n\nVea https://example.org/acta.';
  await town.as('beto').rest.pulls.update({ ...AT, pull_number: number, title: 'Agrega el <pozo> 2', body });
  const app = town.asApp();
  await app.rest.issues.createComment({ ...at, body: FOLDED });
  await app.rest.issues.addLabels({ ...at, labels: ['impacto: retiro'] });
  await town.as('dora').rest.issues.createComment({ ...at, body: HOSTILE });
  await town.as('carla').rest.pulls.createReview({ ...AT, pull_number: number, event: 'APPROVE', body: 'De acuerdo.' });
  await town.as('beto').rest.pulls.requestReviewers({ ...AT, pull_number: number, reviewers: ['ana'] });
  await app.rest.checks.create({
    ...AT,
    name: 'apertura/datos (main)',
    head_sha: head,
    status: 'completed',
    conclusion: 'failure',
    output: {
      title: '1 error en 1 archivo',
      summary: '**a.csv** tiene 1 error.',
      annotations: [
        {
          path: 'a.csv',
          start_line: 3,
          end_line: 3,
          annotation_level: 'failure',
          title: 'Clave',
          message: 'Se repite <1>.',
        },
      ],
    },
  });
  await app.rest.checks.create({ ...AT, name: 'apertura/gobernanza (main)', head_sha: head, status: 'in_progress' });
  const pull = { required_approving_review_count: 2, dismiss_stale_reviews_on_push: false };
  const rule = { ...pull, require_code_owner_review: false, require_last_push_approval: false };
  town.rule({ type: 'pull_request', parameters: { ...rule, required_review_thread_resolution: false } });
  const release = await ana.rest.repos.createRelease({
    ...AT,
    tag_name: 'agua@1.0.0',
    body: 'Primera versión.',
    draft: true,
  });
  const file = { ...AT, release_id: release.data.id, url: release.data.upload_url, name: 'agua.csv', data: 'id\n1\n' };
  await ana.rest.repos.uploadReleaseAsset(file);
  await ana.rest.repos.updateRelease({ ...AT, release_id: release.data.id, draft: false });
  await sandbox.outbox.idle();
  return town;
}
