import type { DatasetDifference } from '../difference/difference.ts';
import { because } from '../difference/impact.ts';
import type { SetAside, SetAsideReason } from '../governance/approvals.ts';
import type { Review } from './review.ts';
import { COMMITS, demand, difference, keyedTable, quality, reportOf, review } from './review-parts.ts';

const CORRECTED = difference(
  'obra-publica',
  [because('rows-changed', { resource: 'obras', changed: 3, fields: ['monto'] })],
  {
    resources: [
      keyedTable('obras', {
        changed: 3,
        fields: [{ field: 'monto', count: 3 }],
        samples: {
          added: [],
          removed: [],
          changed: ['OP-101', 'OP-102', 'OP-103'].map((key) => ({ key, fields: ['monto'] })),
        },
      }),
    ],
  },
);

const TOUCHED = demand('lo apruebe gobernanza o quien cuida los datos de la unidad', {
  datasets: ['obra-publica'],
  candidates: ['ana', 'beto', 'carla'],
});

/** A sound correction that waits for one approval. */
export const CORRECTION: Review = review({
  differences: [CORRECTED],
  decision: { state: 'pending', requirements: [TOUCHED] },
  scores: [
    {
      dataset: 'obra-publica',
      before: quality('obra-publica', {
        cells: { numerator: 97, denominator: 100 },
        rows: { numerator: 9, denominator: 9 },
      }),
      after: quality('obra-publica', {
        cells: { numerator: 100, denominator: 100 },
        rows: { numerator: 9, denominator: 9 },
        freshness: { numerator: 1, denominator: 1 },
      }),
    },
  ],
});

const GONE: DatasetDifference['resources'] = ['estaciones', 'mediciones'].map((resource) => {
  return { kind: 'removed', resource, rows: 1_200 } as const;
});

/** A dataset deleted without a record: refused. */
export const DELETION: Review = review({
  differences: [
    difference('aire', [because('dataset-removed', { resources: 2 })], {
      presence: 'removed',
      resources: GONE,
      rowsRemovedShare: 1,
    }),
  ],
  report: reportOf([
    {
      rule: 'permanence-dataset',
      severity: 'error',
      place: { path: 'datasets/aire/withdrawn.yaml', dataset: 'aire' },
      facts: { dataset: 'aire', files: 4 },
    },
  ]),
  decision: {
    state: 'refused',
    refusals: ['permanence-dataset'],
    requirements: [
      demand('dos integrantes de gobernanza aprueben el retiro', {
        when: 'withdrawal',
        datasets: ['aire'],
        count: 2,
        candidates: ['ana', 'beto'],
      }),
    ],
  },
});

/** A withdrawal with its record and both approvals. */
export const WITHDRAWAL: Review = review({
  differences: [
    difference('aire', [because('dataset-removed', { resources: 2 })], {
      presence: 'removed',
      resources: GONE,
      rowsRemovedShare: 1,
    }),
  ],
  report: reportOf([]),
  decision: {
    state: 'approved',
    requirements: [
      demand('dos integrantes de gobernanza aprueben el retiro', {
        when: 'withdrawal',
        datasets: ['aire'],
        count: 2,
        given: ['ana', 'beto'],
      }),
    ],
  },
});

const REASONS: readonly SetAsideReason[] = [
  ...(['author', 'bot', 'comment', 'dismissed', 'older-commit'] as const),
  ...(['commit-unknown', 'not-member', 'term-ended', 'term-not-begun', 'not-active', 'not-asked'] as const),
];

const DAYS: Readonly<Partial<Record<SetAsideReason, string>>> = {
  'term-ended': '2026-04-30',
  'term-not-begun': '2027-05-01',
};

const ASIDE: readonly SetAside[] = REASONS.map((reason) => {
  return { login: `persona-${reason}`, reason, when: '2026-11-19T10:00:00Z', day: DAYS[reason] };
});

/** Approvals set aside, one for each reason. */
export const SET_ASIDE: Review = review({
  differences: [CORRECTED],
  decision: { state: 'pending', requirements: [TOUCHED], setAside: ASIDE },
});

/** A column of CURP: no key and no text of the dataset may be shown. */
export const PERSONAL: Review = review({
  differences: [
    difference(
      'becas',
      [
        because('field-added', { resource: 'becas', field: 'curp' }),
        because('rows-added', { resource: 'becas', added: 2 }),
        because('coverage-extended', {
          resource: 'becas',
          field: 'nacimiento',
          from: '1950-02-03',
          to: '1999-01-01',
          newFrom: '1949-12-31',
          newTo: '1999-01-01',
        }),
      ],
      {
        resources: [
          keyedTable('becas', { added: 2, samples: { added: ['PEGJ850101HGTRRN09'], removed: [], changed: [] } }),
        ],
        metadata: [
          {
            pointer: '/description',
            property: 'description',
            resource: undefined,
            before: 'Becas',
            after: 'Becas de PEGJ850101HGTRRN09',
            meaning: 'other',
            direction: undefined,
          },
        ],
      },
    ),
  ],
  report: reportOf(
    [
      {
        rule: 'privacy-column',
        severity: 'error',
        place: { path: 'datasets/becas/data/becas.csv', dataset: 'becas', resource: 'becas', field: 'curp' },
        facts: {
          kind: 'curp',
          subject: 'people',
          column: 4,
          matches: 2,
          cells: 2,
          share: 100,
          lines: [2, 3],
          records: [2, 3],
          evidence: ['header', 'check-digit'],
          sure: true,
          valid: 2,
        },
      },
    ],
    ['becas'],
  ),
  decision: {
    state: 'pending',
    facts: [{ predicate: 'personal-data', datasets: ['becas'], paths: [] }],
    requirements: [
      demand('transparencia apruebe la publicación de los posibles datos personales', {
        when: 'personal-data',
        datasets: ['becas'],
        from: ['transparency'],
        candidates: ['tere'],
      }),
      demand('lo apruebe gobernanza o quien cuida los datos de la unidad', {
        datasets: ['becas'],
        from: ['governance', 'steward'],
        candidates: ['ana', 'beto'],
      }),
    ],
  },
});

/** Nothing to approve. */
export const NOTHING: Review = review({
  changes: { ...COMMITS, paths: 1, datasets: [], promises: [], plan: [], rules: [], machinery: [], other: 1 },
});
