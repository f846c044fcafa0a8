import type { Finding, FindingOf, Place, Severity } from '../finding.ts';

/** What deciding on a change can find, each rule with the facts its sentence needs. */
export type GovernanceFacts = {
  /** A dataset left without a record. */
  'permanence-dataset': { dataset: string; files: number };
  /** A resource left a dataset without a record. */
  'permanence-resource': { resource: string };
  'permanence-history': Record<never, never>;
  /** The promise left, the data stay. */
  'permanence-promise': { dataset: string };
  /** The data left with a record, the promise stays. */
  'permanence-promise-kept': { dataset: string };
  'withdrawal-invalid': {
    problem: 'yaml' | 'missing' | 'date' | 'future' | 'kept' | 'unknown-resource';
    property: string;
    found: string;
  };
  'change-link': Record<never, never>;
  'change-submodule': Record<never, never>;
  'change-export-ignore': { dataset: string | undefined };
  /** The program or the rules change together with data. */
  'change-mixed': { with: 'machinery' | 'rules'; datasets: readonly string[] };
  /** A breaking change that the base's plan does not announce; `past`: until when its notice held. */
  'notice-missing': { days: number; past: string | undefined };
  /** Announced for a day that has not come. */
  'notice-early': { date: string; today: string; what: string };
  /** Announced too few days before. */
  'notice-short': { date: string; earliest: string; days: number };
  /** What was announced, to compare with what changes. */
  'notice-given': { date: string; what: string };
  /** What by law cannot wait, as the change itself says. */
  'notice-waived': { ground: string; what: string };
  /** A dataset that had left its trial. */
  'trial-again': { dataset: string };
  'policy-missing': Record<never, never>;
  'policy-unsatisfiable': { rule: string; count: number; members: number; author?: string | undefined };
};

export type GovernanceFinding = FindingOf<GovernanceFacts>;

/** How grave each finding is. */
export const GOVERNANCE_SEVERITIES: Readonly<Record<keyof GovernanceFacts, Severity>> = {
  'permanence-dataset': 'error',
  'permanence-resource': 'error',
  'permanence-history': 'error',
  'permanence-promise': 'warning',
  'permanence-promise-kept': 'warning',
  'withdrawal-invalid': 'error',
  'change-link': 'error',
  'change-submodule': 'error',
  'change-export-ignore': 'error',
  'change-mixed': 'warning',
  'notice-missing': 'error',
  'notice-early': 'error',
  'notice-short': 'error',
  'notice-given': 'note',
  'notice-waived': 'note',
  'trial-again': 'error',
  'policy-missing': 'error',
  // It is the base's: what nobody can approve stays pending, and a change that it is not about is not to blame.
  'policy-unsatisfiable': 'warning',
};

/** Makes a finding with its severity. */
export function found<Rule extends keyof GovernanceFacts>(
  rule: Rule,
  facts: GovernanceFacts[Rule],
  place: Place,
): Finding<Rule, GovernanceFacts[Rule]> & GovernanceFinding {
  // The rule and its facts belong together by the signature; the union cannot see it.
  return { rule, severity: GOVERNANCE_SEVERITIES[rule], place, facts } as Finding<Rule, GovernanceFacts[Rule]> &
    GovernanceFinding;
}
