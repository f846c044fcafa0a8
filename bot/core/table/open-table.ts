import { SnapshotError } from '../snapshot.ts';
import type { Dialect } from './dialect.ts';
import { detectUtf16, type IsUtf8, isKnownEncoding, isUtf8, transcode } from './encoding.ts';
import { inflate } from './inflate.ts';
import { jsonLineRows, jsonRows } from './json-source.ts';
import type { Json } from './schema.ts';
import { kindOf } from './signature.ts';
import type { TableSource } from './source.ts';
import type { SourceFindings } from './source-findings.ts';
import { TextSource } from './text-source.ts';
import { cellValue, type ValueRow } from './value.ts';
import { ValueSource } from './value-source.ts';
import { sheetRows, WORKBOOK_LIMIT } from './xlsx-source.ts';

/** How a table's bytes are to be read. */
export interface TableForm {
  /** `csv`, `tsv`, `json`, `ndjson`, `xlsx`; anything else is read as delimited text. */
  readonly format: string;
  readonly gzip: boolean;
  /** As declared; `undefined`: UTF-8, or UTF-16 where the bytes leave no doubt. */
  readonly encoding: string | undefined;
  readonly dialect: Dialect;
  /** The machine's own check of UTF-8, where it has one. */
  readonly isUtf8?: IsUtf8 | undefined;
}

const LFS_POINTER = 'version https://git-lfs.github.com/spec/';
const PEEK = 1024;

/** Opens a table. What keeps it from being read is told, and the table is then empty. */
export async function openTable(
  stream: AsyncIterable<Uint8Array>,
  form: TableForm,
  findings: SourceFindings,
): Promise<TableSource> {
  const stored = await peek(stream);
  if (new TextDecoder().decode(stored.head).startsWith(LFS_POINTER)) {
    findings.lfsPointer();
    await stored.close();
    return nothing(form.dialect, findings);
  }
  const bytes = form.gzip ? unzip(stored.stream, findings) : stored.stream;
  switch (form.format) {
    case 'json':
    case 'geojson':
    case 'ndjson':
    case 'jsonl':
      return await openJson(bytes, form, findings);
    case 'xlsx':
      return new ValueSource(workbook(bytes, form.dialect, findings), form.dialect, findings);
    default:
      return await openText(bytes, form, findings);
  }
}

/** Opens the rows that a descriptor holds itself. */
export function openData(data: Json, form: TableForm, findings: SourceFindings): TableSource {
  if (typeof data === 'string') {
    const bytes = new TextEncoder().encode(data);
    async function* once(): AsyncGenerator<Uint8Array> {
      yield bytes;
    }
    if (form.format === 'json')
      return new ValueSource(jsonRows(once(), form.dialect, findings), form.dialect, findings);
    if (form.format === 'ndjson' || form.format === 'jsonl') {
      return new ValueSource(jsonLineRows(once(), form.dialect, findings), form.dialect, findings);
    }
    return new TextSource(once(), form.dialect, findings);
  }
  return new ValueSource(inlineRows(data, form.dialect, findings), form.dialect, findings);
}

async function openJson(
  bytes: AsyncIterable<Uint8Array>,
  form: TableForm,
  findings: SourceFindings,
): Promise<TableSource> {
  const { dialect } = form;
  const text = await textIn(bytes, form, findings);
  if (text === undefined) return nothing(dialect, findings);
  const byLine = form.format === 'ndjson' || form.format === 'jsonl';
  const rows = byLine ? jsonLineRows(text.stream, dialect, findings) : jsonRows(text.stream, dialect, findings);
  return new ValueSource(rows, dialect, findings);
}

async function openText(
  bytes: AsyncIterable<Uint8Array>,
  form: TableForm,
  findings: SourceFindings,
): Promise<TableSource> {
  const text = await textIn(bytes, form, findings);
  if (text === undefined) return nothing(form.dialect, findings);
  return new TextSource(text.stream, form.dialect, findings, text.made ? 'made-here' : form.isUtf8);
}

