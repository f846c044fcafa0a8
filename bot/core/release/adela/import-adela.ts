/**
 * ADELA's inventory, opening plan and catalogue into plan entries. Whatever the bytes, this returns: with what could be
 * understood, and with a finding, at its line, for each thing that could not.
 */
import { memberOf, textOf } from '../../dataset/authored.ts';
import type { Language } from '../../finding.ts';
import { YAML_BYTES } from '../../plan/yaml.ts';
import { NULL } from '../../table/batch.ts';
import { DEFAULT_DIALECT } from '../../table/dialect.ts';
import type { Json } from '../../table/schema.ts';
import type { SourceEvents } from '../../table/source.ts';
import { sheetRows } from '../../table/xlsx-source.ts';
import { decodeText, isGarbled } from './decode-text.ts';
import type { KnownDataset } from './drafts.ts';
import { EntryReader } from './entry.ts';
import { entryYaml } from './entry-yaml.ts';
import { found, type Report } from './finding.ts';
import type { FormId } from './forms.ts';
import { gather } from './gather.ts';
import { type AdelaTable, readRows, readText } from './read-table.ts';
import type { TextRow } from './split-rows.ts';
import { unplannedIn } from './unplanned.ts';

/** How to import. */
export interface ImportOptions {
  /** The file as findings name it. */
  readonly path: string;
  readonly report: Report;
  /** The language of the comment in an entry; Spanish where not given. */
  readonly language?: Language | undefined;
  /** What the plan has already: a dataset keeps its name whatever its title. */
  readonly known?: readonly KnownDataset[] | undefined;
}

/** What came of an import. */
export interface AdelaImport {
  /** `undefined`: it is none of the forms, which was told. */
  readonly form: FormId | undefined;
  /** Rows below the header. */
  readonly rows: number;
  readonly datasets: readonly ImportedDataset[];
  readonly institution: ImportedInstitution;
}

/** A dataset that was imported. */
export interface ImportedDataset {
  readonly name: string;
  readonly title: string;
  /** The line that told of it first. */
  readonly line: number;
  /** The entry's value: only what the file says. */
  readonly promise: Json;
  /** `plan/datasets/<name>.yaml`. */
  readonly yaml: string;
  /** What a `datapackage.json` can begin with. */
  readonly descriptor: Json;
}

/** What a plan's form says of the institution: it belongs in `institution.yaml` and `groups.yaml`. */
export interface ImportedInstitution {
  readonly vision: string | undefined;
  readonly liaison: Official | undefined;
  readonly administrator: Official | undefined;
}

/** A person whom a form names. */
export interface Official {
  readonly name: string | undefined;
  readonly post: string | undefined;
  readonly mail: string | undefined;
}

/** Imports a text that was decoded already. */
export function importAdela(text: string, options: ImportOptions): AdelaImport {
  return imported(readText(text, options.path, options.report), options);
}

/** How a .xls begins, as Excel wrote it until 2003. */
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0] as const;

/** Imports a file: CSV in whatever encoding, or a workbook, of which the first sheet counts. */
export async function importAdelaFile(bytes: Uint8Array, options: ImportOptions): Promise<AdelaImport> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04) {
    return imported(await readWorkbook(bytes, options), options);
  }
  if (OLD_WORKBOOK.every((byte, at) => bytes[at] === byte)) {
    options.report(found('adela-form', { problem: 'workbook' }, { path: options.path }));
    return imported(undefined, options);
  }
  const { text, encoding } = decodeText(bytes);
  const table = readText(text, options.path, options.report);
  // Of what is no file of ADELA's nobody wants to know how it was read.
  const isTold = table !== undefined && encoding !== 'utf-8';
  if (isTold) options.report(found('adela-encoding', { encoding }, { path: options.path }));
  return imported(table, options);
}

async function readWorkbook(bytes: Uint8Array, { path, report }: ImportOptions): Promise<AdelaTable | undefined> {
  let broken = false;
  const events = { problem: () => (broken = true) } as unknown as SourceEvents;
  const rows: TextRow[] = [];
  for await (const { line, cells } of sheetRows(bytes, DEFAULT_DIALECT, events)) {
    if (!Array.isArray(cells)) continue;
    const texts = cells.map((cell) => (cell.kind === NULL ? '' : cell.text));
    if (texts.some((text) => text.trim() !== '')) rows.push({ line: line ?? rows.length + 1, cells: texts });
  }
  if (broken) {
    report(found('adela-form', { problem: 'workbook' }, { path }));
    return undefined;
  }
  const garbled = isGarbled(rows.map(({ cells }) => cells.join('\n')).join('\n'));
  return readRows({ rows, quotes: [] }, path, report, garbled);
}

