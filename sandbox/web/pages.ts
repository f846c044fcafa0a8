/** What a person sees of the sandbox: repositories, pull requests with their conversation, checks, releases, deliveries. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { redeemed } from '../api/actions.ts';
import type { Repository } from '../repository.ts';
import { bytesFor } from '../tickets.ts';
import { repositoryOf, type World } from '../world.ts';
import { checkPage } from './check-page.ts';
import { deliveriesPage } from './delivery-page.ts';
import { type Page, sendPage } from './layout.ts';
import { issuePage, pullPage } from './pull-page.ts';
import { assetAt, releasesPage } from './release-page.ts';
import { homePage, pullsPage, repositoryPage } from './repository-page.ts';

/** Serves a page for people, the file of a release, or a download that the API gave an address for. */
export async function servePage(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts = partsOf(request.url ?? '/');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const file = isRead && parts !== undefined ? fileAt(world, parts) : undefined;
  if (file !== undefined) return sendFile(response, file);
  const page = isRead && parts !== undefined ? await pageAt(world, parts) : undefined;
  if (page !== undefined) return sendPage(response, 200, page);
  const body = '<p>Aquí no hay nada. Vuelva a <a href="/">los repositorios</a>.</p>';
  sendPage(response, 404, { title: 'No encontrado', body });
}

/** The parts of an address, decoded; `undefined` where it cannot be. */
function partsOf(url: string): readonly string[] | undefined {
  try {
    const path = new URL(`http://sandbox${url}`).pathname;
    return path
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

interface File {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

function fileAt(
  world: World,
  [first = '', second = '', third, kind, tag = '', name = '']: readonly string[],
): File | undefined {
  if (first === 'artifacts' && third === undefined) {
    const bytes = redeemed(world, second);
    return bytes && { name: 'artifact.zip', type: 'application/zip', bytes };
  }
  if (first === 'release-files' && second !== undefined && third === undefined) {
    const bytes = bytesFor(world, second);
    return bytes && { name: 'file', type: 'application/octet-stream', bytes };
  }
  if (third !== 'releases' || kind !== 'download') return undefined;
  const repository = repositoryOf(world, `${first}/${second}`);
  const asset = repository && assetAt(repository, tag, name);
  // Whatever it says that it is, a browser saves it and shows nothing of it.
  return asset && { name: asset.name, type: 'application/octet-stream', bytes: asset.bytes };
}

function sendFile(response: ServerResponse, { name, type, bytes }: File): void {
  response.writeHead(200, {
    'content-type': type,
    'content-length': String(bytes.length),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}

async function pageAt(world: World, parts: readonly string[]): Promise<Page | undefined> {
  const [owner, name, kind, id, ...more] = parts;
  if (owner === undefined) return homePage(world);
  if (owner === 'deliveries' && name === undefined) return deliveriesPage(world);
  const repository = repositoryOf(world, `${owner}/${name}`);
  if (repository === undefined || more.length > 1) return undefined;
  return await pageOf(world, repository, kind, id, more[0]);
}

async function pageOf(
  world: World,
  repository: Repository,
  kind: string | undefined,
  id: string | undefined,
  more: string | undefined,
): Promise<Page | undefined> {
  switch (kind) {
    case undefined:
      return await repositoryPage(repository);
    case 'pulls':
      return id === undefined ? pullsPage(repository) : undefined;
    case 'releases':
      return id === undefined || (id === 'tag' && more !== undefined) ? releasesPage(repository, more) : undefined;
    case 'runs':
      return checkPage(repository, Number(id));
    case 'pull': {
      const pull = repository.pulls.get(Number(id));
      return pull && (await pullPage(world, repository, pull));
    }
    case 'issues': {
      const issue = repository.issues.get(Number(id));
      return issue && issuePage(repository, issue);
    }
    default:
      return undefined;
  }
}
