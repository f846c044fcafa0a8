import { refsOf, tipOf } from '../git/refs.ts';
import { gitIf } from '../git/run.ts';
import { fullNameOf, type Label, type Pull, type Repository } from '../repository.ts';
import type { World } from '../world.ts';
import { addressOf, countOf, moment, type Page, rows, stateHtml } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import { escapeHtml } from './markdown-inline.ts';

/** All repositories. */
export function homePage(world: World): Page {
  const items = [...world.repositories.values()].map((repository) => {
    const open = openPulls(repository).length;
    const seen = repository.visibility === 'public' ? 'público' : 'privado';
    const words = `${countOf(open, 'solicitud abierta', 'solicitudes abiertas')} · ${seen}${repository.archived ? ' · archivado' : ''}`;
    return `<div class="split"><a class="title" href="${addressOf(repository)}">${escapeHtml(fullNameOf(repository))}</a><span class="soft">${words}</span></div>`;
  });
  return { title: 'Repositorios', body: rows(items, 'Todavía no hay repositorios.') };
}

function openPulls({ pulls }: Repository): readonly Pull[] {
  return [...pulls.values()].filter(({ issue }) => issue.state === 'open').reverse();
}

/** A repository: its files at the top, its README, its open pulls and its last releases. */
export async function repositoryPage(repository: Repository): Promise<Page> {
  const { defaultBranch, visibility } = repository;
  const tip = await tipOf(repository, `refs/heads/${defaultBranch}`);
  const branches = [...(await refsOf(repository, ['refs/heads'])).keys()].length;
  const web = addressOf(repository);
  const open = openPulls(repository);
  const body = [
    `<p class="soft">${visibility === 'public' ? 'Público' : 'Privado'} · rama <code>${escapeHtml(defaultBranch)}</code> · ${countOf(branches, 'rama', 'ramas')} · ${countOf(repository.pulls.size, 'solicitud de cambio', 'solicitudes de cambio')}</p>`,
    open.length === 0 ? '' : `<h2>Solicitudes abiertas</h2>${pullRows(repository, open.slice(0, 10))}`,
    `<h2>Archivos</h2>${rows(await filesIn(repository, tip), 'Está vacío.')}`,
    repository.releases.size === 0
      ? ''
      : `<p><a href="${web}/releases">${countOf(repository.releases.size, 'versión publicada o en borrador', 'versiones publicadas o en borrador')}</a></p>`,
    await readmeOf(repository, tip),
  ];
  return { title: fullNameOf(repository), of: { repository, tab: 'files' }, body: body.join('\n') };
}

/** Folders first, as people look for them. */
async function filesIn({ folder }: Repository, tip: string | undefined): Promise<readonly string[]> {
  const out = tip === undefined ? '' : ((await gitIf(folder, ['ls-tree', '-z', tip])) ?? '');
  const entries = out.split('\0').flatMap((line) => {
    const tab = line.indexOf('\t');
    return tab < 0 ? [] : [{ name: line.slice(tab + 1), isFolder: line.slice(0, tab).includes(' tree ') }];
  });
  const ordered = [...entries.filter(({ isFolder }) => isFolder), ...entries.filter(({ isFolder }) => !isFolder)];
  return ordered.map(({ name, isFolder }) => `<code>${escapeHtml(name)}${isFolder ? '/' : ''}</code>`);
}

async function readmeOf({ folder }: Repository, tip: string | undefined): Promise<string> {
  for (const name of tip === undefined ? [] : ['README.es.md', 'README.md']) {
    const text = await gitIf(folder, ['cat-file', 'blob', `${tip}:${name}`]);
    if (text === undefined) continue;
    const lang = name === 'README.md' ? '' : ' lang="es"';
    return `<h2>${name}</h2><article${lang}><div class="body">${renderMarkdown(text, { breaks: false })}</div></article>`;
  }
  return '';
}

/** All pulls of a repository: the open ones, then the others. */
export function pullsPage(repository: Repository): Page {
  const open = openPulls(repository);
  const others = [...repository.pulls.values()].filter(({ issue }) => issue.state === 'closed').reverse();
  const closed = others.length === 0 ? '' : `<h2>Cerradas</h2>${pullRows(repository, others)}`;
  const body = `<h2>Abiertas</h2>${pullRows(repository, open)}${closed}`;
  return { title: 'Solicitudes de cambio', of: { repository, tab: 'pulls' }, body };
}

function pullRows(repository: Repository, pulls: readonly Pull[]): string {
  const items = pulls.map((pull) => {
    const { number, title, author, createdAt, labels } = pull.issue;
    const pills = labels.map((name) => labelHtml(repository.labels.get(name), name)).join(' ');
    return `<div>${stateOf(pull)} <a class="title" href="${addressOf(repository)}/pull/${number}">${escapeHtml(title)}</a> ${pills}</div><span class="soft">#${number}, de ${escapeHtml(author.login)}, ${moment(createdAt)}</span>`;
  });
  return rows(items, 'Ninguna.');
}

/** A label in its colour, which is beside its words: whatever the colour, they can be read. */
export function labelHtml(label: Label | undefined, name: string): string {
  const color = /^[\da-f]{6}$/i.exec(label?.color ?? '')?.[0] ?? '8a95a7';
  const dot = `<svg viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="4" fill="#${color}"/></svg>`;
  return `<span class="pill">${dot}${escapeHtml(name)}</span>`;
}

/** How a pull stands, as a word in its colour. */
export function stateOf({ issue, merged, draft }: Pull): string {
  if (merged !== undefined) return stateHtml('Integrada', 'merged');
  if (issue.state === 'closed') return stateHtml('Cerrada', 'closed');
  return draft ? stateHtml('Borrador', 'draft') : stateHtml('Abierta', 'open');
}
