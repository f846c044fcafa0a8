import { closeSync, openSync, writeSync } from 'node:fs';

const BUFFERED = 1 << 20;

/** A CSV file being written: LF, commas, quotes doubled. Bytes depend on the cells alone. */
export class CsvFile {
  readonly #handle: number;
  #waiting: string;

  constructor(path: string, labels: readonly string[]) {
    this.#handle = openSync(path, 'w');
    this.#waiting = `${labels.map(quoted).join(',')}\n`;
  }

  /** Adds one record; no cells at all make a blank line. */
  write(cells: readonly string[]): void {
    let line = '';
    for (const [position, cell] of cells.entries()) line += position === 0 ? quoted(cell) : `,${quoted(cell)}`;
    this.#waiting += `${line}\n`;
    if (this.#waiting.length > BUFFERED) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#handle);
  }

  #flush(): void {
    writeWhole(this.#handle, Buffer.from(this.#waiting));
    this.#waiting = '';
  }
}

function writeWhole(handle: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(handle, bytes, done);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
