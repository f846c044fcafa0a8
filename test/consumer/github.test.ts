import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { apertura, type Ran } from '../cli/run.ts';
import { aperturaHere } from '../cli/run-here.ts';
import { AT, type ConsumerStage, type Handler, type Host, startConsumerStage, startHost } from './github-stage.ts';
import { git, type Published, publishByHand } from './published.ts';

let published: Published;
let stage: ConsumerStage;

beforeAll(async () => {
  published = await publishByHand([
    { tag: 'obras@1.0.0' },
    { tag: 'obras@1.1.0', csv: 'id,monto\n1,10\n2,20\n3,30\n' },
    { tag: 'multas@1.0.0' },
    { tag: 'multas@1.0.0+withdrawn' },
  ]);
  stage = await startConsumerStage(published);
});

afterAll(async () => {
  const { deviations } = stage.sandbox;
  await stage.stop();
  await published.remove();
  expect(deviations).toEqual([]);
});

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'consumer-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  return folder;
}

const REPO = ['--repo', 'municipio/datos'];

interface Where {
  readonly api?: string;
  readonly token?: string;
  readonly proxy?: string;
}

async function run(cwd: string, args: readonly string[], { api = stage.api, token, proxy }: Where = {}): Promise<Ran> {
  const env = { GITHUB_API_URL: api, GITHUB_TOKEN: token, NO_COLOR: '1', HTTPS_PROXY: proxy };
  return await aperturaHere([...args, ...REPO], { cwd, env });
}

/** The same as a process of its own, as its user starts it. */
async function runAlone(cwd: string, args: readonly string[]): Promise<Ran> {
  const env = { GITHUB_API_URL: stage.api, GITHUB_TOKEN: undefined, NO_COLOR: '1' };
  return await apertura([...args, ...REPO], { cwd, env });
}

/** A host before the sandbox, for one test. */
async function hostWith(handle: Handler): Promise<Host> {
  const host = await startHost(handle, stage.sandbox.url);
  onTestFinished(host.stop);
  return host;
}

/** The address of an asset in the API, as a host before the sandbox is asked for it. */
const isAsset = (url: string | undefined): boolean => /\/releases\/assets\/\d+$/.test(url ?? '');

describe('without a token, from public releases', () => {
  test('lists, downloads, cites and compares', async () => {
    const folder = await emptyFolder();
    const { out } = await runAlone(folder, ['list']);
    expect(out).toMatch(/^multas +1\.0\.0 .* Obra pública \(retirado\)$/m);
    expect(out).toMatch(/^obras +1\.1\.0 .* Obra pública$/m);
    const got = await runAlone(folder, ['get', 'obras', '--asset', 'all']);
    expect(got.err).toBe('');
    expect(got.out).toContain('Comprobado con SHA256SUMS, con manifest.json y con la etiqueta obras@1.1.0.');
    expect((await readdir(join(folder, 'obras@1.1.0'))).length).toBe(6);
    const cited = await runAlone(folder, ['cite', 'obras', '--format', 'libre-uso']);
    expect(cited.out).toMatch(
      /^"Obra pública", MSA; http:.*\/municipio\/datos\/releases\/tag\/obras%401\.1\.0; 2026-11-20$/m,
    );
    const compared = await runAlone(folder, ['diff', 'obras']);
    expect(compared.out).toContain('De obras@1.0.0 a obras@1.1.0: adiciones (cambio menor)');
    const withdrawn = await runAlone(folder, ['get', 'multas']);
    expect(withdrawn.out).toContain('multas se retiró: La oficina dejó de llevar el registro.');
  });

  test('drafts are not shown', async () => {
    const made = await stage.ana.rest.repos.createRelease({ ...AT, tag_name: 'obras@9.0.0', draft: true });
    onTestFinished(async () => {
      await stage.ana.rest.repos.deleteRelease({ ...AT, release_id: made.data.id });
    });
    for (const token of [undefined, stage.token]) {
      const { out } = await run(await emptyFolder(), ['list', '--versions'], token === undefined ? {} : { token });
      expect(out).toContain('1.1.0');
      expect(out).not.toContain('9.0.0');
    }
  });

  test('verify proves by the tag; in a clone, everything', async () => {
    const outside = await run(await emptyFolder(), ['verify', 'obras@1.0.0']);
    expect([outside.status, outside.out]).toEqual([0, expect.stringContaining('La publicación se aprobó así')]);
    const folder = join(await emptyFolder(), 'clone');
    await git(tmpdir(), ['clone', '--quiet', published.repository, folder]);
    const inside = await run(folder, ['verify', 'obras@1.0.0']);
    expect([inside.status, inside.out]).toEqual([0, expect.stringContaining('Todo está probado.')]);
  });
});

