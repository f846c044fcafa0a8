import type { Place } from '../finding.ts';
import type { Batch } from '../table/batch.ts';
import { cellAt, type Whereabouts } from '../table/where.ts';
import type { ColumnPart } from './column-watch.ts';
import { fold } from './fold.ts';
import type { QualityReport } from './report-findings.ts';

/** Longer texts are no categories. */
const LONGEST = 60;

interface Spelling {
  readonly text: string;
  readonly place: Place;
  readonly count: number;
}

/** Finds texts of one column that differ only in capitals, accents or spaces. */
export class SpellingGroups {
  private readonly part: ColumnPart;
  private readonly where: Whereabouts;
  private readonly counts: number[] = [];
  private readonly texts: (string | undefined)[] = [];
  private readonly places: (Place | undefined)[] = [];

  constructor(part: ColumnPart, where: Whereabouts) {
    this.part = part;
    this.where = where;
  }

  /** Takes the next different text, where it first stands; `undefined` where it is no word. */
  add(batch: Batch, row: number, text: string | undefined): void {
    this.counts.push(0);
    this.texts.push(text);
    this.places.push(text === undefined ? undefined : cellAt(this.where, batch, row, this.part.column, this.part.name));
  }

  /** Counts one more cell with a text. */
  count(index: number): void {
    this.counts[index] = (this.counts[index] ?? 0) + 1;
  }

  forget(): void {
    this.counts.length = 0;
    this.texts.length = 0;
    this.places.length = 0;
  }

  /** Tells each spelling but the usual one. True: there was one. */
  tell(report: QualityReport): boolean {
    let told = false;
    for (const group of this.groups()) {
      const [usual, ...others] = group;
      if (usual === undefined) continue;
      for (const { place, count } of others) {
        const facts = { usual: usual.text, count, usualCount: usual.count };
        report.tell('spelling-variant', place.record ?? 0, () => place, facts);
        told = true;
      }
    }
    return told && report.asks('spelling-variant');
  }

  private groups(): readonly (readonly Spelling[])[] {
    const groups = new Map<string, Spelling[]>();
    for (const [index, text] of this.texts.entries()) {
      const place = this.places[index];
      if (text === undefined || place === undefined || text.length > LONGEST) continue;
      const key = fold(text);
      // Codes of one letter may well differ by its case.
      if (key.length < 2) continue;
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push({ text, place, count: this.counts[index] ?? 0 });
    }
    return [...groups.values()].map((group) => group.toSorted((a, b) => b.count - a.count));
  }
}
