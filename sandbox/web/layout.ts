import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { fullNameOf, type Repository } from '../repository.ts';
import { escapeHtml } from './markdown-inline.ts';
import { STYLE } from './style.ts';

/** A page: its title, the way to it, and its body, which is HTML already. */
export interface Page {
  readonly title: string;
  /** What stands as the first heading, as HTML; the title where it is not given. */
  readonly heading?: string;
  /** The repository whose page it is, and which of its tabs. */
  readonly of?: { readonly repository: Repository; readonly tab?: keyof typeof TABS };
  readonly body: string;
}

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
/** Nothing runs, and nothing comes from elsewhere. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Parts of a repository: their words, and where each is below the repository's address. */
const TABS = {
  files: ['Archivos', ''],
  pulls: ['Solicitudes de cambio', '/pulls'],
  releases: ['Versiones', '/releases'],
} as const;

/** Sends a page. */
export function sendPage(response: ServerResponse, status: number, page: Page): void {
  const { title, heading = escapeHtml(title), of, body } = page;
  const html = `<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · sandbox</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><a class="skip" href="#contenido">Ir al contenido</a>
<header><div class="frame"><a class="home" href="/">Sandbox</a><span class="note">Un GitHub de prueba en este equipo: nada de esto es público ni es de verdad.</span></div></header>
<main class="frame" id="contenido">${of === undefined ? '' : around(of)}<h1>${heading}</h1>${body}</main>
<footer class="frame"><a href="/deliveries">Entregas a las aplicaciones</a></footer></body></html>
`;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(html);
}

/** The way to a repository, and its tabs. */
function around({ repository, tab }: NonNullable<Page['of']>): string {
  const web = addressOf(repository);
  const open = [...repository.pulls.values()].filter(({ issue }) => issue.state === 'open').length;
  const counts = { files: 0, pulls: open, releases: repository.releases.size };
  const tabs = Object.entries(TABS).map(([name, [words, path]]) => {
    const current = name === tab ? ' aria-current="page"' : '';
    const count = counts[name as keyof typeof TABS];
    const shown = count === 0 ? '' : ` <span class="count">${count}</span>`;
    return `<li><a href="${web}${path}"${current}>${words}${shown}</a></li>`;
  });
  const { owner, name } = repository;
  return `<nav class="trail" aria-label="Dónde está"><ol><li><a href="/">Repositorios</a></li><li>${escapeHtml(owner.login)}</li><li><a href="${web}">${escapeHtml(name)}</a></li></ol></nav>
<nav class="tabs" aria-label="Repositorio"><ul>${tabs.join('')}</ul></nav>`;
}

/** The address of a repository's page, for an attribute. */
export function addressOf(repository: Repository): string {
  return `/${escapeHtml(fullNameOf(repository).split('/').map(encodeURIComponent).join('/'))}`;
}

/** A moment, as people read it. */
export function moment(date: Date): string {
  const text = date.toLocaleString('es-MX', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return `<time datetime="${date.toISOString()}">${escapeHtml(text)} UTC</time>`;
}

/** A list in a box; what there is to say where it is empty. */
export function rows(items: readonly string[], none: string): string {
  if (items.length === 0) return `<p class="soft">${escapeHtml(none)}</p>`;
  return `<ul class="rows">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

/** How something stands, as a word in its colour with a sign for those who do not tell colours. */
export function stateHtml(words: string, kind: keyof typeof SIGNS): string {
  return `<span class="state ${kind}"><span aria-hidden="true">${SIGNS[kind]}</span>${escapeHtml(words)}</span>`;
}

const SIGNS = { good: '✓', bad: '✕', wait: '●', idle: '○', open: '◦', closed: '✕', draft: '◌', merged: '⇒' } as const;

/** So many things, in words. */
export function countOf(number: number, one: string, many: string): string {
  return `${number.toLocaleString('es-MX')} ${number === 1 ? one : many}`;
}
