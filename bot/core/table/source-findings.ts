import type { Tally } from '../tally.ts';
import type { Batch } from './batch.ts';
import type { SourceProblem, TableFinding } from './finding.ts';
import type { LineEnds } from './lines.ts';
import type { SourceEvents } from './source.ts';
import type { SyntaxProblem } from './tokenizer.ts';
import { lineAt, type Whereabouts } from './where.ts';

/** Blank rows one after the other, one a line. */
interface BlankRun {
  readonly line: number;
  readonly record: number;
  count: number;
}

/** Turns what a source tells besides rows into findings. */
export class SourceFindings implements SourceEvents {
  private readonly where: Whereabouts;
  private readonly tally: Tally<TableFinding>;
  private readonly encoding: string;
  /** Blank rows with no row after them yet: at the end of a file they do less harm. */
  private pending: BlankRun[] = [];

  constructor(where: Whereabouts, tally: Tally<TableFinding>, encoding: string | undefined) {
    this.where = where;
    this.tally = tally;
    this.encoding = encoding ?? 'utf-8';
  }

  blankRow(line: number, record: number): void {
    const last = this.pending.at(-1);
    if (last !== undefined && line === last.line + last.count && record === last.record + last.count) last.count++;
    else this.pending.push({ line, record, count: 1 });
  }

  /** Blank rows before a batch's last row are in the middle of the table. */
  run(batch: Batch): void {
    if (this.pending.length === 0) return;
    const last = batch.records[batch.rows - 1] ?? 0;
    for (const blank of this.pending) if (blank.record < last) this.tellBlank(blank, 'error');
    this.pending = this.pending.filter((blank) => blank.record > last);
  }

  /** The table has ended. */
  end(lineEnds: readonly LineEnds[] | undefined): void {
    for (const blank of this.pending) this.tellBlank(blank, 'warning');
    this.pending = [];
    if (lineEnds !== undefined) this.tellLineEnds(lineEnds);
  }

  syntaxError(problem: SyntaxProblem, line: number, record: number): void {
    if (!this.tally.count('syntax-error', 'error', record)) return;
    this.tally.keep(
      { rule: 'syntax-error', severity: 'error', place: lineAt(this.where, line, record), facts: { problem } },
      record,
    );
  }

  nulByte(line: number, record: number): void {
    if (!this.tally.count('nul-byte', 'error', record)) return;
    this.tally.keep(
      { rule: 'nul-byte', severity: 'error', place: lineAt(this.where, line, record), facts: {} },
      record,
    );
  }

  wrongBytes(line: number, hex: string, fits: string | undefined): void {
    if (!this.tally.count('encoding-error', 'error', line)) return;
    const facts = { encoding: this.encoding, bytes: hex, fits };
    this.tally.keep({ rule: 'encoding-error', severity: 'error', place: lineAt(this.where, line), facts }, line);
  }

  recordTooLong(line: number, record: number, limit: number): void {
    this.tally.add({
      rule: 'record-too-long',
      severity: 'error',
      place: lineAt(this.where, line, record),
      facts: { limit },
    });
  }

  problem(problem: SourceProblem, what: string | undefined, line: number | undefined): void {
    this.tally.add({
      rule: 'source-error',
      severity: 'error',
      place: lineAt(this.where, line),
      facts: { detail: problem, what },
    });
  }

  lfsPointer(): void {
    this.tally.add({ rule: 'lfs-pointer', severity: 'error', place: lineAt(this.where, 1), facts: {} });
  }

  private tellBlank({ line, record, count }: BlankRun, severity: 'error' | 'warning'): void {
    for (let i = 0; i < count; i++) {
      if (!this.tally.count('blank-row', severity, record + i)) continue;
      const place = lineAt(this.where, line + i, record + i);
      this.tally.keep({ rule: 'blank-row', severity, place, facts: { count: 1 } }, record + i);
    }
  }

  private tellLineEnds(lineEnds: readonly LineEnds[]): void {
    const used = lineEnds.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
    const [mostly, ...others] = used;
    for (const other of others) {
      if (mostly === undefined) return;
      const facts = { mostly: mostly.kind, here: other.kind };
      this.tally.add({ rule: 'line-ends', severity: 'warning', place: lineAt(this.where, other.first), facts });
    }
  }
}
