/** What a person sees of the sandbox: repositories, pull requests with their conversation, checks, releases, deliveries. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { redeemed } from '../api/actions.ts';
import { refsOf, tipOf } from '../git/refs.ts';
import { git } from '../git/run.ts';
import { fullNameOf, type Issue, type Repository } from '../repository.ts';
import { repositoryOf, type World } from '../world.ts';
import { moment, type Page, rows, sendPage } from './layout.ts';
import { escapeHtml, renderMarkdown } from './markdown.ts';
import { pullPage, stateOf } from './pull-page.ts';

/** Serves a page for people. */
export async function servePage(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(`http://sandbox${request.url ?? '/'}`).pathname;
  const ticket = /^\/artifacts\/([\w-]+)$/.exec(path)?.[1];
  const bytes = ticket === undefined ? undefined : redeemed(ticket);
  if (bytes !== undefined) {
    response.writeHead(200, { 'content-type': 'application/zip' }).end(bytes);
    return;
  }
  const page = request.method === 'GET' ? await pageAt(world, path) : undefined;
  if (page !== undefined) return sendPage(response, 200, page);
  const body = '<p>Aquí no hay nada. Vuelva a <a href="/">los repositorios</a>.</p>';
  sendPage(response, 404, { title: 'No encontrado', trail: [], body });
}

async function pageAt(world: World, path: string): Promise<Page | undefined> {
  const [owner = '', name, kind, number] = path.split('/').filter((part) => part !== '');
  if (owner === '') return home(world);
  if (owner === 'deliveries' && name === undefined) return deliveries(world);
  const repository = repositoryOf(world, `${owner}/${name}`);
  if (repository === undefined) return undefined;
  switch (kind) {
    case undefined:
      return await repositoryPage(repository);
    case 'pulls':
      return pulls(repository);
    case 'releases':
      return releases(repository);
    case 'pull': {
      const pull = repository.pulls.get(Number(number));
      return pull && (await pullPage(world, repository, pull));
    }
    case 'issues': {
      const issue = repository.issues.get(Number(number));
      return issue && issuePage(repository, issue);
    }
    default:
      return undefined;
  }
}

function home(world: World): Page {
  const items = [...world.repositories.values()].map((repository) => {
    const full = fullNameOf(repository);
    const open = [...repository.pulls.values()].filter(({ issue }) => issue.state === 'open').length;
    return `<a href="/${escapeHtml(full)}"><strong>${escapeHtml(full)}</strong></a> <span class="soft">${open} solicitudes abiertas · ${repository.visibility === 'public' ? 'público' : 'privado'}</span>`;
  });
  const body = `${rows(items, 'Todavía no hay repositorios.')}<p><a href="/deliveries">Entregas a las aplicaciones</a></p>`;
  return { title: 'Repositorios', trail: [], body };
}

async function repositoryPage(repository: Repository): Promise<Page> {
  const full = fullNameOf(repository);
  const tip = await tipOf(repository, repository.defaultBranch);
  const files = tip === undefined ? '' : await git(repository.folder, ['ls-tree', '-z', tip]);
  const names = files.split('\0').flatMap((line) => {
    const [meta = '', name] = line.split('\t');
    return name === undefined ? [] : [`<code>${escapeHtml(name)}${meta.includes(' tree ') ? '/' : ''}</code>`];
  });
  const readme = tip && (await git(repository.folder, ['cat-file', 'blob', `${tip}:README.md`]).catch(() => undefined));
  const branches = [...(await refsOf(repository)).keys()].filter((ref) => ref.startsWith('refs/heads/')).length;
  const web = `/${escapeHtml(full)}`;
  const body = [
    `<p class="soft">${branches} ramas · ${repository.pulls.size} solicitudes · ${repository.releases.size} versiones</p>`,
    `<h2><a href="${web}/pulls">Solicitudes de cambio</a></h2>${pullRows(repository)}`,
    `<h2><a href="${web}/releases">Versiones</a></h2>`,
    `<h2>Archivos</h2>${rows(names, 'Está vacío.')}`,
    readme === undefined ? '' : `<article><div class="body">${renderMarkdown(readme)}</div></article>`,
  ].join('\n');
  return { title: full, trail: [['Repositorios', '/']], body };
}

function pullRows(repository: Repository): string {
  const items = [...repository.pulls.values()].reverse().map((pull) => {
    const { issue } = pull;
    const href = `/${escapeHtml(fullNameOf(repository))}/pull/${issue.number}`;
    const labels = issue.labels.map((label) => `<span class="pill">${escapeHtml(label)}</span>`).join(' ');
    return `${stateOf(pull)} <a href="${href}"><strong>${escapeHtml(issue.title)}</strong></a> <span class="soft">#${issue.number} de ${escapeHtml(issue.author.login)}</span> ${labels}`;
  });
  return rows(items, 'Ninguna todavía.');
}

function pulls(repository: Repository): Page {
  const full = fullNameOf(repository);
  const trail = [
    ['Repositorios', '/'],
    [full, `/${full}`],
  ] as const;
  return { title: 'Solicitudes de cambio', trail, body: pullRows(repository) };
}

function issuePage(repository: Repository, issue: Issue): Page {
  const full = fullNameOf(repository);
  const texts = [
    { author: issue.author, body: issue.body, createdAt: issue.createdAt },
    ...issue.comments.map(({ author, body, createdAt }) => ({ author, body, createdAt })),
  ];
  const body = texts.map(
    ({ author, body: text, createdAt }) =>
      `<article><header><strong>${escapeHtml(author.login)}</strong> ${moment(createdAt)}</header><div class="body">${renderMarkdown(text)}</div></article>`,
  );
  return {
    title: `${issue.title} #${issue.number}`,
    trail: [
      ['Repositorios', '/'],
      [full, `/${full}`],
    ],
    body: body.join(''),
  };
}

function releases(repository: Repository): Page {
  const full = fullNameOf(repository);
  const body = [...repository.releases.values()]
    .reverse()
    .map(({ name, tagName, draft, body: text, assets, createdAt }) => {
      const files = assets.map(
        (asset) =>
          `<code>${escapeHtml(asset.name)}</code> <span class="soft">${asset.bytes.length.toLocaleString('es-MX')} bytes</span>`,
      );
      return `<article><header><strong>${escapeHtml(name)}</strong> <code>${escapeHtml(tagName)}</code> ${draft ? '<span class="state draft">Borrador</span>' : ''} ${moment(createdAt)}</header><div class="body">${renderMarkdown(text)}${rows(files, 'Sin archivos.')}</div></article>`;
    });
  const trail = [
    ['Repositorios', '/'],
    [full, `/${full}`],
  ] as const;
  return { title: 'Versiones', trail, body: body.join('') || '<p class="soft">Ninguna todavía.</p>' };
}

function deliveries(world: World): Page {
  const items = world.outbox.deliveries
    .slice(-200)
    .reverse()
    .map(({ event, action, statusCode, status, duration, redelivery, deliveredAt }) => {
      const kind = statusCode >= 200 && statusCode < 300 ? 'good' : 'bad';
      const name = action === undefined ? event : `${event}.${action}`;
      return `<span class="state ${kind}">${statusCode || escapeHtml(status)}</span> <code>${escapeHtml(name)}</code> <span class="soft">${Math.round(duration)} ms${redelivery ? ' · de nuevo' : ''}</span> ${moment(deliveredAt)}`;
    });
  return { title: 'Entregas', trail: [['Repositorios', '/']], body: rows(items, 'Ninguna todavía.') };
}
