import type { Place } from '../../finding.ts';
import type { TableFinding } from '../../table/finding.ts';
import type { SamplesOf } from './sample.ts';

const FILE: Place = { path: 'data/obras.csv' };
const HEADER: Place = { ...FILE, line: 1 };
const ROW: Place = { ...FILE, line: 18 };

function cell(field: string, found?: string): Place {
  return { ...ROW, field, cell: found };
}

/** A case of each rule about tables. */
export const TABLE_SAMPLES: SamplesOf<TableFinding['rule']> = {
  'source-error': { place: { path: 'data/obras.xlsx' }, facts: { detail: 'sheet-missing', what: 'Obras' } },
  'lfs-pointer': { place: HEADER, facts: {} },
  'encoding-error': { place: ROW, facts: { encoding: 'utf-8', bytes: 'E9 20', fits: 'windows-1252' } },
  'syntax-error': { place: ROW, facts: { problem: 'open-quote' } },
  'record-too-long': { place: ROW, facts: { limit: 16_777_216 } },
  'too-many-columns': { place: HEADER, facts: { columns: 70_000, limit: 65_536 } },
  'nul-byte': { place: ROW, facts: {} },
  'line-ends': { place: ROW, facts: { mostly: 'CRLF', here: 'LF' } },
  'blank-row': { place: ROW, facts: { count: 1 } },
  'blank-label': { place: HEADER, facts: { position: 3 } },
  'duplicate-label': { place: HEADER, facts: { label: 'monto', position: 5, first: 2 } },
  'missing-label': { place: HEADER, facts: { field: 'latitud', position: 4 } },
  'extra-label': { place: HEADER, facts: { label: 'observaciones', position: 7 } },
  'incorrect-label': { place: HEADER, facts: { label: 'Municipio', field: 'municipio', position: 3 } },
  'missing-cell': { place: ROW, facts: { expected: 8, found: 7 } },
  'extra-cell': { place: ROW, facts: { expected: 8, found: 9 } },
  'type-error': {
    place: cell('latitud', '19,4'),
    facts: { type: 'number', format: 'default', hint: 'decimal-comma' },
  },
  'constraint-error/required': { place: cell('folio', ''), facts: {} },
  'constraint-error/minLength': { place: cell('clave_municipio', '35'), facts: { limit: 3, length: 2 } },
  'constraint-error/maxLength': { place: cell('clave_entidad', '0011'), facts: { limit: 2, length: 4 } },
  'constraint-error/minimum': { place: cell('monto', '-15'), facts: { limit: '0' } },
  'constraint-error/maximum': { place: cell('avance', '120'), facts: { limit: '100' } },
  'constraint-error/exclusiveMinimum': { place: cell('monto', '0'), facts: { limit: '0' } },
  'constraint-error/exclusiveMaximum': { place: cell('avance', '100'), facts: { limit: '100' } },
  'constraint-error/pattern': { place: cell('codigo_postal', '3700'), facts: { pattern: '[0-9]{5}' } },
  'constraint-error/enum': {
    place: cell('estado', 'Finiquitada'),
    facts: { values: ['en proceso', 'finiquitada'], total: 2, nearest: 'finiquitada' },
  },
  'constraint-error/jsonSchema': { place: cell('contacto', '{}'), facts: { at: '/correo', problem: 'required' } },
  'category-error': {
    place: cell('estado', 'Finiquitada'),
    facts: { values: ['en proceso', 'finiquitada'], total: 2, nearest: 'finiquitada' },
  },
  'unique-error': { place: cell('folio', 'OP-0007'), facts: { first: 12 } },
  'primary-key': { place: { ...ROW, cell: 'OP-0007' }, facts: { fields: ['folio'], first: 12 } },
  'unique-key': { place: { ...ROW, cell: 'OP-0007,2026' }, facts: { fields: ['folio', 'ejercicio'], first: 12 } },
  'foreign-key': {
    place: { ...ROW, cell: '099' },
    facts: { fields: ['clave_municipio'], resource: 'municipios', reference: ['clave'] },
  },
  'foreign-key-unchecked': { place: FILE, facts: { fields: ['clave_municipio'], resource: 'municipios' } },
  'pattern-budget': { place: cell('nombre'), facts: { pattern: '(a+)+' } },
  'table-empty': { place: FILE, facts: {} },
};
