import { describe, expect, test } from 'vitest';
import type { Sentence } from '../finding.ts';
import { checkNames, checkPaths, siblingsFrom } from './check-names.ts';
import type { DatasetFinding } from './finding.ts';
import { datasetMessagesEn } from './messages.en.ts';
import { datasetMessagesEs } from './messages.es.ts';

/** Where, how grave, and what both languages say and advise. */
function told(findings: readonly DatasetFinding[]): readonly (readonly string[])[] {
  return findings.map((finding) => [
    `${finding.severity} ${finding.rule} ${finding.place.path}`,
    ...[datasetMessagesEs, datasetMessagesEn].map((messages) => {
      const { says, mend }: Sentence<never> = messages[finding.rule];
      // The sentence was looked up by the finding's own rule.
      return `${says(finding as never)} ${mend(finding as never)}`;
    }),
  ]);
}

function named(folder: string, files: readonly string[], siblings?: readonly string[]): readonly DatasetFinding[] {
  return checkNames({
    folder,
    paths: files.map((file) => `${folder}/${file}`),
    siblings: siblings && siblingsFrom(siblings),
  });
}

describe('names', () => {
  test('that are sound everywhere', () => {
    const files = ['datapackage.json', 'data/Año 2026.csv', '.gitattributes'];
    expect(named('datasets/obras', files, ['obras', 'obra'])).toEqual([]);
    expect(named('Mis datos', files)).toEqual([]);
  });

  test('of a folder that no tag can have', () => {
    expect(told(named('datasets/mi tabla', [], ['mi tabla']))).toMatchInlineSnapshot(`
      [
        [
          "error dataset-name datasets/mi tabla",
          "Se espera un nombre que pueda llevar una etiqueta de Git, porque con él se publica cada versión; "mi tabla" tiene espacios, puntos seguidos u otros signos que no se admiten, o comienza con punto o guion. Llame a la carpeta \`mi-tabla\`, y también así al conjunto en \`name\` y a su archivo en \`plan/datasets/\`.",
          "A name that a tag of Git can have is expected, for every version is published under it; "mi tabla" has spaces, dots in a row or other signs that it may not have, or begins with a dot or hyphen. Please call the folder \`mi-tabla\`, and so the dataset in \`name\` and its file in \`plan/datasets/\`.",
        ],
      ]
    `);
  });

  test('of a folder that Windows cannot hold', () => {
    expect(told(named('datasets/aux', [], ['aux'])).flat()[1]).toMatchInlineSnapshot(
      `"Se espera un nombre que pueda llevar una etiqueta de Git, porque con él se publica cada versión; "aux" es de los que Windows reserva para dispositivos. Llame a la carpeta \`datos-aux\`, y también así al conjunto en \`name\` y a su archivo en \`plan/datasets/\`."`,
    );
  });

  test('of a folder that another one has, but for capitals', () => {
    expect(told(named('datasets/obras', [], ['Obras', 'obras']))).toMatchInlineSnapshot(`
      [
        [
          "error path-collision datasets/obras",
          "Se esperan nombres que difieran en algo más que mayúsculas y minúsculas; "obras" y "Obras" son uno solo en Windows y en macOS, y quien clona el repositorio o extrae los datos pierde uno de los dos. Deje una sola de las dos carpetas, o llame a la nueva de otra manera.",
          "Names that differ in more than capitals are expected; "obras" and "Obras" are one on Windows and macOS, and whoever clones the repository or unpacks the data loses one of the two. Please keep only one of the two folders, or give the new one another name.",
        ],
      ]
    `);
  });

  test('of files and folders that Windows cannot hold, each once', () => {
    expect(told(named('datasets/obras', ['con/a.csv', 'con/b.csv', 'a/31:12.csv']))).toMatchInlineSnapshot(`
      [
        [
          "error path-unportable datasets/obras/con",
          "Se espera un nombre que Windows admita; "con" es de los que Windows reserva para dispositivos, y allí no se puede clonar el repositorio ni extraer los datos. Cámbielo, por ejemplo por "con-datos", también donde el descriptor lo nombre.",
          "A name that Windows takes is expected; "con" is one that Windows keeps for devices, and there the repository cannot be cloned nor the data unpacked. Please change it, for example to "con-datos", also where the descriptor names it.",
        ],
        [
          "error path-unportable datasets/obras/a/31:12.csv",
          "Se espera un nombre que Windows admita; "31:12.csv" contiene un signo que Windows no admite (\`< > : " | ? * \\\`), y allí no se puede clonar el repositorio ni extraer los datos. Cámbielo, por ejemplo por "31-12.csv", también donde el descriptor lo nombre.",
          "A name that Windows takes is expected; "31:12.csv" has a sign that Windows does not take (\`< > : " | ? * \\\`), and there the repository cannot be cloned nor the data unpacked. Please change it, for example to "31-12.csv", also where the descriptor names it.",
        ],
      ]
    `);
  });

  test('of files that are one to many', () => {
    const files = ['data/Datos.csv', 'data/a\u00f1o.csv', 'data/an\u0303o.csv', 'data/datos.csv'];
    expect(told(named('datasets/obras', files))).toMatchInlineSnapshot(`
      [
        [
          "error path-collision datasets/obras/data/año.csv",
          "Se esperan nombres que se vean distintos; "data/año.csv" y "data/año.csv" solo difieren en cómo escribe Unicode sus acentos (juntos o aparte de su letra), son uno solo en macOS, y quien clona el repositorio o extrae los datos pierde uno de los dos. Deje uno solo (\`git ls-files\` los muestra distintos), o cambie el nombre de uno, también donde el descriptor lo nombre.",
          "Names that look different are expected; "data/año.csv" and "data/año.csv" only differ in how Unicode writes their accents (with their letter or apart from it), are one on macOS, and whoever clones the repository or unpacks the data loses one of the two. Please keep only one (\`git ls-files\` shows them apart), or rename one, also where the descriptor names it.",
        ],
        [
          "error path-collision datasets/obras/data/datos.csv",
          "Se esperan nombres que difieran en algo más que mayúsculas y minúsculas; "data/datos.csv" y "data/Datos.csv" son uno solo en Windows y en macOS, y quien clona el repositorio o extrae los datos pierde uno de los dos. Deje uno solo, o cambie el nombre de uno, también donde el descriptor lo nombre.",
          "Names that differ in more than capitals are expected; "data/datos.csv" and "data/Datos.csv" are one on Windows and macOS, and whoever clones the repository or unpacks the data loses one of the two. Please keep only one, or rename one, also where the descriptor names it.",
        ],
      ]
    `);
  });

  test('that make a path too long', () => {
    const long = `${'a'.repeat(191)}.csv`;
    expect(named('datasets/obras', [long])).toMatchObject([
      { rule: 'path-unportable', facts: { problem: 'long', length: 210, limit: 200 } },
    ]);
  });

  test('of added files, beside all that are there', () => {
    const all = ['Plan/policy.yaml', 'docs/aux.md', 'docs/nul.md', 'plan/policy.yaml'];
    const findings = checkPaths({ paths: ['Plan/policy.yaml', 'docs/nul.md'], all });
    expect(findings.map(({ rule, place }) => `${rule} ${place.path}`)).toEqual([
      'path-unportable docs/nul.md',
      'path-collision Plan/policy.yaml',
    ]);
  });
});
