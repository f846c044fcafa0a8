/** A repository whose datasets were published, made by hand: what consumers' commands read must not depend on what writes it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Coverage } from '../../bot/core/release/coverage.ts';
import { type Manifest, manifestText } from '../../bot/core/release/manifest.ts';
import { manifestPath, tagOf } from '../../bot/core/release/names.ts';
import type { Planned } from '../../bot/core/release/planned.ts';
import { tagPath } from '../../bot/core/release/record.ts';
import { tagObjectText } from '../../bot/core/release/tag-message.ts';
import { versionOf } from '../../bot/core/release/version.ts';

/** One publication, as a test wants it. */
export interface Wanted {
  /** `obras@1.0.0`, or `obras@1.0.0+withdrawn`. */
  readonly tag: string;
  /** The table's text. */
  readonly csv?: string;
  readonly title?: string;
  /** Put into the zip besides, or instead. */
  readonly zip?: Readonly<Record<string, string>>;
  readonly reason?: string;
  /** The tag before it, where its dataset had another name. */
  readonly previous?: string;
  /** Of a tombstone: the dataset did not leave, and is called so now. */
  readonly renamedTo?: string;
}

/** Where all of it is. */
export interface Published {
  /** A repository with its tags and the branch `published`. */
  readonly repository: string;
  /** The releases, as `<tag>/<asset>`. */
  readonly shelf: string;
  /** Ids of the commits, by tag. */
  readonly commits: ReadonlyMap<string, string>;
  readonly remove: () => Promise<void>;
}

/** Of every commit and tag. */
const SECONDS = Date.UTC(2026, 10, 20, 12) / 1000;
const WHO = `Municipio <datos@municipio.example> ${SECONDS} +0000`;

/** Publishes one after the other. */
export async function publishByHand(wanted: readonly Wanted[]): Promise<Published> {
  const root = await mkdtemp(join(tmpdir(), 'published-'));
  const [repository, shelf] = [join(root, 'repository'), join(root, 'shelf')];
  await mkdir(shelf, { recursive: true });
  await git(root, ['init', '--quiet', '-b', 'main', repository]);
  const commits = new Map<string, string>();
  const record: Record<string, string> = {};
  for (const [at, one] of wanted.entries()) {
    const commit = await commitFiles(repository, 'main', filesOf(one), at > 0);
    commits.set(one.tag, commit);
    Object.assign(record, await publish(repository, join(shelf, one.tag), one, commit));
  }
  await commitFiles(repository, 'published', record, false);
  await git(repository, ['reset', '--quiet', '--hard', 'main']);
  return { repository, shelf, commits, remove: async () => await rm(root, { recursive: true, force: true }) };
}

function filesOf({ tag, csv = 'id,monto\n1,10\n2,20\n', title }: Wanted): Readonly<Record<string, string>> {
  const { dataset } = named(tag);
  const folder = `datasets/${dataset}`;
  return {
    [`${folder}/datapackage.json`]: `${JSON.stringify(descriptorOf(dataset, title), undefined, 2)}\n`,
    [`${folder}/data/tabla.csv`]: csv,
    [`${folder}/README.md`]: `# ${title ?? dataset}\n`,
  };
}

function descriptorOf(dataset: string, title = 'Obra pública') {
  const fields = [
    { name: 'id', type: 'integer' },
    { name: 'monto', type: 'number' },
  ];
  const schema = { fields, primaryKey: ['id'] };
  return { name: dataset, title, resources: [{ name: 'tabla', path: 'data/tabla.csv', format: 'csv', schema }] };
}

/** Lays the release out, and makes its tag; gives what the record keeps of it. */
async function publish(
  repository: string,
  folder: string,
  one: Wanted,
  commit: string,
): Promise<Readonly<Record<string, string>>> {
  const name = named(one.tag);
  const assets = assetsOf(one);
  const manifest = manifestOf(one, commit, assets);
  await mkdir(folder, { recursive: true });
  const all = { ...assets, 'manifest.json': strToU8(manifestText(manifest)) };
  for (const [file, bytes] of Object.entries(all)) await writeFile(join(folder, file), bytes);
  const text = tagText(manifest, digest(all['manifest.json']));
  const object = await git(repository, ['mktag', '--no-strict'], text);
  await git(repository, ['update-ref', `refs/tags/${one.tag}`, object]);
  return { [manifestPath(name)]: manifestText(manifest), [tagPath(name)]: text };
}

function assetsOf(one: Wanted): Readonly<Record<string, Uint8Array>> {
  const { dataset, version, tombstone } = named(one.tag);
  const number = [version.major, version.minor, version.patch].join('.');
  const texts: Record<string, Uint8Array> = tombstone
    ? { 'notes.es.md': strToU8('# Retirado\n') }
    : {
        [`${dataset}-${number}.zip`]: zipOf(one, number),
        'tabla.parquet': strToU8(`PAR1 ${one.csv} PAR1`),
        'data-dictionary.csv': strToU8('campo,tipo\r\nid,integer\r\n'),
        'CITATION.cff': strToU8(citation(one.title ?? 'Obra pública', number)),
      };
  const sums = Object.entries(texts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([file, bytes]) => `${digest(bytes)}  ${file}\n`);
  return { ...texts, SHA256SUMS: strToU8(sums.join('')) };
}

