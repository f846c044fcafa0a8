import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { escapeHtml } from './markdown.ts';
import { STYLE } from './style.ts';

/** A page: its title, the way to it, and its body, which is HTML already. */
export interface Page {
  readonly title: string;
  /** From the top down: words and address. */
  readonly trail: readonly (readonly [words: string, href: string])[];
  readonly body: string;
}

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
/** Nothing runs, and nothing comes from elsewhere. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Sends a page. */
export function sendPage(response: ServerResponse, status: number, { title, trail, body }: Page): void {
  const way = trail.map(([words, href]) => `<a href="${escapeHtml(href)}">${escapeHtml(words)}</a>`).join(' / ');
  const html = `<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><header class="top"><div><a href="/"><strong>Sandbox</strong></a><span class="note">Un GitHub de prueba en este equipo; nada de esto es público.</span></div></header>
<main>${way === '' ? '' : `<nav class="trail" aria-label="Ruta">${way}</nav>`}<h1>${escapeHtml(title)}</h1>${body}</main></body></html>
`;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY.replace("default-src 'none'", "default-src 'none'; img-src data:"),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(html);
}

/** A moment, as people read it. */
export function moment(date: Date): string {
  const text = date.toISOString().replace('T', ' ').slice(0, 16);
  return `<time datetime="${date.toISOString()}">${text}</time>`;
}

/** A list in a box; what there is to say where it is empty. */
export function rows(items: readonly string[], none: string): string {
  if (items.length === 0) return `<p class="soft">${escapeHtml(none)}</p>`;
  return `<ul class="rows">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}