const NOBODY: ImportedInstitution = { vision: undefined, liaison: undefined, administrator: undefined };

function imported(table: AdelaTable | undefined, { report, known = [], language = 'es' }: ImportOptions): AdelaImport {
  if (table === undefined) return { form: undefined, rows: 0, datasets: [], institution: NOBODY };
  const { datasets, institution, drafts } = gather(table, report, known);
  const reader = new EntryReader(table, drafts, report);
  const official = (name: string | undefined, post: string | undefined, mail: string | undefined) =>
    name === undefined && post === undefined && mail === undefined ? undefined : { name, post, mail };
  const text = (id: 'vision' | `${'liaison' | 'administrator'}${'Name' | 'Post'}`) => institution.get(id)?.text;
  return {
    form: table.form,
    rows: table.rows.length,
    datasets: datasets.flatMap((draft) => {
      const { name, title, line } = draft;
      const { promise, descriptor } = reader.read(draft);
      const lacks = { says: LACKS[language], items: lacksOf(promise).map((path) => ({ path })) };
      const besides = { says: BESIDES[language], items: unplannedIn(descriptor, promise) };
      const whole = entryYaml(promise, [lacks, besides]);
      // Rather without the comment than not at all: the file has it still.
      const yaml = bytesOver(whole) === undefined ? whole : entryYaml(promise, [lacks]);
      const bytes = bytesOver(yaml);
      if (bytes !== undefined) {
        report(found('adela-too-large', { bytes, limit: YAML_BYTES }, { path: table.path, line, dataset: name }));
        return [];
      }
      return [{ name, title, line, promise, yaml, descriptor }];
    }),
    institution: {
      vision: text('vision'),
      liaison: official(text('liaisonName'), text('liaisonPost'), reader.mail(institution, 'liaisonMail')),
      administrator: official(
        text('administratorName'),
        text('administratorPost'),
        reader.mail(institution, 'administratorMail'),
      ),
    },
  };
}

/** How large an entry is that is too large; `undefined` of all others. */
function bytesOver(yaml: string): number | undefined {
  if (yaml.length * 3 <= YAML_BYTES) return undefined;
  const bytes = new TextEncoder().encode(yaml).length;
  return bytes > YAML_BYTES ? bytes : undefined;
}

const BESIDES: Readonly<Record<Language, string>> = {
  es: 'El archivo de ADELA dice además, y va en el datapackage.json del conjunto:',
  en: "ADELA's file says besides, and it belongs into the dataset's datapackage.json:",
};

const LACKS: Readonly<Record<Language, string>> = {
  es: 'El archivo de ADELA no lo dice, y el plan lo pide:',
  en: "ADELA's file does not say it, and the plan asks for it:",
};

/** What the plan's schema asks for and an entry does not say. */
function lacksOf(promise: Json): readonly string[] {
  const responsible = memberOf(promise, 'responsible');
  const resources = memberOf(promise, 'resources');
  const interoperability = memberOf(promise, 'interoperability');
  return [
    ...(['title', 'unit'] as const).filter((key) => textOf(promise, key) === undefined),
    ...(['post', 'mail'] as const)
      .filter((key) => textOf(responsible, key) === undefined)
      .map((key) => `responsible.${key}`),
    'stewards',
    'flow',
    ...(memberOf(promise, 'frequency') === undefined ? ['frequency'] : []),
    ...(resources === undefined ? ['resources'] : []),
    ...(Array.isArray(resources) && resources.some((each: Json) => textOf(each, 'commitment') === undefined)
      ? ['resources[].commitment']
      : []),
    'alignment',
    ...(interoperability === undefined
      ? []
      : (['flow', 'source'] as const)
          .filter((key) => textOf(interoperability, key) === undefined)
          .map((key) => `interoperability.${key}`)),
    ...(textOf(memberOf(promise, 'access'), 'level') === undefined ? ['access.level'] : []),
  ];
}
