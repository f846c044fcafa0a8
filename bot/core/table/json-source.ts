import { BOOLEAN, NUMBER, STRUCTURE, TEXT } from './batch.ts';
import type { Dialect } from './dialect.ts';
import type { SourceEvents } from './source.ts';
import { countLines } from './tokenizer.ts';
import { NULL_VALUE, type Value, type ValueRow } from './value-source.ts';

/** One item of a JSON array, as bytes, and the line where it begins. */
interface Item {
  readonly text: string;
  readonly line: number;
}

/** A longer item is no row. Bytes. */
const ITEM_LIMIT = 1 << 24;

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = [91, 123] as const;
const CLOSE = [93, 125] as const;

/** The rows of a JSON table: an array at the root, or under the dialect's `property`. Streams; one item in memory. */
export async function* jsonRows(
  stream: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  events: SourceEvents,
): AsyncGenerator<ValueRow> {
  const items = new JsonItems(dialect.property);
  let line = 1;
  for await (const chunk of stream) {
    for (const item of items.push(chunk)) {
      line = item.line;
      const row = rowOf(item, dialect, events);
      if (row === undefined) return;
      yield row;
    }
    if (items.problem !== undefined) break;
  }
  const problem = items.problem ?? items.finish();
  if (problem !== undefined) events.problem(problem, dialect.property, Math.max(line, items.line));
}

/** The rows of a file with one JSON value a line (NDJSON, JSON Lines). */
export async function* jsonLineRows(
  stream: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  events: SourceEvents,
): AsyncGenerator<ValueRow> {
  const decoder = new TextDecoder();
  let rest = '';
  let line = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const chunk of stream) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
      if (rest.length > ITEM_LIMIT) break;
    }
    if (rest !== '') yield rest;
  }
  for await (const text of lines()) {
    line++;
    if (text.length > ITEM_LIMIT) {
      events.recordTooLong(line, line, ITEM_LIMIT);
      return;
    }
    if (text.trim() === '') continue;
    const row = rowOf({ text, line }, dialect, events);
    if (row === undefined) return;
    yield row;
  }
}

function rowOf(item: Item, dialect: Dialect, events: SourceEvents): ValueRow | undefined {
  try {
    JSON.parse(item.text);
  } catch {
    events.problem('json', undefined, item.line);
    return undefined;
  }
  const text = item.text.trim();
  const named = text.startsWith('{');
  const listed = text.startsWith('[');
  if ((!named && !listed) || (dialect.itemType === 'object' && !named) || (dialect.itemType === 'array' && !listed)) {
    events.problem('json-row', dialect.itemType, item.line);
    return undefined;
  }
  return { line: item.line, cells: named ? namedCells(text) : listedCells(text) };
}

/** The members of an object's valid JSON, their values as written: a number keeps all its digits. */
function namedCells(text: string): ReadonlyMap<string, Value> {
  const cells = new Map<string, Value>();
  const parts = splitJson(text);
  for (let i = 0; i + 1 < parts.length; i += 2) cells.set(stringOf(parts[i] ?? '""'), rawValue(parts[i + 1] ?? 'null'));
  return cells;
}

function listedCells(text: string): readonly Value[] {
  return splitJson(text).map(rawValue);
}

function stringOf(raw: string): string {
  return raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
}

function rawValue(raw: string): Value {
  const first = raw[0];
  if (first === '"') return { kind: TEXT, text: stringOf(raw) };
  if (first === '{' || first === '[') return { kind: STRUCTURE, text: raw };
  if (first === 'n') return NULL_VALUE;
  return { kind: first === 't' || first === 'f' ? BOOLEAN : NUMBER, text: raw };
}

/** The keys and values (or items) of valid JSON, one level down, as written. */
function splitJson(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 1;
  for (let i = 1; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === QUOTE) i = endOfString(text, i);
    else if (char === OPEN[0] || char === OPEN[1]) depth++;
    else if ((char === CLOSE[0] || char === CLOSE[1]) && depth > 0) depth--;
    else if (depth === 0 && (char === 44 || char === 58 || i === text.length - 1)) {
      const part = text.slice(from, i).trim();
      if (part !== '') parts.push(part);
      from = i + 1;
    }
  }
  return parts;
}

function endOfString(text: string, from: number): number {
  let i = from + 1;
  while (i < text.length && text.charCodeAt(i) !== QUOTE) i += text.charCodeAt(i) === BACKSLASH ? 2 : 1;
  return i;
}

type State = 'root' | 'members' | 'skip' | 'items' | 'item' | 'after' | 'end';

/** Finds the items of one array in a stream of JSON, without holding more than one. */
class JsonItems {
  line = 1;
  problem: 'json' | 'json-not-rows' | 'json-property' | undefined;
  private readonly property: string | undefined;
  private state: State = 'root';
  private depth = 0;
  private inString = false;
  private escaped = false;
  private key: number[] = [];
  private held: Uint8Array = new Uint8Array(0);
  private expectComma = false;
  private readonly decoder = new TextDecoder();

