import { createHash } from 'node:crypto';
import type { Release, ReleaseAsset, Repository } from '../repository.ts';
import { addressOf, moment, type Page, stateHtml } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import { escapeHtml } from './markdown-inline.ts';

/** The releases of a repository, the newest first, or the one of a tag. */
export function releasesPage(repository: Repository, tag?: string): Page | undefined {
  const found = [...repository.releases.values()]
    .filter(({ tagName }) => tag === undefined || tagName === tag)
    .reverse();
  if (tag !== undefined && found.length === 0) return undefined;
  const body = found.map((release) => releaseHtml(repository, release)).join('');
  const title = tag === undefined ? 'Versiones' : `Versión ${tag}`;
  return { title, of: { repository, tab: 'releases' }, body: body || '<p class="soft">Ninguna todavía.</p>' };
}

function releaseHtml(repository: Repository, release: Release): string {
  const { name, tagName, draft, prerelease, immutable, publishedAt, createdAt, author, body } = release;
  const kinds = [
    draft ? stateHtml('Borrador', 'draft') : '',
    prerelease ? stateHtml('Preliminar', 'wait') : '',
    immutable ? stateHtml('Inmutable', 'good') : '',
  ];
  return `<article><header><h2 class="author">${escapeHtml(name)}</h2> ${name === tagName ? '' : `<code>${escapeHtml(tagName)}</code> `}${kinds.join(' ')}
<span class="soft">${escapeHtml(author.login)}, ${moment(publishedAt ?? createdAt)}</span></header>
<div class="body">${renderMarkdown(body)}${assetsHtml(repository, release)}</div></article>`;
}

function assetsHtml(repository: Repository, release: Release): string {
  if (release.assets.length === 0) return '<p class="soft">Sin archivos.</p>';
  const rows = release.assets.map(({ name, bytes }) => {
    const shown = `<code>${escapeHtml(name)}</code>`;
    const address = `${addressOf(repository)}/releases/download/${encodeURIComponent(release.tagName)}/${encodeURIComponent(name)}`;
    const link = release.draft ? shown : `<a href="${escapeHtml(address)}">${shown}</a>`;
    const sum = createHash('sha256').update(bytes).digest('hex');
    return `<tr><td>${link}</td><td class="right">${bytes.length.toLocaleString('es-MX')}</td><td><code class="sum">${sum}</code></td></tr>`;
  });
  return `<div class="wide" tabindex="0" role="region" aria-label="Archivos de la versión"><table><thead><tr><th scope="col">Archivo</th><th scope="col" class="right">Bytes</th><th scope="col">SHA-256</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** The file of a published release. */
export function assetAt({ releases }: Repository, tag: string, name: string): ReleaseAsset | undefined {
  const release = [...releases.values()].find(({ tagName, draft }) => !draft && tagName === tag);
  return release?.assets.find((asset) => asset.name === name && asset.state === 'uploaded');
}
