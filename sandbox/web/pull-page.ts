import { mergeStateOf } from '../merge-state.ts';
import { type CheckRun, type Comment, fullNameOf, type Pull, type Repository, type Review } from '../repository.ts';
import type { World } from '../world.ts';
import { moment, type Page } from './layout.ts';
import { escapeHtml, renderMarkdown } from './markdown.ts';

/** A pull request with its conversation, its checks and what is missing before it can be merged. */
export async function pullPage(world: World, repository: Repository, pull: Pull): Promise<Page> {
  const full = fullNameOf(repository);
  const { issue, head, base } = pull;
  const labels = issue.labels.map((label) => `<span class="pill">${escapeHtml(label)}</span>`).join(' ');
  const asked = pull.requestedReviewers
    .map(({ login }) => `<span class="mention">@${escapeHtml(login)}</span>`)
    .join(', ');
  const said = [
    ...issue.comments.map((comment) => ({ at: comment.createdAt, html: commentHtml(comment) })),
    ...pull.reviews
      .filter(({ state }) => state !== 'PENDING')
      .map((review) => ({ at: review.submittedAt, html: reviewHtml(review, pull) })),
  ].sort((one, other) => one.at.getTime() - other.at.getTime());
  const body = [
    `<p>${stateOf(pull)} <strong>${escapeHtml(issue.author.login)}</strong> quiere integrar <code>${escapeHtml(head.ref)}</code> en <code>${escapeHtml(base.ref)}</code></p>`,
    `<dl><dt>Commit</dt><dd><code>${head.sha.slice(0, 10)}</code></dd>${labels === '' ? '' : `<dt>Etiquetas</dt><dd>${labels}</dd>`}${asked === '' ? '' : `<dt>Revisión pedida a</dt><dd>${asked}</dd>`}</dl>`,
    issue.body === ''
      ? ''
      : `<article><header><strong>${escapeHtml(issue.author.login)}</strong> ${moment(issue.createdAt)}</header><div class="body">${renderMarkdown(issue.body)}</div></article>`,
    ...said.map(({ html }) => html),
    `<h2>Comprobaciones</h2>${checksHtml(repository, head.sha)}`,
    `<h2>Integración</h2>${await mergeHtml(world, repository, pull)}`,
  ].join('\n');
  return {
    title: `${issue.title} #${issue.number}`,
    trail: [
      ['Repositorios', '/'],
      [full, `/${full}`],
    ],
    body,
  };
}

/** The state as a word in its colour. */
export function stateOf({ issue, merged, draft }: Pull): string {
  if (merged !== undefined) return '<span class="state merged">Integrada</span>';
  if (issue.state === 'closed') return '<span class="state closed">Cerrada</span>';
  return draft ? '<span class="state draft">Borrador</span>' : '<span class="state open">Abierta</span>';
}

function commentHtml({ id, author, body, createdAt }: Comment): string {
  const bot = author.type === 'Bot' ? '<span class="bot">bot</span>' : '';
  return `<article id="issuecomment-${id}"><header><strong>${escapeHtml(author.login)}</strong>${bot} ${moment(createdAt)}</header><div class="body">${renderMarkdown(body)}</div></article>`;
}

const REVIEWS: Readonly<Record<Review['state'], readonly [words: string, kind: string]>> = {
  APPROVED: ['aprobó el cambio', 'good'],
  CHANGES_REQUESTED: ['pidió cambios', 'bad'],
  COMMENTED: ['comentó', 'wait'],
  DISMISSED: ['su revisión fue descartada', 'wait'],
  PENDING: ['', 'wait'],
};

function reviewHtml({ id, author, state, body, commitId, submittedAt }: Review, { head }: Pull): string {
  const [words, kind] = REVIEWS[state];
  const older =
    commitId === head.sha ? '' : ` <span class="soft">(de un commit anterior, ${commitId?.slice(0, 10) ?? '?'})</span>`;
  const text = body === '' ? '' : `<div class="body">${renderMarkdown(body)}</div>`;
  return `<article class="event" id="pullrequestreview-${id}"><header><strong>${escapeHtml(author.login)}</strong> <span class="state ${kind}">${words}</span>${older} ${moment(submittedAt)}</header>${text}</article>`;
}

const CONCLUSIONS: Readonly<Record<string, readonly [words: string, kind: string]>> = {
  success: ['Correcta', 'good'],
  failure: ['Falla', 'bad'],
  action_required: ['Espera una acción', 'wait'],
  neutral: ['Neutral', 'wait'],
  skipped: ['Omitida', 'wait'],
  cancelled: ['Cancelada', 'wait'],
};

/** The last word of each check on a commit. */
export function checksHtml(repository: Repository, sha: string): string {
  const runs = new Map<string, CheckRun>();
  for (const run of repository.checkRuns.values()) if (run.headSha === sha) runs.set(`${run.app.id} ${run.name}`, run);
  if (runs.size === 0) return '<p class="soft">Ninguna todavía.</p>';
  const items = [...runs.values()].map((run) => {
    const [words, kind] = CONCLUSIONS[run.conclusion ?? ''] ?? ['En curso', 'wait'];
    const summary = run.output.summary === undefined ? '' : renderMarkdown(run.output.summary);
    const notes = run.annotations.map(
      (each) =>
        `<li><code>${escapeHtml(String(each['path']))}:${Number(each['start_line'])}</code> ${escapeHtml(String(each['message']))}</li>`,
    );
    const more = notes.length === 0 ? '' : `<ul>${notes.join('')}</ul>`;
    return `<li><details><summary><span class="state ${kind}">${words}</span> <strong>${escapeHtml(run.name)}</strong> <span class="soft">${escapeHtml(run.output.title ?? '')} · ${escapeHtml(run.app.slug)}</span></summary>${summary}${more}</details></li>`;
  });
  return `<ul class="rows">${items.join('')}</ul>`;
}

async function mergeHtml(world: World, repository: Repository, pull: Pull): Promise<string> {
  if (pull.merged !== undefined) {
    return `<p><span class="state merged">Integrada</span> por <strong>${escapeHtml(pull.merged.by.login)}</strong> como <code>${pull.merged.sha.slice(0, 10)}</code></p>`;
  }
  const { state, missing } = await mergeStateOf(world, repository, pull);
  if (state === 'clean') return '<p><span class="state good">Puede integrarse</span></p>';
  const items = missing.map((each) => `<li>${escapeHtml(each)}</li>`).join('');
  return `<p><span class="state bad">No puede integrarse</span></p><ul>${items}</ul>`;
}
