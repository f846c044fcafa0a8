import type { Dialect } from './dialect.ts';
import { detectUtf16, type IsUtf8, isKnownEncoding, isUtf8, transcode } from './encoding.ts';
import { jsonLineRows, jsonRows } from './json-source.ts';
import type { Json } from './schema.ts';
import type { TableSource } from './source.ts';
import type { SourceFindings } from './source-findings.ts';
import { TextSource } from './text-source.ts';
import { cellValue, type ValueRow, ValueSource } from './value-source.ts';
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
    return nothing(form.dialect, findings);
  }
  const bytes = form.gzip ? unzip(stored.stream, findings) : stored.stream;
  switch (form.format) {
    case 'json':
    case 'geojson':
      return new ValueSource(jsonRows(bytes, form.dialect, findings), form.dialect, findings);
    case 'ndjson':
    case 'jsonl':
      return new ValueSource(jsonLineRows(bytes, form.dialect, findings), form.dialect, findings);
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

async function openText(
  bytes: AsyncIterable<Uint8Array>,
  form: TableForm,
  findings: SourceFindings,
): Promise<TableSource> {
  const { encoding, dialect } = form;
  if (encoding !== undefined && !isKnownEncoding(encoding)) {
    findings.problem('encoding-unknown', encoding, undefined);
    return nothing(dialect, findings);
  }
  const onWrong = findings.wrongBytes.bind(findings);
  if (encoding !== undefined && !isUtf8(encoding))
    return new TextSource(transcode(bytes, encoding, onWrong), dialect, findings, 'made-here');
  const { head, stream } = await peek(bytes);
  const utf16 = detectUtf16(head);
  if (utf16 === undefined) return new TextSource(stream, dialect, findings, form.isUtf8);
  // One finding says what the file is; read as that, all else that is wrong with it is told in the same run.
  findings.wrongBytes(1, hexOf(head.subarray(0, 2)), utf16);
  return new TextSource(transcode(stream, utf16, onWrong), dialect, findings, 'made-here');
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

async function* inlineRows(data: Json, dialect: Dialect, findings: SourceFindings): AsyncGenerator<ValueRow> {
  const rows =
    dialect.property === undefined || Array.isArray(data) ? data : (data as Record<string, Json>)[dialect.property];
  if (!Array.isArray(rows)) {
    findings.problem(dialect.property === undefined ? 'json-not-rows' : 'json-property', dialect.property, undefined);
    return;
  }
  for (const row of rows as readonly Json[]) {
    if (Array.isArray(row)) yield { line: undefined, cells: row.map(cellValue) };
    else if (typeof row === 'object' && row !== null) {
      yield {
        line: undefined,
        cells: new Map(Object.entries(row as Record<string, Json>).map(([name, value]) => [name, cellValue(value)])),
      };
    } else {
      findings.problem('json-row', undefined, undefined);
      return;
    }
  }
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

/** The first bytes of a stream, and the stream with them. */
async function peek(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; stream: AsyncIterable<Uint8Array> }> {
  const chunks = stream[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  let ended = false;
  while (head.length < PEEK && !ended) {
    const next = await chunks.next();
    ended = next.done === true;
    if (next.done !== true) head = joined(head, next.value);
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      while (!ended) {
        const next = await chunks.next();
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await chunks.return?.();
    }
  }
  return { head: head.subarray(0, PEEK), stream: all() };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Unpacks gzip. A broken or cut file is told, and what came before stands. */
async function* unzip(stream: AsyncIterable<Uint8Array>, findings: SourceFindings): AsyncGenerator<Uint8Array> {
  const unpacker = new DecompressionStream('gzip');
  const writer = unpacker.writable.getWriter();
  const pump = async (): Promise<void> => {
    for await (const chunk of stream) await writer.write(chunk.slice());
    await writer.close();
  };
  // A fault shows at the reading end too, where it is told; here it must only not go unheard.
  const pumping = pump().catch(() => undefined);
  const reader = unpacker.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    await pumping;
  } catch {
    findings.problem('gzip', undefined, undefined);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