function citation(title: string, version: string): string {
  return [
    'cff-version: 1.2.0',
    'type: dataset',
    `title: ${JSON.stringify(title)}`,
    'authors:',
    '  - name: "Municipio de San Aurelio"',
    `version: "${version}"`,
    'date-released: "2026-11-20"',
    'url: "https://datos.example/obras"',
    'license: "CC-BY-4.0"',
    '',
  ].join('\n');
}

function zipOf(one: Wanted, version: string): Uint8Array {
  const { dataset } = named(one.tag);
  const files: Record<string, string> = {};
  for (const [path, text] of Object.entries(filesOf(one))) files[path.replace(`datasets/${dataset}/`, '')] = text;
  const csv = files['data/tabla.csv'] ?? '';
  const authored = descriptorOf(dataset, one.title);
  const resources = authored.resources.map((resource) => ({
    ...resource,
    bytes: Buffer.byteLength(csv),
    hash: `sha256:${digest(strToU8(csv))}`,
  }));
  const published = { ...authored, version, created: '2026-11-20T12:00:00Z', resources };
  files['datapackage.json'] = `${JSON.stringify(published, undefined, 2)}\n`;
  const entries = Object.entries({ ...files, ...one.zip }).map(([path, text]) => [path, strToU8(text)]);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(2026, 10, 20, 12) });
}

const PULL: Coverage = {
  kind: 'pull',
  number: 7,
  title: 'Agrega las obras de octubre',
  author: 'beto',
  head: 'a'.repeat(40),
  commit: 'b'.repeat(40),
  merged: '2026-11-20T12:00:00Z',
  state: 'approved',
  approvals: [
    { login: 'ana', name: 'Ana Ruiz', post: 'Directora', groups: ['governance'], rules: ['la aprueba gobernanza'] },
  ],
};

function manifestOf(one: Wanted, commit: string, assets: Readonly<Record<string, Uint8Array>>): Manifest {
  const { dataset, version, tombstone } = named(one.tag);
  const number = [version.major, version.minor, version.patch].join('.');
  return {
    apertura: 1,
    kind: tombstone ? 'tombstone' : 'release',
    dataset,
    version: number,
    tag: one.tag,
    folio: `MSA-${SECONDS}-${dataset}-${number}`,
    title: one.title ?? 'Obra pública',
    commit,
    date: '2026-11-20T12:00:00Z',
    trial: false,
    impact: 'additive',
    bump: 'minor',
    ...(one.previous === undefined ? {} : { previous: one.previous }),
    coverage: [PULL],
    resources: [],
    assets: Object.entries(assets)
      .map(([file, bytes]) => ({ name: file, size: bytes.length, sha256: digest(bytes), mediatype: 'text/plain' }))
      .sort((left, right) => (left.name < right.name ? -1 : 1)),
    ...(tombstone
      ? {
          withdrawn: {
            date: '2026-11-20',
            reason: one.renamedTo === undefined ? (one.reason ?? 'La oficina dejó de llevar el registro') : '',
            ground: undefined,
            takedown: false,
            replacedBy: one.renamedTo,
            renamedTo: one.renamedTo,
          },
        }
      : {}),
    program: 'apertura 0.1.0',
  };
}

function tagText(manifest: Manifest, manifestSha256: string): string {
  const { dataset, tag, folio, commit, date, coverage, kind } = manifest;
  // As much of what was planned as a tag is made from.
  const planned = {
    kind,
    dataset,
    version: named(tag).version,
    tag,
    folio,
    commit,
    date,
    coverage,
  } as unknown as Planned;
  const institution = { name: 'Municipio', mail: 'datos@municipio.example' };
  return tagObjectText({ planned, manifestSha256, title: manifest.title, institution, language: 'es' });
}

function named(tag: string) {
  const name = tagOf(tag);
  if (name === undefined || versionOf('1.0.0') === undefined) throw new Error(`${tag} is no tag`);
  return name;
}

export function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Commits these files besides those that are there; gives the commit's id. */
export async function commitFiles(
  repository: string,
  branch: string,
  files: Readonly<Record<string, string>>,
  goesOn: boolean,
): Promise<string> {
  const head = [`commit refs/heads/${branch}`, `committer ${WHO}`, 'data 6', 'Cambia'];
  const from = goesOn ? [`from refs/heads/${branch}^0`] : [];
  const body = Object.entries(files).map(
    ([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
  );
  await git(
    repository,
    ['fast-import', '--quiet', '--date-format=raw'],
    `${[...head, ...from, ''].join('\n')}${body.join('')}`,
  );
  return await git(repository, ['rev-parse', `refs/heads/${branch}`]);
}

/** Runs git, as nobody's settings say; gives what it prints. */
export async function git(folder: string, args: readonly string[], input = ''): Promise<string> {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' };
  const child = spawn('git', ['-C', folder, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined).end(input);
  const [out, err]: Buffer[][] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out?.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err?.push(chunk));
  const status = await new Promise<number | null>((done) => child.on('close', done));
  if (status !== 0) throw new Error(`git ${args[0]} ended with ${status}: ${Buffer.concat(err ?? [])}`);
  return Buffer.concat(out ?? [])
    .toString('utf8')
    .trim();
}