describe('a token', () => {
  test('is sent to the API, and to no other host', async () => {
    const secret = 'aquí están los bytes';
    const other = await startHost((_, answer) => send(answer, secret));
    onTestFinished(other.stop);
    const host = await hostWith(({ url }, answer) => isAsset(url) && redirect(answer, `${other.url}/file`));
    const folder = await emptyFolder();
    const { status } = await run(folder, ['get', 'obras'], { api: `${host.url}/api/v3`, token: stage.token });
    expect(status).toBe(1);
    expect(host.asked.some(({ authorization }) => authorization?.includes(stage.token))).toBe(true);
    expect(new Set(other.asked.map(({ authorization }) => authorization))).toEqual(new Set([undefined]));
    expect(await readdir(folder)).toEqual([]);
  });

  test('follows a redirect to another host and back, and what comes is proved', async () => {
    const bytes = new Map<string, Buffer>();
    for (const name of await readdir(join(published.shelf, 'obras@1.1.0'))) {
      bytes.set(name, await readFile(join(published.shelf, 'obras@1.1.0', name)));
    }
    const assets = (await stage.ana.rest.repos.getReleaseByTag({ ...AT, tag: 'obras@1.1.0' })).data.assets;
    const names = new Map(assets.map(({ id, name }) => [String(id), name]));
    const other = await startHost(({ url }, answer) => send(answer, bytes.get(url?.slice(1) ?? '') ?? ''));
    onTestFinished(other.stop);
    const host = await hostWith(({ url }, answer) => {
      const name = names.get(/assets\/(\d+)$/.exec(url ?? '')?.[1] ?? '');
      return name !== undefined && redirect(answer, `${other.url}/${name}`);
    });
    const folder = await emptyFolder();
    const { status, out } = await run(folder, ['get', 'obras'], { api: `${host.url}/api/v3`, token: stage.token });
    expect([status, out]).toEqual([0, expect.stringContaining('obras-1.1.0.zip')]);
    expect(other.asked.every(({ authorization }) => authorization === undefined)).toBe(true);
    expect(await readdir(folder)).toEqual(['obras-1.1.0.zip']);
  });

  test('that is not valid is told, with what to do', async () => {
    const { status, err } = await run(await emptyFolder(), ['list'], { token: 'ghp_nothing' });
    expect([status, err]).toEqual([2, expect.stringContaining('Para datos públicos no hace falta ninguno')]);
    expect(err).not.toContain('ghp_nothing');
  });
});

