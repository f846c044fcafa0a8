import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Ran } from '../cli/run.ts';
import { aperturaHere } from '../cli/run-here.ts';
import { commitFiles, digest, git, type Published, publishByHand } from './published.ts';

let published: Published;

beforeAll(async () => {
  published = await publishByHand([
    { tag: 'obras@1.0.0' },
    { tag: 'obras@1.1.0', csv: 'id,monto\n1,10\n2,20\n3,30\n' },
    { tag: 'obras@2.0.0', csv: 'id,monto\n1,11\n3,30\n', previous: 'construcciones@1.0.0' },
    { tag: 'arboles@1.0.0', title: '\u001b[31mÁrboles\u202e ::error::' },
    { tag: 'multas@1.0.0', title: 'Multas' },
    { tag: 'multas@1.0.0+withdrawn', title: 'Multas' },
    { tag: 'construcciones@1.0.0', title: 'Construcciones' },
    { tag: 'construcciones@1.0.0+withdrawn', title: 'Construcciones', renamedTo: 'obras' },
  ]);
});

afterAll(async () => await published.remove());

/** A folder to download into, gone afterwards. */
async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'consumer-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the shelf, to be spoilt. */
async function shelfCopy(): Promise<string> {
  const folder = join(await emptyFolder(), 'shelf');
  await cp(published.shelf, folder, { recursive: true });
  return folder;
}

async function run(cwd: string, ...args: readonly string[]): Promise<Ran> {
  return await aperturaHere(args, { cwd, env: { GITHUB_TOKEN: undefined, GITHUB_API_URL: undefined, NO_COLOR: '1' } });
}

const from = (...args: readonly string[]): readonly string[] => [...args, '--from', published.shelf];

