import type { Finding, FindingOf, Place, Severity } from '../../finding.ts';

/** What importing ADELA's files can find. Columns are named as the file names them. */
export type AdelaFacts = {
  'adela-form': { problem: FormProblem };
  'adela-encoding': { encoding: string };
  'adela-garbled': Record<never, never>;
  'adela-quote': Record<never, never>;
  'adela-character': { column: string };
  'adela-column-missing': { column: string; form: string };
  'adela-column-unknown': { column: string; position: number };
  'adela-column-duplicate': { column: string; first: number; position: number };
  'adela-column-name': { found: string; column: string };
  'adela-extra-cell': { found: string; columns: number };
  'adela-title': { column: string };
  'adela-missing': { column: string };
  'adela-value': { kind: ValueKind; column: string; found: string };
  'adela-guess': { kind: GuessKind; column: string; found: string; read: string };
  'adela-ground': { level: string };
  'adela-not-grouped': { title: string; last: number };
  'adela-conflict': { column: string; kept: string; found: string; first: number };
  'adela-duplicate': { what: 'dataset' | 'resource'; title: string; first: number };
  'adela-name': { why: NameProblem; title: string; name: string; instead: string };
  'adela-orphan': { identifier: string };
  'adela-too-long': { column: string; length: number; limit: number };
  'adela-too-large': { bytes: number; limit: number };
  'adela-exists': { file: string; differs: readonly string[] };
};

/** What an import found, as facts without prose. */
export type AdelaFinding = FindingOf<AdelaFacts>;
/** Which rule a finding is of. */
export type AdelaRuleId = keyof AdelaFacts & string;

/** `workbook`: one of Excel's that cannot be read. `binary`: no text. */
export type FormProblem = 'empty' | 'header' | 'rows' | 'workbook' | 'binary';
/** What a value was to be. */
export type ValueKind = 'date' | 'month' | 'moment' | 'frequency' | 'access' | 'mail' | 'url' | 'number';
/** How a value was read that could be read otherwise. */
export type GuessKind = 'day-first' | 'serial' | 'several' | 'strictest' | 'above';
/** A name was taken already; a title had nothing to make one of. */
export type NameProblem = 'taken' | 'empty';

/** An error: something was not understood and is left out. A warning: it was read so, and somebody should look. */
export const ADELA_SEVERITIES: { readonly [Rule in AdelaRuleId]: Severity } = {
  'adela-form': 'error',
  'adela-encoding': 'note',
  'adela-garbled': 'note',
  'adela-quote': 'warning',
  'adela-character': 'warning',
  'adela-column-missing': 'warning',
  'adela-column-unknown': 'error',
  'adela-column-duplicate': 'error',
  'adela-column-name': 'note',
  'adela-extra-cell': 'error',
  'adela-title': 'error',
  'adela-missing': 'warning',
  'adela-value': 'error',
  'adela-guess': 'warning',
  'adela-ground': 'warning',
  'adela-not-grouped': 'warning',
  'adela-conflict': 'error',
  'adela-duplicate': 'error',
  'adela-name': 'note',
  'adela-orphan': 'error',
  'adela-too-long': 'error',
  'adela-too-large': 'error',
  'adela-exists': 'note',
};

/** Takes a finding. */
export type Report = (finding: AdelaFinding) => void;

/** Makes a finding of this room, with the severity that its rule has. */
export function found<Rule extends AdelaRuleId>(
  rule: Rule,
  facts: AdelaFacts[Rule],
  place: Place,
): Finding<Rule, AdelaFacts[Rule]> {
  return { rule, severity: ADELA_SEVERITIES[rule], place, facts };
}
