/** What kept the items of a JSON array from being found. */
export type ItemsProblem = 'json' | 'json-not-rows' | 'json-property' | 'too-long';

/** One item of a JSON array, and the line where it begins. The bytes are valid until the next item is asked for. */
export interface Item {
  readonly bytes: Uint8Array;
  readonly line: number;
}

/** A longer item is no row. Bytes. */
export const ITEM_LIMIT = 1 << 23;

const LF = 10;
const CR = 13;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** A longer property name is none that a dialect asks for. */
const KEY_LIMIT = 1 << 16;

type State = 'root' | 'members' | 'skip' | 'items' | 'item' | 'tail' | 'end';

/** Bytes that come in pieces, in one run that grows by doubling. */
export class Held {
  length = 0;
  private room = new Uint8Array(0);

  get bytes(): Uint8Array {
    return this.room.subarray(0, this.length);
  }

  add(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.room.length) {
      const larger = new Uint8Array(Math.max(2 * this.room.length, this.length + bytes.length, 1 << 12));
      larger.set(this.bytes);
      this.room = larger;
    }
    this.room.set(bytes, this.length);
    this.length += bytes.length;
  }

  clear(): void {
    this.length = 0;
  }
}

/** Finds the items of one array in a stream of JSON, at the root or under a property, holding one at a time. */
export class JsonItems {
  line = 1;
  problem: ItemsProblem | undefined;
  private readonly property: string | undefined;
  private state: State = 'root';
  private depth = 0;
  private inString = false;
  private escaped = false;
  private key: number[] = [];
  private expectComma = false;
  private last = 0;
  private itemLine = 1;
  private readonly held = new Held();
  private readonly decoder = new TextDecoder();

  constructor(property: string | undefined) {
    this.property = property;
  }

  *push(chunk: Uint8Array): Generator<Item> {
    let from = this.state === 'item' ? 0 : -1;
    for (let i = 0; i < chunk.length && this.problem === undefined; i++) {
      const byte = chunk[i] as number;
      this.countLine(byte);
      const before = this.state;
      const ended = this.step(byte);
      if (before !== 'item' && this.state === 'item') {
        from = i;
        this.itemLine = this.line;
      }
      if (!ended) continue;
      // A bare word ends before the byte that tells so.
      const bare = this.closedBy !== 'itself';
      yield { bytes: this.take(chunk.subarray(from, bare ? i : i + 1)), line: this.itemLine };
      this.held.clear();
      from = -1;
    }
    if (from >= 0) this.held.add(chunk.subarray(from));
    if (this.held.length > ITEM_LIMIT) this.problem ??= 'too-long';
  }

  private closedBy: 'itself' | 'what-follows' = 'itself';

  /** What is wrong where the stream ends here. */
  finish(): ItemsProblem | undefined {
    return this.state === 'end' ? undefined : 'json';
  }

  private take(bytes: Uint8Array): Uint8Array {
    if (this.held.length === 0) return bytes;
    this.held.add(bytes);
    return this.held.bytes;
  }

  private countLine(byte: number): void {
    if (byte === CR || (byte === LF && this.last !== CR)) this.line++;
    this.last = byte;
  }

  /** Takes one byte. True: an item ends with it (or, for a bare word, before it). */
  private step(byte: number): boolean {
    if (this.inString) return this.stepString(byte);
    const space = byte === 32 || byte === 9 || byte === LF || byte === CR;
    switch (this.state) {
      case 'root':
        if (!space && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) this.stepRoot(byte);
        return false;
      case 'members':
        return this.stepMember(byte);
      case 'skip':
        return this.stepSkip(byte);
      case 'items':
        return space ? false : this.stepItems(byte);
      case 'item':
        return this.stepItem(byte);
      case 'tail':
        return this.stepTail(byte);
      case 'end':
        if (!space) this.problem = 'json';
        return false;
    }
  }

  private stepRoot(byte: number): void {
    const named = this.property !== undefined;
    if (byte === OPEN_LIST && !named) this.state = 'items';
    else if (byte === OPEN_OBJECT && named) this.state = 'members';
    else if (!isOpening(byte)) this.problem = 'json';
    else this.problem = named ? 'json-property' : 'json-not-rows';
  }

  private stepString(byte: number): boolean {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) {
      this.inString = false;
      return this.state === 'item' && this.depth === 0 && this.endItem('itself');
    }
    if (this.state === 'members' && this.key.length < KEY_LIMIT) this.key.push(byte);
    return false;
  }

  private stepMember(byte: number): boolean {
    if (byte === QUOTE) {
      this.inString = true;
      this.key = [];
    } else if (byte === COLON) this.state = 'skip';
    else if (byte === CLOSE_OBJECT) this.problem = 'json-property';
    return false;
  }

  /** A member's value: our array, or something to pass over. */
  private stepSkip(byte: number): boolean {
    if (this.depth === 0 && byte === OPEN_LIST && this.isOurs()) {
      this.state = 'items';
      return false;
    }
    if (byte === QUOTE) this.inString = true;
    else if (isOpening(byte)) this.depth++;
    else if (isClosing(byte)) {
      if (this.depth === 0) this.problem = 'json-property';
      this.depth--;
    } else if (byte === COMMA && this.depth === 0) this.state = 'members';
    return false;
  }

  private isOurs(): boolean {
    const raw = this.decoder.decode(new Uint8Array(this.key));
    if (!raw.includes('\\')) return raw === this.property;
    try {
      return JSON.parse(`"${raw}"`) === this.property;
    } catch {
      return false;
    }
  }

  private stepItems(byte: number): boolean {
    if (byte === CLOSE_LIST) this.endList();
    else if (byte === COMMA) {
      if (!this.expectComma) this.problem = 'json';
      this.expectComma = false;
    } else if (this.expectComma) this.problem = 'json';
    else {
      this.state = 'item';
      this.depth = isOpening(byte) ? 1 : 0;
      this.inString = byte === QUOTE;
    }
    return false;
  }

  private stepItem(byte: number): boolean {
    if (byte === QUOTE) this.inString = true;
    else if (isOpening(byte)) this.depth++;
    else if (isClosing(byte)) {
      if (this.depth === 0) {
        this.endItem('what-follows');
        this.endList();
        return true;
      }
      this.depth--;
      return this.depth === 0 && this.endItem('itself');
    } else if (this.depth === 0 && byte === COMMA) {
      this.endItem('what-follows');
      this.expectComma = false;
      return true;
    }
    return false;
  }

  /** What follows our array in its object: nothing of it is ours, but it has to end. */
  private stepTail(byte: number): boolean {
    if (byte === QUOTE) this.inString = true;
    else if (isOpening(byte)) this.depth++;
    else if (isClosing(byte) && this.depth-- === 0) this.state = 'end';
    return false;
  }

  private endItem(closedBy: 'itself' | 'what-follows'): boolean {
    this.state = 'items';
    this.expectComma = true;
    this.closedBy = closedBy;
    return true;
  }

  private endList(): void {
    this.state = this.property === undefined ? 'end' : 'tail';
    this.depth = 0;
  }
}

function isOpening(byte: number): boolean {
  return byte === OPEN_LIST || byte === OPEN_OBJECT;
}

function isClosing(byte: number): boolean {
  return byte === CLOSE_LIST || byte === CLOSE_OBJECT;
}
