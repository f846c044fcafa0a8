import type { Account } from '../account.ts';
import { commitsOf } from '../git/commits.ts';
import { gitIf } from '../git/run.ts';
import { mergeStateOf } from '../merge-state.ts';
import type { Comment, Issue, Pull, Repository, Review } from '../repository.ts';
import type { World } from '../world.ts';
import { checksHtml } from './check-page.ts';
import { countOf, moment, type Page, rows, stateHtml } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import { escapeHtml } from './markdown-inline.ts';
import { labelHtml, stateOf } from './repository-page.ts';

/** A pull request with its conversation, its commits, its checks and what is missing before it can be merged. */
export async function pullPage(world: World, repository: Repository, pull: Pull): Promise<Page> {
  const { issue, head, base } = pull;
  const from = head.repository === repository ? head.ref : `${head.repository?.owner.login ?? '?'}:${head.ref}`;
  const body = [
    `<p>${stateOf(pull)} <strong>${escapeHtml(issue.author.login)}</strong> quiere integrar <code>${escapeHtml(from)}</code> en <code>${escapeHtml(base.ref)}</code></p>`,
    `<div class="pull">${sideHtml(repository, pull)}<div>`,
    `<h2>Conversación</h2>${saidHtml(issue, issue.body, issue.createdAt)}${conversationHtml(pull)}`,
    `<h2>Commits</h2>${await commitsHtml(repository, pull)}`,
    `<h2>Comprobaciones</h2>${checksHtml(repository, head.sha)}`,
    `<h2>Integración</h2>${await mergeHtml(world, repository, pull)}`,
    '</div></div>',
  ].join('\n');
  return { ...titleOf(issue), of: { repository, tab: 'pulls' }, body };
}

/** An issue with its comments. */
export function issuePage(repository: Repository, issue: Issue): Page {
  const comments = issue.comments.map(commentHtml).join('');
  const state = issue.state === 'open' ? stateHtml('Abierto', 'open') : stateHtml('Cerrado', 'closed');
  const body = `<p>${state}</p>${saidHtml(issue, issue.body, issue.createdAt)}${comments}`;
  return { ...titleOf(issue), of: { repository }, body };
}

function titleOf({ title, number }: Issue): Pick<Page, 'title' | 'heading'> {
  return { title: `${title} #${number}`, heading: `${escapeHtml(title)} <span class="number">#${number}</span>` };
}

