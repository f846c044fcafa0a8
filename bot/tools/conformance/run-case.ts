import type { Finding } from '../../core/finding.ts';
import { check } from '../../flows/check.ts';
import { createHash } from '../../io/hash.ts';
import { memorySnapshot } from '../../io/memory.ts';
import type { ConformanceCase, ExpectedError } from './cases.ts';
import { codeOf } from './codes.ts';

/** How a case went. */
export interface CaseResult {
  readonly name: string;
  readonly area: string;
  readonly expected: boolean | 'open';
  readonly valid: boolean;
  /** The verdict is the expected one (or open) and every expected error was found. */
  readonly agrees: boolean;
  /** Expected errors that were not found. */
  readonly missed: readonly ExpectedError[];
  /** Errors found beyond the expected, as code, record and field. */
  readonly beyond: readonly string[];
}

const FOLDER = 'case';

/** Checks a case against the standard alone and compares with its reading. */
export async function runCase(each: ConformanceCase): Promise<CaseResult> {
  const report = await check(memorySnapshot(filesOf(each)), [{ kind: 'package', folder: FOLDER }], {
    limit: 1000,
    standard: true,
    createHash,
  });
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const valid = errors.length === 0;
  const { valid: expected, errors: wanted } = each.spec;
  const missed = expected === 'open' ? [] : wanted.filter((error) => !errors.some((finding) => isSame(finding, error)));
  const beyond = errors.filter((finding) => !wanted.some((error) => isSame(finding, error))).map(showFinding);
  const agrees = (expected === 'open' || expected === valid) && missed.length === 0;
  return {
    name: each.name,
    area: each.area,
    expected,
    valid,
    agrees,
    missed,
    beyond: expected === 'open' ? [] : beyond,
  };
}

function filesOf(each: ConformanceCase): Record<string, string | Uint8Array> {
  const descriptor = typeof each.descriptor === 'string' ? each.descriptor : JSON.stringify(each.descriptor);
  const files: Record<string, string | Uint8Array> = { [`${FOLDER}/datapackage.json`]: descriptor };
  for (const [name, { text, base64 }] of Object.entries(each.files)) {
    files[`${FOLDER}/${name}`] = base64 === undefined ? (text ?? '') : new Uint8Array(Buffer.from(base64, 'base64'));
  }
  return files;
}

/** A place that the reading leaves out may be any. */
function isSame({ rule, place }: Finding, { code, row, field }: ExpectedError): boolean {
  return codeOf(rule) === code && (row === null || place.record === row) && (field === null || place.field === field);
}

function showFinding({ rule, place }: Finding): string {
  return `${codeOf(rule)}@${place.record ?? '-'}/${place.field ?? '-'}`;
}
