import type { Batch } from '../table/batch.ts';

/** Places told of each kind in each column. */
const PLACES_TOLD = 5;

/** How often something was seen, and where the first times: never what. */
export class Sightings {
  matches = 0;
  /** Those whose check digit is right. */
  valid = 0;
  /** Lines of the table as a whole; a table may be in several files. */
  readonly lines: number[] = [];
  readonly records: number[] = [];
  readonly rows: number[] = [];

  add(batch: Batch, row: number, isValid: boolean): void {
    this.matches++;
    if (isValid) this.valid++;
    if (this.records.length >= PLACES_TOLD) return;
    this.lines.push(batch.lines[row] as number);
    this.records.push(batch.records[row] as number);
    this.rows.push(batch.firstRow + row);
  }
}

/** Sightings by what was seen. */
export class SightingsBy<What extends string> {
  private readonly byWhat = new Map<What, Sightings>();

  add(what: What, batch: Batch, row: number, isValid = false): void {
    let sightings = this.byWhat.get(what);
    if (sightings === undefined) {
      sightings = new Sightings();
      this.byWhat.set(what, sightings);
    }
    sightings.add(batch, row, isValid);
  }

  get(what: What): Sightings | undefined {
    return this.byWhat.get(what);
  }

  entries(): Iterable<[What, Sightings]> {
    return this.byWhat.entries();
  }
}
