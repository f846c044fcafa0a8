import type { Finding, Place } from '../finding.ts';
import type { TableFinding } from '../table/finding.ts';
import { assembleReport } from './assemble.ts';
import type { Report, RuleTally } from './report.ts';

const CSV: Place = {
  path: 'datasets/municipios/data/municipios.csv',
  dataset: 'municipios',
  resource: 'municipios',
};

function at(line: number, field: string, cell: string): Place {
  return { ...CSV, line, row: line - 1, record: line, field, cell };
}

const findings: readonly TableFinding[] = [
  {
    rule: 'type-error',
    severity: 'error',
    place: at(18, 'latitud', '19,4'),
    facts: { type: 'number', format: 'default', hint: 'decimal-comma' },
  },
  {
    rule: 'type-error',
    severity: 'error',
    place: at(1204, 'fecha', '45366'),
    facts: { type: 'date', format: 'default', hint: 'excel-serial' },
  },
  {
    rule: 'constraint-error/enum',
    severity: 'error',
    place: at(20, 'estado', 'Coahuila'),
    facts: { values: ['Coahuila de Zaragoza', 'Colima'], total: 32, nearest: 'Coahuila de Zaragoza' },
  },
  {
    rule: 'primary-key',
    severity: 'error',
    place: { ...CSV, line: 31, row: 30, record: 31, cell: '05,030' },
    facts: { fields: ['clave_entidad', 'clave_municipio'], first: 12 },
  },
  {
    rule: 'line-ends',
    severity: 'warning',
    place: { ...CSV, line: 44 },
    facts: { mostly: 'CRLF', here: 'LF' },
  },
  {
    rule: 'encoding-error',
    severity: 'error',
    place: { path: 'datasets/obras/data/obras.csv', dataset: 'obras', resource: 'obras', line: 3, row: 2, record: 3 },
    facts: { encoding: 'utf-8', bytes: 'ED 73', fits: 'windows-1252' },
  },
];

function tally({ rule, severity, place }: Finding, count: number, listed: number): RuleTally {
  return { rule, severity, dataset: place.dataset, resource: place.resource, count, listed };
}

const tallies: readonly RuleTally[] = [
  ...findings.slice(0, 1).map((finding) => tally(finding, 9902, 2)),
  ...findings.slice(2).map((finding) => tally(finding, 1, 1)),
  { rule: 'blank-row', severity: 'warning', dataset: 'obras', resource: 'obras', count: 3, listed: 0 },
];

/** A small report with something of everything, to look at the faces and to test them. */
export const SAMPLE: Report = assembleReport({
  datasets: [
    {
      name: 'municipios',
      path: 'datasets/municipios',
      title: 'Municipios y alcaldías',
      resources: [
        {
          name: 'municipios',
          paths: ['datasets/municipios/data/municipios.csv'],
          kind: 'table',
          format: 'csv',
          bytes: 2_310_440,
          rows: 61_044,
          fields: 9,
        },
        {
          name: 'mapa',
          paths: ['datasets/municipios/data/mapa.geojson'],
          kind: 'file',
          format: 'geojson',
          bytes: 18_220,
          rows: undefined,
          fields: undefined,
        },
      ],
    },
    {
      name: 'obras',
      path: 'datasets/obras',
      title: undefined,
      resources: [
        {
          name: 'obras',
          paths: ['datasets/obras/data/obras.csv'],
          kind: 'table',
          format: 'csv',
          bytes: 90_210,
          rows: 2_468,
          fields: 12,
        },
      ],
    },
  ],
  tallies,
  findings,
});
