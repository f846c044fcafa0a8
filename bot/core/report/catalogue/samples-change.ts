import type { DifferenceFinding } from '../../difference/finding.ts';
import type { Place } from '../../finding.ts';
import type { GovernanceFacts } from '../../governance/finding.ts';
import type { SamplesOf } from './sample.ts';

const DESCRIPTOR: Place = { path: 'datasets/obra-publica/datapackage.json' };
const CSV: Place = { path: 'datasets/obra-publica/data/obras.csv' };
const WITHDRAWN: Place = { path: 'datasets/obra-publica/withdrawn.yaml' };
const PROMISE: Place = { path: 'plan/datasets/obra-publica.yaml' };
const POLICY: Place = { path: 'plan/policy.yaml' };
const ATTRIBUTES: Place = { path: '.gitattributes', line: 3 };

/** A case of each rule about a change and about deciding on it. */
export const CHANGE_SAMPLES: SamplesOf<DifferenceFinding['rule'] | keyof GovernanceFacts> = {
  'file-emptied': { place: CSV, facts: { rows: 1200 } },
  'became-lfs-pointer': { place: CSV, facts: {} },
  'became-link': { place: CSV, facts: {} },
  'row-loss': { place: DESCRIPTOR, facts: { removed: 360, base: 1200, percent: 30, allowed: 5, keyed: true } },
  'case-only-rename': { place: CSV, facts: { before: 'Obras.csv', after: 'obras.csv', of: 'file' } },
  'formerly-unknown': { place: DESCRIPTOR, facts: { formerly: 'obras', of: 'dataset', problem: 'absent' } },
  'permanence-dataset': { place: WITHDRAWN, facts: { dataset: 'obra-publica', files: 5 } },
  'permanence-resource': { place: DESCRIPTOR, facts: { resource: 'avances' } },
  'permanence-history': { place: { path: '' }, facts: {} },
  'permanence-promise': { place: PROMISE, facts: { dataset: 'obra-publica' } },
  'permanence-promise-kept': { place: PROMISE, facts: { dataset: 'obra-publica' } },
  'withdrawal-invalid': { place: WITHDRAWN, facts: { problem: 'missing', property: 'reason', found: '' } },
  'change-link': { place: CSV, facts: {} },
  'change-submodule': { place: { path: 'datasets/obra-publica/data' }, facts: {} },
  'change-export-ignore': { place: ATTRIBUTES, facts: { dataset: 'obra-publica' } },
  'change-mixed': { place: POLICY, facts: { with: 'rules', datasets: ['obra-publica'] } },
  'notice-missing': { place: PROMISE, facts: { days: 30, past: undefined } },
  'notice-early': { place: PROMISE, facts: { date: '2027-01-15', today: '2026-11-20', what: 'se quita avance' } },
  'notice-short': { place: PROMISE, facts: { date: '2026-12-01', earliest: '2026-12-20', days: 30 } },
  'notice-given': { place: PROMISE, facts: { date: '2026-11-15', what: 'se quita avance' } },
  'notice-waived': { place: PROMISE, facts: { ground: 'Art. 6', what: 'se quita la CURP' } },
  'trial-again': { place: PROMISE, facts: { dataset: 'obra-publica' } },
  'policy-missing': { place: POLICY, facts: {} },
  'policy-unsatisfiable': {
    place: { ...POLICY, line: 43 },
    facts: { rule: 'dos integrantes de gobernanza aprueben el retiro', count: 2, members: 1, author: 'msav-ana' },
  },
};
