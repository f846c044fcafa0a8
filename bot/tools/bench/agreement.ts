import { readFileSync } from 'node:fs';
import type { RuleTally } from '../../core/report/report.ts';
import type { CaseName } from './cases.ts';
import type { Counts } from './duckdb.ts';

/** One rule of one case, counted three times: as injected, by apertura, by DuckDB. */
export interface RuleCount {
  readonly rule: string;
  readonly injected: number;
  readonly apertura: number;
  readonly duckdb: number;
}

/** Whether the tools agree on a case. */
export interface Agreement {
  readonly name: CaseName;
  readonly rules: readonly RuleCount[];
  /** What apertura reports besides, which no SQL asks for: warnings on the descriptor, privacy and the like. */
  readonly besides: Counts;
}

/** Sets side by side what both tools counted. Rules with nothing anywhere are left out. */
export function compare(name: CaseName, injected: Counts, apertura: Counts, duckdb: Counts): Agreement {
  const asked = [...new Set([...Object.keys(injected), ...Object.keys(duckdb)])].sort();
  const rules = asked.map((rule) => ({
    rule,
    injected: injected[rule] ?? 0,
    apertura: apertura[rule] ?? 0,
    duckdb: duckdb[rule] ?? 0,
  }));
  const besides = Object.entries(apertura).filter(([rule]) => !asked.includes(rule));
  return { name, rules: rules.filter(isCounted), besides: Object.fromEntries(besides) };
}

/** The rules on which the three counts are not one. */
export function differences({ rules }: Agreement): readonly RuleCount[] {
  return rules.filter(({ injected, apertura, duckdb }) => apertura !== duckdb || duckdb !== injected);
}

function isCounted({ injected, apertura, duckdb }: RuleCount): boolean {
  return injected + apertura + duckdb > 0;
}

/** The counts by rule of a report that `check --format json` wrote. Throws where the file is no report. */
export function readReportCounts(path: string): Counts {
  const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!hasTallies(report)) throw new Error(`${path} is no report of apertura: it has no "tallies"`);
  const counts = new Map<string, number>();
  for (const { rule, count } of report.tallies) counts.set(rule, (counts.get(rule) ?? 0) + count);
  return Object.fromEntries(counts);
}

function hasTallies(report: unknown): report is { readonly tallies: readonly RuleTally[] } {
  return typeof report === 'object' && report !== null && 'tallies' in report && Array.isArray(report.tallies);
}