function sideHtml(repository: Repository, { issue, requestedReviewers, requestedTeams, reviews }: Pull): string {
  const verdicts = new Map<Account, Review['state']>();
  for (const { author, state } of reviews) if (VERDICTS[state] !== undefined) verdicts.set(author, state);
  const people = [
    ...[...verdicts].map(
      ([author, state]) => `${nameHtml(author.login)} ${stateHtml(...(VERDICTS[state] ?? WAITING))}`,
    ),
    ...requestedReviewers.map(({ login }) => `${nameHtml(login)} ${stateHtml(...WAITING)}`),
    ...requestedTeams.map((slug) => `${nameHtml(`${repository.owner.login}/${slug}`)} ${stateHtml(...WAITING)}`),
  ];
  const labels = issue.labels.map((name) => labelHtml(repository.labels.get(name), name));
  const list = (items: readonly string[], none: string, kind = ''): string =>
    items.length === 0
      ? `<span class="soft">${none}</span>`
      : `<ul${kind}>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  return `<aside aria-label="Resumen"><section><h2>Revisión</h2>${list(people, 'Nadie todavía.', ' class="people"')}</section><section><h2>Etiquetas</h2>${list(labels, 'Ninguna.')}</section></aside>`;
}

type Shown = Parameters<typeof stateHtml>;
const WAITING: Shown = ['Pedida', 'wait'];
const VERDICTS: Readonly<Partial<Record<Review['state'], Shown>>> = {
  APPROVED: ['Aprobó', 'good'],
  CHANGES_REQUESTED: ['Pidió cambios', 'bad'],
  DISMISSED: ['Descartada', 'idle'],
};

function nameHtml(name: string): string {
  return `<span class="mention">@${escapeHtml(name)}</span>`;
}

/** Comments and reviews in the order in which they were made. */
function conversationHtml(pull: Pull): string {
  const said = [
    ...pull.issue.comments.map((comment) => ({ at: comment.createdAt, html: commentHtml(comment) })),
    ...pull.reviews
      .filter(({ state }) => state !== 'PENDING')
      .map((review) => ({ at: review.submittedAt, html: reviewHtml(review, pull) })),
  ];
  return said
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ html }) => html)
    .join('');
}

function authorHtml({ login, type }: Account): string {
  return `<span class="author">${escapeHtml(login)}</span>${type === 'Bot' ? ' <span class="bot">aplicación</span>' : ''}`;
}

function saidHtml({ author }: { readonly author: Account }, body: string, at: Date, id = ''): string {
  const text = body === '' ? '<p class="soft">Sin descripción.</p>' : renderMarkdown(body);
  return `<article${id}><header>${authorHtml(author)} ${moment(at)}</header><div class="body">${text}</div></article>`;
}

function commentHtml(comment: Comment): string {
  return saidHtml(comment, comment.body, comment.createdAt, ` id="issuecomment-${comment.id}"`);
}

const REVIEWS: Readonly<Record<Review['state'], Shown>> = {
  APPROVED: ['aprobó el cambio', 'good'],
  CHANGES_REQUESTED: ['pidió cambios', 'bad'],
  COMMENTED: ['comentó', 'idle'],
  DISMISSED: ['su revisión fue descartada', 'idle'],
  PENDING: ['', 'idle'],
};

function reviewHtml({ id, author, state, body, commitId, submittedAt }: Review, { head }: Pull): string {
  const which =
    commitId === undefined ? 'de un commit desconocido' : `del commit ${commitId.slice(0, 10)}, que ya no es el último`;
  const older = commitId === head.sha ? '' : ` <span class="soft">${which}</span>`;
  const text = body === '' ? '' : `<div class="body">${renderMarkdown(body)}</div>`;
  return `<article id="pullrequestreview-${id}"><header>${authorHtml(author)} ${stateHtml(...REVIEWS[state])}${older} ${moment(submittedAt)}</header>${text}</article>`;
}

/** More are not shown. */
const MOST_COMMITS = 50;

async function commitsHtml(repository: Repository, { head, base, merged }: Pull): Promise<string> {
  // Once it is merged, the base as it was before tells what came.
  const tip = merged === undefined ? base.sha : `${merged.sha}^1`;
  const common = await gitIf(repository.folder, ['merge-base', tip, head.sha]);
  const found = await commitsOf(
    repository,
    [head.sha, ...(common === undefined ? [] : [`^${common}`])],
    MOST_COMMITS + 1,
  );
  const items = found.slice(0, MOST_COMMITS).map(({ sha, message, author }) => {
    const title = escapeHtml(message.split('\n')[0] ?? '');
    return `<div class="split"><span>${title} <span class="soft">${escapeHtml(author.name)}</span></span><code>${sha.slice(0, 10)}</code></div>`;
  });
  const more = found.length > MOST_COMMITS ? '<p class="soft">Hay más, que aquí no se muestran.</p>' : '';
  return `${rows([...items].reverse(), 'Ninguno que no esté ya en la rama.')}${more}`;
}

async function mergeHtml(world: World, repository: Repository, pull: Pull): Promise<string> {
  const { merged, issue } = pull;
  const box = (kind: string, html: string): string => `<div class="merge ${kind}">${html}</div>`;
  if (merged !== undefined) {
    const by = `por <strong>${escapeHtml(merged.by.login)}</strong>, ${moment(merged.at)}, como <code>${merged.sha.slice(0, 10)}</code>`;
    return box('done', `<p>${stateHtml('Integrada', 'merged')} ${by}</p>`);
  }
  if (issue.state === 'closed') return box('', `<p>${stateHtml('Cerrada', 'closed')} Se cerró sin integrarse.</p>`);
  const { state, mergeable, missing } = await mergeStateOf(world, repository, pull);
  if (mergeable === undefined) return box('', '<p>No se sabe si puede integrarse.</p>');
  const why = [
    ...(mergeable ? [] : ['<li>Hay conflictos con la rama base.</li>']),
    ...(state === 'draft' ? ['<li>Es un borrador.</li>'] : []),
    // In GitHub's own words, which the API gives too.
    ...missing.map((each) => `<li lang="en">${escapeHtml(each)}</li>`),
  ];
  if (why.length > 0) {
    const head = `<p>${stateHtml('No puede integrarse', 'bad')} ${countOf(why.length, 'cosa falta:', 'cosas faltan:')}</p>`;
    return box('cannot', `${head}<ul>${why.join('')}</ul>`);
  }
  const note = state === 'unstable' ? ' Alguna comprobación que no es obligatoria no está en orden.' : '';
  return box('can', `<p>${stateHtml('Puede integrarse', 'good')}${note}</p>`);
}