/** What a host does to each download, and what is said of it. */
const FAULTS: readonly (readonly [string, Handler, string])[] = [
  [
    'a download that is cut off',
    (_, answer) => {
      answer.writeHead(200, { 'content-length': '5000' });
      answer.write('PK', () => answer.destroy());
      return true;
    },
    'Se cortó la descarga',
  ],
  [
    'a download that ends before its time, without a length',
    (_, answer) => {
      answer.writeHead(200);
      answer.write('PK', () => answer.destroy());
      return true;
    },
    'Se cortó la descarga',
  ],
  ['a redirect that goes in a circle', ({ url }, answer) => redirect(answer, url ?? '/'), 'envía a otra dirección'],
  ['a redirect to a file', (_, answer) => redirect(answer, 'file:///etc/passwd'), 'envía a otra dirección'],
  [
    'a limit',
    (_, answer) => {
      answer.writeHead(403, { 'x-ratelimit-remaining': '0' }).end('{}');
      return true;
    },
    'Sin cuenta permite 60 por hora',
  ],
  [
    'a server that fails',
    (_, answer) => {
      answer.writeHead(503).end();
      return true;
    },
    'El servidor no entregó',
  ],
];

describe('refuses', () => {
  test.each(FAULTS)('%s, and leaves nothing', async (_, handle, words) => {
    const host = await hostWith((asked, answer) => isAsset(asked.url) && handle(asked, answer));
    const folder = await emptyFolder();
    const { status, err } = await run(folder, ['get', 'obras', '--to', 'a/b'], {
      api: `${host.url}/api/v3`,
      token: stage.token,
    });
    expect([status, err]).toEqual([2, expect.stringContaining(words)]);
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([
    [401, 'El servidor no deja leer sin cuenta (401)'],
    [403, 'si es GitHub público, es su red la que lo impide'],
    [404, 'no encuentra el repositorio municipio/datos'],
    [429, 'Sin cuenta permite 60 por hora'],
    [500, 'GitHub no responde bien (500)'],
    [200, 'lo que responde no es GitHub'],
  ])('a list that answers %i to nobody', async (status, words) => {
    const host = await hostWith(({ url }, answer) => {
      if (!/\/releases\?/.test(url ?? '')) return false;
      // A page, as the gate of a hotel's network answers everything.
      answer.writeHead(status, { 'content-type': 'text/html' }).end('<html>');
      return true;
    });
    const ran = await run(await emptyFolder(), ['list'], { api: `${host.url}/api/v3` });
    expect([ran.status, ran.out, ran.err]).toEqual([2, '', expect.stringContaining(words)]);
  });

  test('a list whose second page does not come', async () => {
    const host = await hostWith(({ url }, answer) => {
      if (!/\/releases\?/.test(url ?? '')) return false;
      const second = /[?&]page=2/.test(url ?? '');
      const next = `<${url ?? ''}>; rel="next"`;
      answer.writeHead(second ? 502 : 200, { 'content-type': 'application/json', link: next });
      answer.end(second ? '{}' : JSON.stringify([{ tag_name: 'x', assets: [], draft: false }]));
      return true;
    });
    const ran = await run(await emptyFolder(), ['list'], { api: `${host.url}/api/v3` });
    expect([ran.status, ran.out]).toEqual([2, '']);
  });

  test('a host that is not there', async () => {
    const host = await startHost(() => false);
    await host.stop();
    const { status, err } = await run(await emptyFolder(), ['list'], { api: host.url });
    expect([status, err]).toEqual([2, expect.stringContaining('GitHub no responde')]);
    expect(err).not.toContain('proxy');
    const behind = await run(await emptyFolder(), ['list'], { api: host.url, proxy: 'http://127.0.0.1:9' });
    expect(behind.err).toContain('ponga NODE_USE_ENV_PROXY=1');
  });

  test('a moved tag, one made anew without a message, and a deleted one', async () => {
    const { folder } = stage.repository;
    const [mine, older] = await Promise.all(
      ['obras@1.1.0', 'obras@1.0.0'].map(async (tag) => await git(folder, ['rev-parse', `refs/tags/${tag}`])),
    );
    onTestFinished(async () => {
      await git(folder, ['update-ref', 'refs/tags/obras@1.1.0', mine ?? '']);
    });
    const told = async (): Promise<readonly [number | null, string]> => {
      const into = await emptyFolder();
      const { status, err } = await run(into, ['get', 'obras@1.1.0']);
      expect(await readdir(into)).toEqual([]);
      return [status, err];
    };
    await git(folder, ['update-ref', 'refs/tags/obras@1.1.0', older ?? '']);
    expect(await told()).toEqual([1, expect.stringContaining('La etiqueta obras@1.1.0 no es la que hizo Apertura')]);
    await git(folder, ['update-ref', 'refs/tags/obras@1.1.0', published.commits.get('obras@1.1.0') ?? '']);
    expect(await told()).toEqual([1, expect.stringContaining('es un simple nombre')]);
    await git(folder, ['update-ref', '-d', 'refs/tags/obras@1.1.0']);
    expect(await told()).toEqual([1, expect.stringContaining('no tiene la etiqueta obras@1.1.0')]);
    // Whoever has a clone from before sees more.
    const forged = await git(
      folder,
      ['mktag', '--no-strict'],
      (await git(folder, ['cat-file', 'tag', mine ?? '']))
        .replace(/tagger .*/, 'tagger Otro <x@x> 1 +0000')
        .concat('\n'),
    );
    await git(folder, ['update-ref', 'refs/tags/obras@1.1.0', forged]);
    const clone = join(await emptyFolder(), 'clone');
    await git(tmpdir(), ['clone', '--quiet', published.repository, clone]);
    const inside = await run(clone, ['verify', 'obras@1.1.0']);
    expect([inside.status, inside.out]).toEqual([1, expect.stringContaining('La etiqueta obras@1.1.0 se movió')]);
  });
});

describe('ended while it downloads', () => {
  /** A download that has begun and goes no further. */
  async function stuck(
    folder: string,
  ): Promise<{ readonly child: ChildProcess; readonly half: () => Promise<boolean> }> {
    const host = await hostWith(({ url }, answer) => {
      if (!isAsset(url) || !isZip(url)) return false;
      answer.writeHead(200, { 'content-length': '650' });
      answer.write('PK');
      return true;
    });
    const main = resolve('dist/bot/apps/cli/main.js');
    const env = { ...process.env, GITHUB_API_URL: `${host.url}/api/v3`, GITHUB_TOKEN: stage.token };
    const child = spawn(process.execPath, [main, 'get', 'obras', ...REPO], { cwd: folder, env, stdio: 'ignore' });
    const half = async (): Promise<boolean> => (await readdir(folder)).some((name) => name.endsWith('.part'));
    while (!(await half()) && child.exitCode === null) await new Promise((next) => setImmediate(next));
    return { child, half };
  }

  let zips: ReadonlySet<string> = new Set();
  const isZip = (url: string | undefined): boolean => zips.has(/(\d+)$/.exec(url ?? '')?.[1] ?? '');
  beforeAll(async () => {
    const { assets } = (await stage.ana.rest.repos.getReleaseByTag({ ...AT, tag: 'obras@1.1.0' })).data;
    zips = new Set(assets.filter(({ name }) => name.endsWith('.zip')).map(({ id }) => String(id)));
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('by %s it leaves nothing', async (signal) => {
    const folder = await emptyFolder();
    const { child } = await stuck(folder);
    child.kill(signal);
    await new Promise((done) => child.once('close', done));
    expect([child.signalCode, await readdir(folder)]).toEqual([signal, []]);
  });

  test('killed, the next run removes what it left and has the file', async () => {
    const folder = await emptyFolder();
    const { child, half } = await stuck(folder);
    child.kill('SIGKILL');
    await new Promise((done) => child.once('close', done));
    expect(await half()).toBe(true);
    expect((await run(folder, ['get', 'obras'])).status).toBe(0);
    expect(await readdir(folder)).toEqual(['obras-1.1.0.zip']);
  });
});

function redirect(answer: ServerResponse, location: string): true {
  answer.writeHead(302, { location }).end();
  return true;
}

function send(answer: ServerResponse, body: string | Buffer): true {
  answer.writeHead(200).end(body);
  return true;
}