/** A text's bytes in UTF-8, and whether they were made so here; `undefined` where it is no text, which has been told. */
async function textIn(
  bytes: AsyncIterable<Uint8Array>,
  { encoding }: TableForm,
  findings: SourceFindings,
): Promise<{ readonly stream: AsyncIterable<Uint8Array>; readonly made: boolean } | undefined> {
  const { head, stream, close } = await peek(bytes);
  const kind = kindOf(head);
  if (kind !== undefined) findings.problem('not-text', kind, undefined);
  else if (encoding !== undefined && !isKnownEncoding(encoding)) {
    findings.problem('encoding-unknown', encoding, undefined);
  } else return decoded(head, stream, encoding, findings);
  await close();
  return undefined;
}

function decoded(
  head: Uint8Array,
  stream: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
  findings: SourceFindings,
): { readonly stream: AsyncIterable<Uint8Array>; readonly made: boolean } {
  const onWrong = findings.wrongBytes.bind(findings);
  if (encoding !== undefined && !isUtf8(encoding)) return { stream: transcode(stream, encoding, onWrong), made: true };
  const utf16 = detectUtf16(head);
  if (utf16 === undefined) return { stream, made: false };
  // One finding says what the file is; read as that, all else that is wrong with it is told in the same run.
  findings.wrongBytes(1, hexOf(head.subarray(0, 2)), utf16);
  return { stream: transcode(stream, utf16, onWrong), made: true };
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

async function* inlineRows(data: Json, dialect: Dialect, findings: SourceFindings): AsyncGenerator<ValueRow> {
  const rows = dialect.property === undefined || Array.isArray(data) ? data : memberOf(data, dialect.property);
  if (!Array.isArray(rows)) {
    findings.problem(dialect.property === undefined ? 'json-not-rows' : 'json-property', dialect.property, undefined);
    return;
  }
  for (const row of rows as readonly Json[]) {
    if (Array.isArray(row) && dialect.itemType !== 'object') yield { line: undefined, cells: row.map(cellValue) };
    else if (isObject(row) && dialect.itemType !== 'array') {
      yield {
        line: undefined,
        cells: new Map(Object.entries(row).map(([name, value]) => [name, cellValue(value)])),
      };
    } else {
      findings.problem('json-row', dialect.itemType, undefined);
      yield { line: undefined, cells: undefined };
    }
  }
}

function isObject(json: Json | undefined): json is Readonly<Record<string, Json>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function memberOf(json: Json, name: string): Json | undefined {
  return isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined;
}

async function* workbook(
  stream: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  findings: SourceFindings,
): AsyncGenerator<ValueRow> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk.slice());
    size += chunk.length;
    if (size > WORKBOOK_LIMIT) {
      findings.problem('xlsx-too-large', undefined, undefined);
      return;
    }
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  yield* sheetRows(bytes, dialect, findings);
}

function nothing(dialect: Dialect, findings: SourceFindings): TableSource {
  async function* none(): AsyncGenerator<Uint8Array> {}
  return new TextSource(none(), dialect, findings);
}

/** The beginning of a stream, the stream with it, and a way to let it go. */
interface Peeked {
  readonly head: Uint8Array;
  readonly stream: AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
}

async function peek(stream: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const chunks = stream[Symbol.asyncIterator]();
  let head: Uint8Array | undefined = new Uint8Array(0);
  let ended = false;
  while (head.length < PEEK && !ended) {
    const next = await chunks.next();
    ended = next.done === true;
    if (next.done !== true) head = joined(head, next.value);
  }
  const first = head.subarray(0, PEEK);
  const close = async (): Promise<void> => {
    ended = true;
    await chunks.return?.();
  };
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    const value = head;
    head = undefined;
    if (value !== undefined && value.length > 0) return { done: false, value };
    return ended ? { done: true, value: undefined } : await chunks.next();
  };
  // No generator: one that was not begun would not let the stream go.
  const all: AsyncIterator<Uint8Array> = {
    next,
    return: async () => {
      await close();
      return { done: true, value: undefined };
    },
  };
  return { head: first, stream: { [Symbol.asyncIterator]: () => all }, close };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Unpacks gzip. A broken or cut file is told, and what came before stands. */
async function* unzip(stream: AsyncIterable<Uint8Array>, findings: SourceFindings): AsyncGenerator<Uint8Array> {
  try {
    yield* inflate(stream, 'gzip');
  } catch (error) {
    // That the file cannot be read is no fault of its packing.
    if (error instanceof SnapshotError) throw error;
    findings.problem('gzip', undefined, undefined);
  }
}
