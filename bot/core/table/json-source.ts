import type { Dialect } from './dialect.ts';
import { checkUtf8 } from './encoding.ts';
import { listedCells, namedCells } from './json-cells.ts';
import { Held, ITEM_LIMIT, type Item, JsonItems } from './json-items.ts';
import type { SourceEvents } from './source.ts';
import type { ValueRow } from './value.ts';

const LF = 10;

/** The rows of a JSON table: an array at the root, or under the dialect's `property`. Streams; one item in memory. */
export async function* jsonRows(
  stream: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  events: SourceEvents,
): AsyncGenerator<ValueRow> {
  const items = new JsonItems(dialect.property);
  const reader = new ItemReader(dialect, events);
  for await (const chunk of stream) {
    for (const item of items.push(chunk)) {
      const row = reader.read(item);
      if (row === 'broken') return;
      yield row;
    }
    if (items.problem !== undefined) break;
  }
  const problem = items.problem ?? items.finish();
  if (problem === 'too-long') events.recordTooLong(items.line, reader.count + 1, ITEM_LIMIT);
  else if (problem !== undefined) events.problem(problem, dialect.property, items.line);
}

/** The rows of a file with one JSON value a line (NDJSON, JSON Lines). A line that is none keeps no other from being read. */
export async function* jsonLineRows(
  stream: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  events: SourceEvents,
): AsyncGenerator<ValueRow> {
  const reader = new ItemReader(dialect, events);
  const held = new Held();
  let line = 1;
  const read = (bytes: Uint8Array): ValueRow | undefined => {
    if (isBlank(bytes)) return undefined;
    const row = reader.read({ bytes, line });
    return row === 'broken' ? { line, cells: undefined } : row;
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      const row = read(whole(held, chunk.subarray(from, end)));
      if (row !== undefined) yield row;
      held.clear();
      from = end + 1;
      line++;
    }
    held.add(chunk.subarray(from));
    if (held.length <= ITEM_LIMIT) continue;
    events.recordTooLong(line, reader.count + 1, ITEM_LIMIT);
    return;
  }
  const row = read(held.bytes);
  if (row !== undefined) yield row;
}

function whole(held: Held, bytes: Uint8Array): Uint8Array {
  if (held.length === 0) return bytes;
  held.add(bytes);
  return held.bytes;
}

/** Spaces and their kin, and the byte order mark of an empty file. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.length < 64 && bytes.every((byte) => byte <= 32 || byte === 0xef || byte === 0xbb || byte === 0xbf);
}

/** Makes rows of items, telling what is wrong with them. */
class ItemReader {
  /** Items read so far. */
  count = 0;
  private readonly dialect: Dialect;
  private readonly events: SourceEvents;
  private readonly decoder = new TextDecoder();

  constructor(dialect: Dialect, events: SourceEvents) {
    this.dialect = dialect;
    this.events = events;
  }

  /** The row; one without cells where the item is none; `broken` where it is no JSON. */
  read({ bytes, line }: Item): ValueRow | 'broken' {
    this.count++;
    const text = this.decode(bytes, line);
    if (!isJson(text)) {
      this.events.problem('json', undefined, line);
      return 'broken';
    }
    const { itemType } = this.dialect;
    const named = text.startsWith('{');
    if ((!named && !text.startsWith('[')) || (itemType === 'object' && !named) || (itemType === 'array' && named)) {
      this.events.problem('json-row', itemType, line);
      return { line, cells: undefined };
    }
    if (!named) return { line, ...listedCells(text) };
    return { line, cells: namedCells(text, (name) => this.events.problem('json-twice', name, line)) };
  }

  private decode(bytes: Uint8Array, line: number): string {
    const text = this.decoder.decode(bytes).trim();
    if (text.includes('\ufffd')) {
      const span = { from: 0, to: bytes.length, final: true };
      checkUtf8(bytes, span, { offset: 0, line }, this.events.wrongBytes.bind(this.events), undefined);
    }
    return text;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
