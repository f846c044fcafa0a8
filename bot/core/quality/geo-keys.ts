import { type Batch, textOf } from '../table/batch.ts';
import { cellAt, type Whereabouts } from '../table/where.ts';
import type { ColumnPart } from './column-watch.ts';
import { isMunicipality, isState, specialMunicipality, specialState } from './inegi.ts';
import type { QualityReport } from './report-findings.ts';
import type { RowMarks } from './row-marks.ts';
import { ruleOf } from './rules.ts';
import type { Defect } from './text-rules.ts';

const DIGITS = /^\d+$/;
/** Verdicts remembered: a table has few different keys, or is no table of keys. */
const REMEMBERED = 16_384;

/** Checks the keys of one column against INEGI's catalogue: a state, a municipality beside its state, or both in one. */
export class GeoKeys {
  private readonly part: ColumnPart;
  private readonly state: ColumnPart | undefined;
  private readonly judge: (text: string, state: string | undefined) => Defect | undefined;
  private readonly where: Whereabouts;
  private readonly report: QualityReport;
  private readonly verdicts = new Map<string, Defect | undefined>();

  /** `state` is the column of the state that a municipality's key belongs to, where the table has one. */
  constructor(
    part: ColumnPart,
    role: 'state' | 'municipality' | 'geo',
    state: ColumnPart | undefined,
    where: Whereabouts,
    report: QualityReport,
  ) {
    this.part = part;
    this.state = state;
    this.judge = JUDGES[role];
    this.where = where;
    this.report = report;
  }

  run(batch: Batch, marks: RowMarks): void {
    for (let row = 0; row < batch.rows; row++) {
      const text = this.textAt(batch, row, this.part);
      if (text === undefined) continue;
      const state = this.state === undefined ? undefined : this.textAt(batch, row, this.state);
      const defect = this.verdict(text, state);
      if (defect !== undefined) this.tell(batch, row, defect, marks);
    }
  }

  private verdict(text: string, state: string | undefined): Defect | undefined {
    const key = state === undefined ? text : `${state} ${text}`;
    const known = this.verdicts.get(key);
    if (known !== undefined || this.verdicts.has(key)) return known;
    const made = DIGITS.test(text) ? this.judge(text, state) : undefined;
    if (this.verdicts.size < REMEMBERED) this.verdicts.set(key, made);
    return made;
  }

  private textAt(batch: Batch, row: number, { column, missing }: ColumnPart): string | undefined {
    const at = row * batch.width + column;
    const start = batch.starts[at] as number;
    const end = batch.ends[at] as number;
    if (start < 0 || end <= start || end - start > 32 || missing.has(batch.bytes, start, end)) return undefined;
    return textOf(batch.bytes, start, end).replace(/^'/, '').trim();
  }

  private tell(batch: Batch, row: number, { rule, facts }: Defect, marks: RowMarks): void {
    if (!this.report.asks(rule)) return;
    const place = () => cellAt(this.where, batch, row, this.part.column, this.part.name);
    this.report.tell(rule, batch.records[row] ?? 0, place, facts);
    if (ruleOf(rule).dimension === 'accuracy') marks.markWrong(row);
  }
}

const JUDGES = { state: judgeState, municipality: judgeMunicipality, geo: judgeGeo };

function judgeState(text: string): Defect | undefined {
  if (text.length === 1) return { rule: 'lost-zero', facts: { key: `0${text}` } };
  return known(text, '');
}

function known(state: string, municipality: string): Defect | undefined {
  const special = specialState(state);
  if (special !== undefined) return { rule: 'inegi-special', facts: { meaning: special } };
  if (!isState(state)) return { rule: 'inegi-state', facts: {} };
  if (municipality === '') return undefined;
  const whole = specialMunicipality(municipality);
  if (whole !== undefined) return { rule: 'inegi-special', facts: { meaning: whole } };
  const key = state + municipality;
  return isMunicipality(key) ? undefined : { rule: 'inegi-municipality', facts: { key } };
}

function judgeMunicipality(text: string, state: string | undefined): Defect | undefined {
  if (text.length === 5) return known(text.slice(0, 2), text.slice(2));
  if (text.length > 5) return { rule: 'inegi-municipality', facts: { key: text } };
  if (text.length === 4) return lostZero(text, 5);
  const padded = text.padStart(3, '0');
  if (text.length < 3) return { rule: 'lost-zero', facts: { key: padded } };
  const special = specialMunicipality(padded);
  if (special !== undefined) return { rule: 'inegi-special', facts: { meaning: special } };
  const there = state?.padStart(2, '0');
  // A state that is none is told in its own column.
  if (there === undefined || !isState(there) || isMunicipality(there + padded)) return undefined;
  return { rule: 'inegi-municipality', facts: { key: there + padded } };
}

function judgeGeo(text: string): Defect | undefined {
  if ([1, 4, 8, 12, 15].includes(text.length)) return lostZero(text, text.length + 1);
  if (text.length === 2) return known(text, '');
  return [5, 9, 13, 16].includes(text.length)
    ? known(text.slice(0, 2), text.slice(2, 5))
    : { rule: 'inegi-municipality', facts: { key: text } };
}

function lostZero(text: string, length: number): Defect {
  return { rule: 'lost-zero', facts: { key: text.padStart(length, '0') } };
}