describe('list', () => {
  test('says what is published, aligned, and what was withdrawn', async () => {
    const { status, out } = await run(await emptyFolder(), ...from('list'));
    expect(status).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Conjunto        Versión  Fecha       Tamaño  Título
      arboles         1.0.0    2026-11-20   690 B  \\u{1b}[31mÁrboles\\u{202e} :\\:error::
      construcciones  1.0.0    2026-11-20   656 B  Construcciones (ahora se llama obras)
      multas          1.0.0    2026-11-20   642 B  Multas (retirado)
      obras           2.0.0    2026-11-20   650 B  Obra pública

      3 conjuntos de datos y 1 nombre anterior; 1 retirado, cuya última versión sigue disponible.
      Para descargar: apertura get CONJUNTO
      "
    `);
  });

  test('lists every version, the newest first', async () => {
    const { out } = await run(await emptyFolder(), ...from('list', '--versions', '--lang', 'en'));
    const lines = out.split('\n').filter((line) => line.startsWith('obras'));
    expect(lines.map((line) => line.split(/\s+/)[1])).toEqual(['2.0.0', '1.1.0', '1.0.0']);
    expect(out).toContain('Multas (withdrawn)');
  });

  test('is JSON and CSV', async () => {
    const folder = await emptyFolder();
    const json = JSON.parse((await run(folder, ...from('list', '--format', 'json'))).out);
    expect(json.versions.map((one: { tag: string; withdrawn: boolean }) => [one.tag, one.withdrawn])).toEqual([
      ['arboles@1.0.0', false],
      ['construcciones@1.0.0', false],
      ['multas@1.0.0', true],
      ['obras@2.0.0', false],
    ]);
    const csv = (await run(folder, ...from('list', '--format', 'csv'))).out.split('\r\n');
    expect(csv[0]).toBe('dataset,version,date,title,bytes,withdrawn,tag,page,renamedTo');
    expect(csv[2]).toMatch(/,false,construcciones@1\.0\.0,,obras$/);
    expect(csv[4]).toBe('obras,2.0.0,2026-11-20,Obra pública,650,false,obras@2.0.0,,');
  });

  test.each([
    [['list', 'obras'], 'sobra'],
    [['list', '--from', 'nowhere'], 'No existe la carpeta «nowhere»'],
    [['list'], 'Indique el repositorio con --repo'],
    [['list', '--from', '.', '--repo', 'a/b'], 'no los dos'],
    [['list', '--format', 'xml'], 'terminal, json, csv'],
  ])('%j is wrong use', async (args, words) => {
    const { status, err } = await run(await emptyFolder(), ...args);
    expect([status, err]).toEqual([2, expect.stringContaining(words)]);
  });
});

describe('get', () => {
  test('downloads the last version, proved, and the second time finds it there', async () => {
    const folder = await emptyFolder();
    const first = await run(folder, ...from('get', 'obras'));
    expect(first.err).toBe('');
    expect(first.out).toBe(
      [
        'obras@2.0.0 · Obra pública · 2026-11-20',
        '  obras-2.0.0.zip  650 B',
        'Comprobado con SHA256SUMS y con manifest.json. Una carpeta no tiene etiquetas con qué probar esos dos.',
        '',
      ].join('\n'),
    );
    expect(await readdir(folder)).toEqual(['obras-2.0.0.zip']);
    const second = await run(folder, ...from('get', 'obras', '--lang', 'en'));
    expect([second.status, second.out]).toEqual([0, expect.stringContaining('650 B, there already, the same')]);
  });

  test.each([
    ['obras@1', 'obras-1.1.0.zip'],
    ['obras@1.0', 'obras-1.0.0.zip'],
    ['obras@1.0.0', 'obras-1.0.0.zip'],
    ['obras@2', 'obras-2.0.0.zip'],
  ])('%s is %s', async (asked, file) => {
    const folder = await emptyFolder();
    expect((await run(folder, ...from('get', asked))).status).toBe(0);
    expect(await readdir(folder)).toEqual([file]);
  });

  test('says that there is a newer version', async () => {
    const { out } = await run(await emptyFolder(), ...from('get', 'obras@1'));
    expect(out).toContain('Hay una versión más nueva: obras@2.0.0.');
  });

  test.each(['multas', 'multas@1.0.0+withdrawn'])(
    'gives %s, withdrawn, at its last version, and says why it left',
    async (asked) => {
      const folder = await emptyFolder();
      const { status, out } = await run(folder, ...from('get', asked));
      expect([status, await readdir(folder)]).toEqual([0, ['multas-1.0.0.zip']]);
      expect(out).toContain(
        'multas se retiró: La oficina dejó de llevar el registro. Esta es su última versión, 1.0.0, que sigue disponible.',
      );
    },
  );

  test('leads from a former name to the new one, and gives the versions of the former one as they were', async () => {
    const folder = await emptyFolder();
    const latest = await run(folder, ...from('get', 'construcciones'));
    expect(latest.out).toMatch(
      /^obras@2\.0\.0 ·[\s\S]*construcciones ahora se llama obras: esta es su última versión\./,
    );
    expect(latest.out).toContain('apertura get construcciones@1.0.0\n');
    const former = await run(folder, ...from('get', 'construcciones@1', '--lang', 'en'));
    expect(former.out).toMatch(
      /^construcciones@1\.0\.0 ·[\s\S]*is now called obras\. The latest: apertura get obras\n/,
    );
    expect(former.out).not.toContain('withdrawn');
    expect((await readdir(folder)).sort()).toEqual(['construcciones-1.0.0.zip', 'obras-2.0.0.zip']);
  });

  test('gives all files, or Parquet, or one, into a folder of the version', async () => {
    const folder = await emptyFolder();
    await run(folder, ...from('get', 'obras', '--asset', 'all', '--to', 'a/b'));
    const all = await readdir(join(folder, 'a/b/obras@2.0.0'));
    expect(all.sort()).toEqual((await readdir(join(published.shelf, 'obras@2.0.0'))).sort());
    await run(folder, ...from('get', 'obras', '--asset', 'parquet', '--to', 'p'));
    expect(await readdir(join(folder, 'p/obras@2.0.0'))).toEqual(['tabla.parquet']);
    await run(folder, ...from('get', 'obras', '--asset', 'CITATION.cff', '--to', 'c'));
    expect(await readdir(join(folder, 'c/obras@2.0.0'))).toEqual(['CITATION.cff']);
  });

  test('unpacks, and the second time finds it there', async () => {
    const folder = await emptyFolder();
    const args = from('get', 'obras@1.1.0', '--extract');
    expect((await run(folder, ...args)).status).toBe(0);
    expect(await readFile(join(folder, 'obras-1.1.0/data/tabla.csv'), 'utf8')).toBe('id,monto\n1,10\n2,20\n3,30\n');
    const again = await run(folder, ...args);
    expect(again.out).toContain('obras-1.1.0/     3 archivos, ya estaba, igual');
    await writeFile(join(folder, 'obras-1.1.0/data/tabla.csv'), 'id,monto\n');
    const changed = await run(folder, ...args);
    expect([changed.status, changed.err]).toEqual([2, expect.stringContaining('Ya existe obras-1.1.0')]);
    expect(await readFile(join(folder, 'obras-1.1.0/data/tabla.csv'), 'utf8')).toBe('id,monto\n');
  });

  test('never replaces what is a person’s own', async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, 'obras-2.0.0.zip'), 'mine');
    const { status, err } = await run(folder, ...from('get', 'obras'));
    expect([status, err]).toEqual([2, expect.stringContaining('No se reemplazó')]);
    expect(await readFile(join(folder, 'obras-2.0.0.zip'), 'utf8')).toBe('mine');
    expect(await readdir(folder)).toEqual(['obras-2.0.0.zip']);
  });

  test.each([
    [['get', 'obra'], '¿Quiso decir obras?'],
    [['get', 'Óbras'], '¿Quiso decir obras?'],
    [['get', 'xyzzy'], 'no hay publicado ningún conjunto «xyzzy». Los que hay'],
    [['get', 'obras@3'], 'Las que hay: 2.0.0, 1.1.0, 1.0.0.'],
    [['get', 'obras@uno'], 'no es un conjunto ni una versión'],
    [['get', '../obras'], 'no es un conjunto ni una versión'],
    [['get', 'obras', '--asset', '../x'], 'Sus archivos: CITATION.cff'],
    [['get', 'obras', '--asset', 'parquet', '--extract'], '--extract extrae el zip'],
    [['get'], 'apertura get CONJUNTO'],
  ])('%j is wrong use', async (args, words) => {
    const folder = await emptyFolder();
    const { status, err } = await run(folder, ...from(...args));
    expect([status, err]).toEqual([2, expect.stringContaining(words)]);
    expect(await readdir(folder)).toEqual([]);
  });

  test.runIf(process.getuid?.() !== 0)('a folder that cannot be written is told', async () => {
    const folder = await emptyFolder();
    await mkdir(join(folder, 'closed'), { mode: 0o500 });
    const { status, err } = await run(folder, ...from('get', 'obras', '--to', 'closed'));
    expect([status, err]).toEqual([2, expect.stringContaining('no hay permiso')]);
  });

  test('a file where a folder should be is told', async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, 'file'), '');
    const { status, err } = await run(folder, ...from('get', 'obras', '--to', 'file/x'));
    expect([status, err]).toEqual([2, expect.stringContaining('No se dejó ningún archivo a medias')]);
  });

  /** What somebody does to a shelf, and what a download of it says. */
  const SPOILT: readonly (readonly [string, (release: string) => Promise<void>, string])[] = [
    [
      'a changed byte',
      async (release) => await flip(join(release, 'obras-2.0.0.zip')),
      'obras-2.0.0.zip no es el archivo publicado',
    ],
    [
      'a truncated file',
      async (release) => {
        const bytes = await readFile(join(release, 'obras-2.0.0.zip'));
        await writeFile(join(release, 'obras-2.0.0.zip'), bytes.subarray(0, -1));
      },
      'obras-2.0.0.zip no es el archivo publicado',
    ],
    [
      'a file that goes on',
      async (release) => await writeFile(join(release, 'obras-2.0.0.zip'), Buffer.alloc(5_000_000)),
      'se publicaron 650 bytes, y este tiene más',
    ],
    [
      'a changed SHA256SUMS',
      async (release) => await flip(join(release, 'SHA256SUMS')),
      'SHA256SUMS y manifest.json no dicen lo mismo',
    ],
    [
      'a changed manifest',
      async (release) => {
        const text = await readFile(join(release, 'manifest.json'), 'utf8');
        await writeFile(join(release, 'manifest.json'), text.replace(/"sha256": "../, '"sha256": "00'));
      },
      'SHA256SUMS y manifest.json no dicen lo mismo',
    ],
    [
      'a manifest that is none',
      async (release) => await writeFile(join(release, 'manifest.json'), '{}'),
      'manifest.json no se puede leer',
    ],
    [
      'a manifest of another version',
      async (release) => await cp(join(release, '../obras@1.0.0'), release, { recursive: true }),
      'manifest.json es de otra publicación',
    ],
    ['a missing asset', async (release) => await rm(join(release, 'obras-2.0.0.zip')), 'Falta obras-2.0.0.zip'],
    ['a missing SHA256SUMS', async (release) => await rm(join(release, 'SHA256SUMS')), 'Falta SHA256SUMS'],
    ['a missing manifest', async (release) => await rm(join(release, 'manifest.json')), 'Falta manifest.json'],
  ];

  test.each(SPOILT)('refuses %s, and leaves nothing', async (_, spoil, words) => {
    const shelf = await shelfCopy();
    await spoil(join(shelf, 'obras@2.0.0'));
    const folder = await emptyFolder();
    const { status, out, err } = await run(folder, 'get', 'obras', '--from', shelf, '--to', 'to', '--asset', 'all');
    expect([status, out]).toEqual([1, '']);
    expect(err.replace(/\s+/g, ' ')).toContain(words);
    expect(err).toContain('No se guardó nada.');
    expect(await readdir(folder)).toEqual([]);
  });

  test('what a killed run left is gone after the next', async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, '.obras-2.0.0.zip.999999999.part'), 'half');
    await run(folder, ...from('get', 'obras'));
    expect(await readdir(folder)).toEqual(['obras-2.0.0.zip']);
  });
});

test.each([
  ['../evil.txt'],
  ['/evil.txt'],
  ['data/../../evil.txt'],
  ['C:\\evil.txt'],
  ['..\\evil.txt'],
  ['a\u0000b'],
  ['.git/hooks/post-checkout'],
])('a zip with %j is not unpacked, though it is what was published', async (name) => {
  const hostile = await publishByHand([{ tag: 'mal@1.0.0', zip: { [name]: 'evil' } }]);
  onTestFinished(hostile.remove);
  const folder = await emptyFolder();
  const { status, err } = await run(folder, 'get', 'mal', '--from', hostile.shelf, '--to', 'a/b', '--extract');
  expect([status, err]).toEqual([2, expect.stringContaining('quiere escribir fuera de su carpeta')]);
  expect(await readdir(folder)).toEqual([]);
  expect(existsSync(join(folder, '../evil.txt'))).toBe(false);
});

test('a name with dots and figures is told from its version', async () => {
  const dotted = await publishByHand([{ tag: 'padron.v2.1@1.0.0' }]);
  onTestFinished(dotted.remove);
  const folder = await emptyFolder();
  const at = ['--from', dotted.shelf];
  expect((await run(folder, 'get', 'padron.v2.1@1.0', '--extract', ...at)).err).toBe('');
  expect((await readdir(folder)).sort()).toEqual(['padron.v2.1-1.0.0', 'padron.v2.1-1.0.0.zip']);
  for (const path of await readdir(folder)) {
    expect((await run(folder, 'verify', path, ...at)).out).toContain(`${path} (padron.v2.1@1.0.0): nada contradice`);
  }
  expect((await run(folder, 'get', 'padron.v2@1', ...at)).err).toContain('¿Quiso decir padron.v2.1?');
});

describe('diff', () => {
  test('says what changed by meaning, with the next version’s part', async () => {
    const { status, out } = await run(await emptyFolder(), ...from('diff', 'obras@1.1.0', 'obras@2.0.0'));
    expect(status).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "De obras@1.1.0 a obras@2.0.0: cambio incompatible (mayor)

      obras: cambia 1 fila (monto en 1) y se elimina 1.
        - Se elimina 1 fila de \`tabla\`.
        - Cambia 1 fila de \`tabla\`, en \`monto\`.
            Fila eliminada: \`2\`.
            Fila corregida: \`1\`.
      "
    `);
  });

  test('with one version it is from the one before', async () => {
    const folder = await emptyFolder();
    const { out } = await run(folder, ...from('diff', 'obras@1.1.0', '--format', 'json', '--lang', 'en'));
    const told = JSON.parse(out);
    expect([told.before, told.after, told.bump, told.metadata]).toEqual(['obras@1.0.0', 'obras@1.1.0', 'minor', []]);
    expect(told.reasons.map(({ code }: { code: string }) => code)).toEqual(['rows-added']);
    const renamed = await run(folder, ...from('diff', 'obras@2.0.0'));
    expect(renamed.out).toMatch(/^De construcciones@1\.0\.0 a obras@2\.0\.0: /);
    const first = await run(folder, ...from('diff', 'obras@1.0.0'));
    expect([first.status, first.err]).toEqual([2, expect.stringContaining('es la primera versión')]);
  });

  test('is markdown, where names do nothing', async () => {
    const { out } = await run(await emptyFolder(), ...from('diff', 'arboles', 'obras', '--format', 'markdown'));
    expect(out).toMatch(/^## De arboles@&#8203;1\.0\.0 a obras@&#8203;2\.0\.0: cambio incompatible \(mayor\)$/m);
    expect(out).not.toContain('\u001b');
  });

  test('a version that is not what was published is not compared', async () => {
    const shelf = await shelfCopy();
    await flip(join(shelf, 'obras@1.1.0/obras-1.1.0.zip'));
    const { status, err } = await run(await emptyFolder(), 'diff', 'obras@1.1.0', 'obras', '--from', shelf);
    expect([status, err]).toEqual([1, expect.stringContaining('obras-1.1.0.zip no es el archivo publicado')]);
  });
});

describe('cite', () => {
  test.each([
    ['text', 'Municipio de San Aurelio (2026). Obra pública, versión 2.0.0 [conjunto de datos]. obras@2.0.0.'],
    ['apa', 'Municipio de San Aurelio. (2026, 20 de noviembre). Obra pública (Versión 2.0.0) [Conjunto de datos].'],
    ['bibtex', 'author = {{Municipio de San Aurelio}},'],
    ['ris', 'TY  - DATA\r\nAU  - Municipio de San Aurelio\r\n'],
    ['cff', 'cff-version: 1.2.0'],
    ['libre-uso', '"Obra pública", MSA; https://datos.example/obras; 2026-11-20\n'],
  ])('writes %s', async (format, words) => {
    const { status, out } = await run(await emptyFolder(), ...from('cite', 'obras', '--format', format));
    expect([status, out]).toEqual([0, expect.stringContaining(words)]);
  });
});

/** A clone, as a consumer makes it. */
async function clone(): Promise<string> {
  const folder = join(await emptyFolder(), 'clone');
  await git(tmpdir(), ['clone', '--quiet', published.repository, folder]);
  return folder;
}

describe('verify', () => {
  test('in a clone everything is proved, to the decision', async () => {
    const folder = await clone();
    const download = await emptyFolder();
    await run(download, ...from('get', 'obras'));
    const { status, out } = await run(folder, 'verify', join(download, 'obras-2.0.0.zip'), '--from', published.shelf);
    expect(out.replace(/[0-9a-f]{40,64}/g, '#')).toMatchInlineSnapshot(`
      "obras-2.0.0.zip (obras@2.0.0): es lo que se aprobó. Todo está probado.

        probado      obras-2.0.0.zip es el archivo publicado, byte por byte
                     por su SHA-256 en SHA256SUMS y en manifest.json:
                     #
        probado      SHA256SUMS y manifest.json dicen lo mismo de 4 archivos
                     por comparación, y por el SHA-256 de SHA256SUMS en manifest.json
        probado      manifest.json es el que se publicó
                     por su SHA-256 en el mensaje de la etiqueta obras@2.0.0:
                     #
        probado      Se publicó el commit #
                     por la etiqueta, que en git es el objeto #
        probado      Los 3 archivos del zip son los del repositorio, byte por byte
                     por comparación con la carpeta del commit #;
                     de datapackage.json, salvo lo que agrega la publicación
        probado      La etiqueta y manifest.json son los del registro de lo publicado
                     por la rama origin/published, que guarda el objeto
                     #
        probado      La publicación se aprobó así
                     según el mensaje de la etiqueta y manifest.json
                       Solicitud n.º 7, “Agrega las obras de octubre”, de beto, integrada el 2026-11-20.
                       - Ana Ruiz, Directora (ana), por governance: “la aprueba gobernanza”.
      "
    `);
    expect(status).toBe(0);
  });

  test('with its papers beside it nothing else is needed', async () => {
    const folder = await clone();
    await run(folder, ...from('get', 'obras', '--asset', 'all', '--to', 'mine'));
    const { status, out } = await run(folder, 'verify', 'mine', '--lang', 'en');
    expect([status, out]).toEqual([0, expect.stringContaining('Everything is proved.')]);
  });

  test('a withdrawal is proved with the version that it is about: its own papers too', async () => {
    const folder = await clone();
    const verdicts = ({ out }: { readonly out: string }) =>
      JSON.parse(out).verified.map((one: Record<string, string>) => `${one['tag']} ${one['verdict']}`);
    const left = ['verify', 'multas@1.0.0+withdrawn', '--format', 'json', '--from'];
    const whole = await run(folder, ...left, published.shelf);
    expect([whole.status, verdicts(whole)]).toEqual([0, ['multas@1.0.0 proved', 'multas@1.0.0+withdrawn proved']]);
    const shelf = await shelfCopy();
    await writeFile(join(shelf, 'multas@1.0.0+withdrawn/notes.es.md'), '# No se retiró\n');
    // As where the law had the data taken away.
    await rm(join(shelf, 'multas@1.0.0'), { recursive: true });
    const spoilt = await run(folder, ...left, shelf);
    expect([spoilt.status, verdicts(spoilt)]).toEqual([1, ['multas@1.0.0+withdrawn broken']]);
    const beside = await run(
      folder,
      'verify',
      'multas@1.0.0+withdrawn',
      join(published.shelf, 'multas@1.0.0+withdrawn'),
    );
    expect([beside.status, beside.out]).toEqual([0, expect.stringContaining('Todo está probado.')]);
  });

  test('outside of a clone it says what cannot be proved', async () => {
    const folder = await emptyFolder();
    await run(folder, ...from('get', 'obras', '--extract'));
    const { status, out } = await run(folder, ...from('verify'));
    expect(status).toBe(0);
    expect(out).toContain('obras-2.0.0 (obras@2.0.0): nada contradice');
    expect(out).toContain('Los 3 archivos de la carpeta son los del zip, byte por byte');
    expect(out).toContain('porque aquí no hay un clon: haga git clone');
  });

  test('of several downloads those that are named', async () => {
    const folder = await emptyFolder();
    await run(folder, ...from('get', 'obras@1.0.0', '--asset', 'all'));
    await run(folder, ...from('get', 'obras', '--asset', 'all'));
    const all = await run(folder, ...from('verify', 'obras', '.', '--format', 'json'));
    const tags = ({ out }: { readonly out: string }) =>
      JSON.parse(out).verified.map(({ tag }: { readonly tag: string }) => tag);
    expect([all.status, tags(all)]).toEqual([0, ['obras@1.0.0', 'obras@2.0.0']]);
    const one = await run(folder, ...from('verify', 'obras@1', '.', '--format', 'json'));
    expect([one.status, tags(one)]).toEqual([0, ['obras@1.0.0']]);
    await rm(join(folder, 'obras@2.0.0'), { recursive: true });
    await run(folder, ...from('get', 'obras'));
    await rename(join(folder, 'obras@1.0.0'), join(folder, 'obras@2.0.0'));
    const posing = await run(folder, ...from('verify', 'obras@2', '.'));
    expect([posing.status, posing.out]).toEqual([1, expect.stringContaining('este dice obras@1.0.0')]);
  });

  test('a changed file of an unpacked folder is named', async () => {
    const folder = await emptyFolder();
    await run(folder, ...from('get', 'obras', '--extract'));
    await flip(join(folder, 'obras-2.0.0/data/tabla.csv'));
    const { status, out } = await run(folder, ...from('verify', 'obras-2.0.0'));
    expect([status, out]).toEqual([1, expect.stringContaining('no coinciden: data/tabla.csv')]);
  });

  test('a changed download is not what was published', async () => {
    const folder = await emptyFolder();
    await run(folder, ...from('get', 'obras'));
    await flip(join(folder, 'obras-2.0.0.zip'));
    const { status, out } = await run(folder, ...from('verify', 'obras-2.0.0.zip'));
    expect([status, out]).toEqual([1, expect.stringContaining('NO COINCIDE  obras-2.0.0.zip no es el archivo')]);
  });

  test('a file that a browser renamed is known by its bytes', async () => {
    const folder = await emptyFolder();
    await cp(join(published.shelf, 'obras@2.0.0/tabla.parquet'), join(folder, 'descarga (3).parquet'));
    const alone = await run(folder, ...from('verify', 'descarga (3).parquet'));
    expect([alone.status, alone.err]).toEqual([2, expect.stringContaining('no se sabe de qué versión es')]);
    const named = await run(folder, ...from('verify', 'obras@2.0.0', 'descarga (3).parquet'));
    expect([named.status, named.out]).toEqual([0, expect.stringContaining('tabla.parquet es el archivo publicado')]);
  });

  test('a moved tag, a lost record and a forged release are found', async () => {
    const folder = await clone();
    await run(folder, ...from('get', 'obras', '--asset', 'all', '--to', 'mine'));
    const old = await git(folder, ['rev-parse', 'refs/tags/obras@1.0.0']);
    await git(folder, ['update-ref', 'refs/tags/obras@2.0.0', old]);
    const moved = await run(folder, 'verify', 'mine');
    expect(moved.status).toBe(1);
    expect(moved.out).toContain('La etiqueta obras@2.0.0 no es la que hizo Apertura');
    expect(moved.out).toContain('se movió o se hizo otra');

    const other = await clone();
    const commit = published.commits.get('obras@2.0.0') ?? '';
    await git(other, ['update-ref', 'refs/tags/obras@2.0.0', commit]);
    await git(other, ['update-ref', '-d', 'refs/remotes/origin/published']);
    await run(other, ...from('get', 'obras', '--asset', 'all', '--to', 'mine'));
    const bare = await run(other, 'verify', 'mine');
    expect([bare.status, bare.out]).toEqual([1, expect.stringContaining('es un simple nombre, sin mensaje')]);
  });

  test('a release whose data are not those of the commit is found, however well it is made', async () => {
    const forged = await publishByHand([{ tag: 'obras@1.0.0', zip: { 'data/tabla.csv': 'id,monto\n1,99\n' } }]);
    onTestFinished(forged.remove);
    const { status, out } = await run(forged.repository, 'verify', 'obras', '--from', forged.shelf);
    expect([status, out]).toEqual([1, expect.stringContaining('El zip no contiene lo que está en el repositorio')]);
    expect(out).toContain('data/tabla.csv');
  });

  test('another’s clone proves nothing, and speaks against nothing', async () => {
    const folder = await emptyFolder();
    await git(folder, ['init', '--quiet', '-b', 'main']);
    await commitFiles(folder, 'main', { 'a.txt': 'a' }, false);
    await commitFiles(folder, 'published', { 'b.txt': 'b' }, false);
    const { status, out } = await run(folder, ...from('verify', 'obras'));
    expect([status, out]).toEqual([0, expect.stringContaining('porque aquí no hay un clon')]);
  });

  test('is JSON, and a folder without downloads is wrong use', async () => {
    const folder = await emptyFolder();
    const { status, err } = await run(folder, 'verify');
    expect([status, err]).toEqual([2, expect.stringContaining('no hay ninguna descarga')]);
    const { out } = await run(folder, ...from('verify', 'obras', '--format', 'json'));
    const [one] = JSON.parse(out).verified;
    expect([one.tag, one.verdict, one.links[0].code]).toEqual(['obras@2.0.0', 'open', 'file-agrees']);
  });
});

/** Changes a byte in a file's middle. */
async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  const before = digest(bytes);
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  if (digest(bytes) === before) throw new Error('nothing changed');
  await writeFile(path, bytes);
}
