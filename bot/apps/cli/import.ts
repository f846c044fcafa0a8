import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { memberOf } from '../../core/dataset/authored.ts';
import { jsonText } from '../../core/escape.ts';
import { PLAN, readPlan } from '../../core/plan/read-plan.ts';
import { readYaml } from '../../core/plan/yaml.ts';
import { differencesOf } from '../../core/release/adela/compare-entry.ts';
import type { KnownDataset } from '../../core/release/adela/drafts.ts';
import { type AdelaFinding, found } from '../../core/release/adela/finding.ts';
import { type AdelaImport, type ImportedDataset, importAdelaFile } from '../../core/release/adela/import-adela.ts';
import {
  type Imported,
  isUnderstood,
  tellImport,
  tellImportJson,
  tellImportMarkdown,
} from '../../core/report/import-face.ts';
import { Tally } from '../../core/tally.ts';
import { UserError } from '../../core/user-error.ts';
import { worktree } from '../../io/worktree.ts';
import { LANGUAGES, oneOf, readArguments, wholeNumber } from './arguments.ts';
import { print } from './output.ts';
import { repositoryHere } from './repository-here.ts';

const OPTIONS = {
  out: { type: 'string' },
  descriptors: { type: 'string' },
  format: { type: 'string', default: 'terminal' },
  lang: { type: 'string', default: 'es' },
  limit: { type: 'string', default: '100' },
} as const;

const FORMATS = ['terminal', 'json', 'markdown'] as const;
/** Bytes. ADELA's largest files have some megabytes. */
const LARGEST = 1 << 26;

/** `apertura import adela FILE`: plan entries from an inventory, an opening plan or a catalogue. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const [what, file, ...others] = positionals;
  if (what !== 'adela' || file === undefined || others.length > 0) throw wrongUse();
  const format = oneOf('--format', values.format, FORMATS);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const bytes = await bytesOf(file);
  const repository = repositoryHere();
  const folder = values.out ?? (relative(process.cwd(), join(repository, PLAN, 'datasets')) || '.');
  const tally = new Tally<AdelaFinding>(wholeNumber('--limit', values.limit));
  const report = (finding: AdelaFinding): void => tally.add(finding);
  const known = values.out === undefined ? await knownIn(repository) : [];
  const read = await importAdelaFile(bytes, { path: file, report, language, known });
  const { written, kept } = await writeEntries(read, folder, (dataset, differs) => {
    const place = { path: file, line: dataset.line, dataset: dataset.name };
    report(found('adela-exists', { file: join(folder, `${dataset.name}.yaml`), differs }, place));
  });
  const descriptors = values.descriptors === undefined ? [] : await writeDescriptors(read, values.descriptors);
  const done: Imported = { file, folder, read, written, kept, descriptors, tallies: tally.results() };
  const tell = { terminal: tellImport, json: tellImportJson, markdown: tellImportMarkdown }[format];
  await print(tell(done, language));
  return isUnderstood(done) ? 0 : 1;
}

function wrongUse(): UserError {
  return new UserError({
    es: 'La orden es: apertura import adela ARCHIVO [--out CARPETA]. Vea «apertura help».',
    en: 'The command is: apertura import adela FILE [--out FOLDER]. See "apertura help".',
  });
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST) throw tooLarge(file);
    return await readFile(file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code = 'EIO' } = error as NodeJS.ErrnoException;
    throw new UserError({
      es: `No se pudo leer «${file}» (${code}). Revise que exista, que sea un archivo y que tenga permiso.`,
      en: `Could not read "${file}" (${code}). Check that it exists, that it is a file and that you may read it.`,
    });
  }
}

function tooLarge(file: string): UserError {
  return new UserError({
    es: `«${file}» mide más de 64 MB: no es un archivo de ADELA. Revise que sea el correcto.`,
    en: `"${file}" has more than 64 MB: it is no file of ADELA. Check that it is the right one.`,
  });
}

/** The datasets of the plan in the repository: each keeps the name that it has. */
async function knownIn(repository: string): Promise<readonly KnownDataset[]> {
  const { plan } = await readPlan(worktree(repository));
  return plan.promises.map(({ dataset, title = dataset, resources }) => ({ name: dataset, title, resources }));
}

/** Writes the entries that are not there; what is there is told and stays. */
async function writeEntries(
  { form, datasets }: AdelaImport,
  folder: string,
  onKept: (dataset: ImportedDataset, differs: readonly string[]) => void,
): Promise<{ readonly written: readonly string[]; readonly kept: readonly string[] }> {
  const [written, kept]: [string[], string[]] = [[], []];
  for (const dataset of datasets) {
    const path = resolve(folder, `${dataset.name}.yaml`);
    if (await writeNew(path, dataset.yaml)) written.push(dataset.name);
    else {
      const here = await readEntry(path);
      onKept(dataset, form === undefined || here === undefined ? ['*'] : differencesOf(form, here, dataset.promise));
      kept.push(dataset.name);
    }
  }
  return { written, kept };
}

async function readEntry(path: string): Promise<Parameters<typeof differencesOf>[1] | undefined> {
  const bytes = await readFile(path).catch(() => new Uint8Array());
  return readYaml(bytes, path).document?.value;
}

/** Descriptors to begin with, of datasets of which the file says where the data are. */
async function writeDescriptors({ datasets }: AdelaImport, folder: string): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { name, descriptor } of datasets) {
    const resources = memberOf(descriptor, 'resources');
    if (!Array.isArray(resources) || !resources.some((each) => memberOf(each, 'path') !== undefined)) continue;
    if (await writeNew(resolve(folder, name, 'datapackage.json'), jsonText(descriptor))) written.push(name);
  }
  return written;
}

/** Whether a file was written: one that is there is never touched. */
async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code = 'EIO' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path).then(Boolean, () => false))) return false;
    throw new UserError({
      es: `No se pudo escribir ${path} (${code}). Lo que ya se había escrito está completo; corrija la carpeta e importe de nuevo.`,
      en: `Could not write ${path} (${code}). What had been written is whole; mend the folder and import again.`,
    });
  }
}