  constructor(property: string | undefined) {
    this.property = property;
  }

  *push(chunk: Uint8Array): Generator<Item> {
    const bytes = this.held.length === 0 ? chunk : concat(this.held, chunk);
    let from = this.state === 'item' ? 0 : -1;
    const begin = this.held.length;
    let counted = begin;
    for (let i = begin; i < bytes.length && this.problem === undefined; i++) {
      const before = this.state;
      const ended = this.step(bytes[i] ?? 0);
      if (before !== 'item' && this.state === 'item') {
        from = i;
        this.line += countLines(bytes, counted, i);
        counted = i;
      }
      if (!ended) continue;
      const closes = this.state === 'item' || isStructure(bytes[from] ?? 0) || bytes[from] === QUOTE;
      yield { text: this.decoder.decode(bytes.subarray(from, closes ? i + 1 : i)), line: this.line };
      from = -1;
      this.line += countLines(bytes, counted, i);
      counted = i;
    }
    this.line += from < 0 ? countLines(bytes, counted, bytes.length) : 0;
    this.held = from < 0 ? new Uint8Array(0) : bytes.slice(from);
    if (this.held.length > ITEM_LIMIT) this.problem = 'json';
  }

  /** What is wrong where the stream ends here. */
  finish(): 'json' | 'json-not-rows' | 'json-property' | undefined {
    if (this.state === 'root') return 'json';
    if (this.state === 'members' || this.state === 'skip') return 'json-property';
    return this.state === 'end' ? undefined : 'json';
  }

  /** Takes one byte. True: an item ends with it (or, for a bare word, before it). */
  private step(byte: number): boolean {
    if (this.inString) return this.stepString(byte);
    const space = byte === 32 || byte === 9 || byte === 10 || byte === 13;
    switch (this.state) {
      case 'root':
        if (space || byte === 0xef || byte === 0xbb || byte === 0xbf) return false;
        if (byte === OPEN[0] && this.property === undefined) this.state = 'items';
        else if (byte === OPEN[1] && this.property !== undefined) this.state = 'members';
        else
          this.problem =
            byte === OPEN[0] || byte === OPEN[1]
              ? this.property === undefined
                ? 'json-not-rows'
                : 'json-property'
              : 'json';
        return false;
      case 'members':
        return this.stepMember(byte);
      case 'skip':
        return this.stepSkip(byte);
      case 'items':
        return space ? false : this.stepItems(byte);
      case 'item':
        return this.stepItem(byte);
      case 'after':
      case 'end':
        if (!space && this.property === undefined) this.problem = 'json';
        return false;
    }
  }

  private stepString(byte: number): boolean {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) {
      this.inString = false;
      return this.state === 'item' && this.depth === 0 && this.endItem();
    }
    if (this.state === 'members') this.key.push(byte);
    return false;
  }

  private stepMember(byte: number): boolean {
    if (byte === QUOTE) {
      this.inString = true;
      this.key = [];
    } else if (byte === 58) this.state = 'skip';
    else if (byte === CLOSE[1]) this.problem = 'json-property';
    return false;
  }

  /** A member's value: our array, or something to pass over. */
  private stepSkip(byte: number): boolean {
    if (
      this.depth === 0 &&
      byte === OPEN[0] &&
      stringOf(`"${this.decoder.decode(new Uint8Array(this.key))}"`) === this.property
    ) {
      this.state = 'items';
      return false;
    }
    if (byte === QUOTE) this.inString = true;
    else if (isStructure(byte)) this.depth++;
    else if (byte === CLOSE[0] || byte === CLOSE[1]) {
      if (this.depth === 0) this.problem = 'json-property';
      this.depth--;
    } else if (byte === 44 && this.depth === 0) this.state = 'members';
    return false;
  }

  private stepItems(byte: number): boolean {
    if (byte === CLOSE[0]) this.state = 'end';
    else if (byte === 44) {
      if (!this.expectComma) this.problem = 'json';
      this.expectComma = false;
    } else if (this.expectComma) this.problem = 'json';
    else {
      this.state = 'item';
      this.depth = isStructure(byte) ? 1 : 0;
      this.inString = byte === QUOTE;
    }
    return false;
  }

  private stepItem(byte: number): boolean {
    if (byte === QUOTE) this.inString = true;
    else if (isStructure(byte)) this.depth++;
    else if (byte === CLOSE[0] || byte === CLOSE[1]) {
      if (this.depth === 0) {
        this.endItem();
        this.state = 'end';
        return true;
      }
      this.depth--;
      return this.depth === 0 && this.endItem();
    } else if (this.depth === 0 && byte === 44) {
      this.endItem();
      this.expectComma = false;
      return true;
    }
    return false;
  }

  private endItem(): boolean {
    this.state = 'items';
    this.expectComma = true;
    return true;
  }
}

function isStructure(byte: number): boolean {
  return byte === OPEN[0] || byte === OPEN[1];
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
