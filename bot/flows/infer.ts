import { extensionFormat } from '../core/dataset/format.ts';
import { composePackage, type InferredFile } from '../core/dataset/infer-package.ts';
import type { Language } from '../core/finding.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { type Doubt, type DoubtMessages, gatherDoubts, tellDoubt } from '../core/table/infer/doubt.ts';
import { inferTable, type TableFile } from '../core/table/infer/infer-table.ts';
import { doubtMessagesEn } from '../core/table/infer/messages.en.ts';
import { doubtMessagesEs } from '../core/table/infer/messages.es.ts';
import type { Json } from '../core/table/schema.ts';

/** A first descriptor, and what it is unsure of in whole sentences, file by file. */
export interface Inference {
  readonly descriptor: Json;
  readonly doubts: readonly string[];
}

export interface InferOptions {
  /** The package's name, before it is made one the standard likes. */
  readonly name: string;
  readonly language: Language;
}

const MESSAGES: Readonly<Record<Language, DoubtMessages>> = { es: doubtMessagesEs, en: doubtMessagesEn };

/** Formats that are no text and no table that can be read. */
const OTHER_FORMATS = new Set([
  'xls',
  'ods',
  'parquet',
  'pdf',
  'zip',
  'xml',
  'html',
  'png',
  'jpeg',
  'gif',
  'webp',
  'svg',
  'doc',
  'docx',
  'odt',
]);
const TABLES = new Set(['csv', 'tsv', 'json', 'jsonl', 'geojson', 'xlsx']);

/** Reads files whole and describes them in one package. Paths are from the snapshot's root, where the descriptor will be. */
export async function infer(
  snapshot: Snapshot,
  paths: readonly string[],
  { name, language }: InferOptions,
): Promise<Inference> {
  const messages = MESSAGES[language];
  const files: InferredFile[] = [];
  const doubts: string[] = [];
  for (const path of paths) {
    const { file, said } = await inferFile(snapshot, path);
    files.push(file);
    doubts.push(...gatherDoubts(said).map((doubt) => tellDoubt(messages, path, doubt)));
  }
  return { descriptor: composePackage(name, files, messages.absence), doubts };
}

/** A file as a table to be looked at; what has no known extension is taken for delimited text. */
export function tableFileOf(snapshot: Snapshot, path: string): TableFile {
  const written = extensionFormat(path) ?? 'csv';
  return {
    format: TABLES.has(written) ? written : 'csv',
    gzip: path.toLowerCase().endsWith('.gz'),
    open: () => snapshot.open(path),
  };
}

async function inferFile(
  snapshot: Snapshot,
  path: string,
): Promise<{ readonly file: InferredFile; readonly said: readonly Doubt[] }> {
  const written = extensionFormat(path) ?? 'csv';
  const { format, gzip, open } = tableFileOf(snapshot, path);
  if (OTHER_FORMATS.has(written)) {
    const said: readonly Doubt[] = [{ doubt: 'not-table', facts: { format: written } }];
    return { file: { path, format: written, gzip, table: undefined }, said };
  }
  const table = await inferTable({ format, gzip, open });
  return { file: { path, format, gzip, table }, said: table.doubts };
}
