/** A row that holds no data whatever else is found. */
export const VOID = 1;
/** A row that may add up others; the table's end decides. */
export const SUSPECT = 2;

/** What is known of the rows of one batch while its columns are looked at. */
export class RowMarks {
  /** Of each row: 0, `VOID` or `SUSPECT`. */
  readonly kinds: Uint8Array;
  /** The rows whose kind is not 0. */
  readonly special: number[] = [];
  /** Rows with a cell that is at odds with its column, or of an odd length. */
  private readonly odd: Uint8Array;
  private readonly wrong: Uint8Array;
  private readonly wrongRows: number[] = [];
  private readonly oddRows: number[] = [];

  constructor(capacity: number) {
    this.kinds = new Uint8Array(capacity);
    this.odd = new Uint8Array(capacity);
    this.wrong = new Uint8Array(capacity);
  }

  /** Forgets the batch before. */
  begin(): void {
    for (const row of this.special) this.kinds[row] = 0;
    for (const row of this.oddRows) this.odd[row] = 0;
    this.special.length = 0;
    this.oddRows.length = 0;
  }

  set(row: number, kind: number): void {
    if (this.kinds[row] === 0) this.special.push(row);
    this.kinds[row] = kind;
  }

  markOdd(row: number): void {
    if (this.odd[row] !== 0) return;
    this.odd[row] = 1;
    this.oddRows.push(row);
  }

  /** Marks the cell of the column at hand as wrong, once. */
  markWrong(row: number): void {
    if (this.wrong[row] !== 0) return;
    this.wrong[row] = 1;
    this.wrongRows.push(row);
  }

  /** Wrong cells of the column at hand in rows of a kind; to be asked before `endColumn`. */
  wrongIn(kind: number): number {
    let count = 0;
    for (const row of this.wrongRows) if (this.kinds[row] === kind) count++;
    return count;
  }

  endColumn(): void {
    for (const row of this.wrongRows) this.wrong[row] = 0;
    this.wrongRows.length = 0;
  }

  oddIn(kind: number): number {
    let count = 0;
    for (const row of this.oddRows) if (this.kinds[row] === kind) count++;
    return count;
  }
}
