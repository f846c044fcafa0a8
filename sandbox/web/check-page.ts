import type { CheckRun, CommitStatus, Repository } from '../repository.ts';
import { addressOf, moment, type Page, stateHtml } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import { escapeHtml } from './markdown-inline.ts';

type Kind = Parameters<typeof stateHtml>[1];

const CONCLUSIONS: Readonly<Record<string, readonly [words: string, kind: Kind]>> = {
  success: ['Correcta', 'good'],
  failure: ['Falla', 'bad'],
  timed_out: ['Se agotó el tiempo', 'bad'],
  action_required: ['Espera una acción', 'wait'],
  neutral: ['Neutral', 'idle'],
  skipped: ['Omitida', 'idle'],
  stale: ['Caducada', 'idle'],
  cancelled: ['Cancelada', 'idle'],
};
const STATUSES = { success: 'success', failure: 'failure', error: 'failure', pending: '' } as const;
const LEVELS: Readonly<Record<string, readonly [words: string, kind: Kind]>> = {
  failure: ['Error', 'bad'],
  warning: ['Aviso', 'wait'],
  notice: ['Nota', 'idle'],
};

function concluded(conclusion: string | undefined): string {
  return stateHtml(...(CONCLUSIONS[conclusion ?? ''] ?? (['En curso', 'wait'] as const)));
}

/** The last word of each check and status on a commit, with what each has to say. */
export function checksHtml(repository: Repository, sha: string): string {
  const runs = new Map<string, CheckRun>();
  for (const run of repository.checkRuns.values()) if (run.headSha === sha) runs.set(`${run.app.id} ${run.name}`, run);
  const statuses = new Map<string, CommitStatus>();
  for (const status of repository.statuses) if (status.sha === sha) statuses.set(status.context, status);
  const items = [
    ...[...runs.values()].map((run) => checkHtml(repository, run)),
    ...[...statuses.values()].map(
      ({ state, context, description }) =>
        `${concluded(STATUSES[state])} <span class="title">${escapeHtml(context)}</span> <span class="soft">${escapeHtml(description)}</span>`,
    ),
  ];
  if (items.length === 0) return '<p class="soft">Ninguna todavía.</p>';
  return `<ul class="rows">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function checkHtml(repository: Repository, run: CheckRun): string {
  const { id, name, conclusion, output, app } = run;
  const head = `${concluded(conclusion)} <span class="title">${escapeHtml(name)}</span> <span class="soft">${escapeHtml(output.title ?? '')}</span>`;
  const link = `<p class="soft">De la aplicación ${escapeHtml(app.slug)}. <a href="${addressOf(repository)}/runs/${id}">Ver la comprobación</a></p>`;
  return `<details><summary>${head}</summary><div class="inner">${outputHtml(run)}${link}</div></details>`;
}

/** What a check says: its summary, its text, and its notes on lines of files. */
function outputHtml({ output, annotations }: CheckRun): string {
  if (output.summary === undefined && output.text === undefined && annotations.length === 0) {
    return '<div class="body"><p class="soft">No ha dicho nada más.</p></div>';
  }
  const texts = [output.summary, output.text].map((text) => (text === undefined ? '' : renderMarkdown(text)));
  const notes = annotations.map(noteHtml);
  return `<div class="body">${texts.join('')}${notes.length === 0 ? '' : `<h3>Notas en los archivos</h3><ul class="notes">${notes.join('')}</ul>`}</div>`;
}

function noteHtml(note: CheckRun['annotations'][number]): string {
  const text = (name: string): string => escapeHtml(String(note[name] ?? ''));
  const level = stateHtml(...(LEVELS[String(note['annotation_level'])] ?? (['Nota', 'idle'] as const)));
  const title = note['title'] === undefined || note['title'] === null ? '' : `<strong>${text('title')}</strong><br>`;
  return `<li>${level} <code>${text('path')}</code>, línea ${text('start_line')}<br>${title}${text('message')}</li>`;
}

/** A check by itself. */
export function checkPage(repository: Repository, id: number): Page | undefined {
  const run = repository.checkRuns.get(id);
  if (run === undefined) return undefined;
  const { name, app, headSha, conclusion, output, startedAt, completedAt } = run;
  const pulls = [...repository.pulls.values()].filter(({ head }) => head.sha === headSha);
  const links = pulls.map(
    ({ issue }) =>
      `<a href="${addressOf(repository)}/pull/${issue.number}">${escapeHtml(issue.title)} #${issue.number}</a>`,
  );
  const times = [startedAt && `Empezó ${moment(startedAt)}`, completedAt && `terminó ${moment(completedAt)}`];
  const body = [
    `<p>${concluded(conclusion)} ${escapeHtml(output.title ?? '')}</p>`,
    `<p class="soft">De la aplicación ${escapeHtml(app.slug)}, sobre el commit <code>${headSha.slice(0, 10)}</code>${links.length === 0 ? '' : ` de ${links.join(', ')}`}. ${times.filter((each) => each !== undefined).join(', ')}</p>`,
    `<article>${outputHtml(run)}</article>`,
  ];
  return { title: name, of: { repository, tab: 'pulls' }, body: body.join('\n') };
}
