import type { DatasetRuleId } from '../../dataset/finding.ts';
import type { Place } from '../../finding.ts';
import type { SamplesOf } from './sample.ts';

const DESCRIPTOR: Place = { path: 'datapackage.json' };
const LINE: Place = { ...DESCRIPTOR, line: 12 };
const CSV: Place = { path: 'data/obras.csv' };
const MAP: Place = { path: 'data/obras.geojson' };

/** A case of each rule about descriptors and files. */
export const DATASET_SAMPLES: SamplesOf<DatasetRuleId> = {
  'descriptor-missing': { place: DESCRIPTOR, facts: {} },
  'descriptor-encoding': { place: LINE, facts: { looks: 'windows-1252' } },
  'descriptor-bom': { place: DESCRIPTOR, facts: {} },
  'descriptor-syntax': { place: LINE, facts: { problem: 'missing-comma', found: '{', column: 3 } },
  'descriptor-too-large': { place: DESCRIPTOR, facts: { bytes: 30_000_000, limit: 10_485_760 } },
  'descriptor-too-deep': { place: LINE, facts: { limit: 100 } },
  'descriptor-error': { place: LINE, facts: { keyword: 'required', property: '', expected: ['name'], found: '' } },
  'path-or-data': { place: LINE, facts: { found: 'neither' } },
  'resource-unread': { place: LINE, facts: { errors: 1 } },
  'profile-unknown': { place: LINE, facts: { profile: 'https://example.org/profile.json' } },
  'duplicate-name': { place: LINE, facts: { name: 'obras', first: 1 } },
  'duplicate-field': { place: LINE, facts: { name: 'monto', first: 2 } },
  'name-style': { place: LINE, facts: { name: 'Obra Pública' } },
  'unknown-field': { place: LINE, facts: { key: 'primaryKey', field: 'Folio', fields: ['folio', 'monto'] } },
  'unknown-resource': { place: LINE, facts: { resource: 'municipio', resources: ['obras', 'municipios'] } },
  'key-length': { place: LINE, facts: { fields: 2, reference: 1 } },
  'missing-values-invalid': { place: LINE, facts: { what: 'value', value: 'N/D' } },
  'constraint-invalid': {
    place: LINE,
    facts: { property: 'minimum', kind: 'not-castable', value: 'cero', type: 'number' },
  },
  'format-invalid': { place: LINE, facts: { type: 'date', format: 'dd/mm/aaaa' } },
  'dialect-conflict': { place: LINE, facts: { properties: ['escapeChar', 'quoteChar'] } },
  'inline-format-missing': { place: LINE, facts: {} },
  'unsafe-path': { place: LINE, facts: { written: '../obras.csv', problem: 'parent' } },
  'remote-path': { place: LINE, facts: { url: 'https://example.org/obras.csv' } },
  'mixed-paths': { place: LINE, facts: {} },
  'file-missing': { place: LINE, facts: { written: 'data/obras.csv', similar: 'data/Obras.csv' } },
  'not-a-file': { place: LINE, facts: { written: 'data', kind: 'folder' } },
  'file-empty': { place: CSV, facts: {} },
  'file-unreadable': { place: CSV, facts: { code: 'EACCES' } },
  'byte-count': { place: CSV, facts: { declared: 2048, found: 1536 } },
  'hash-count': { place: CSV, facts: { algorithm: 'sha256', declared: '9f86d0…', found: '60303a…' } },
  'hash-unknown': { place: LINE, facts: { algorithm: 'crc32' } },
  'reference-unreadable': { place: LINE, facts: { property: 'schema', written: 'esquema.json', problem: 'missing' } },
  'remote-reference': { place: LINE, facts: { property: 'schema', url: 'https://example.org/esquema.json' } },
  'compression-unknown': { place: LINE, facts: { compression: 'zip' } },
  'media-type-mismatch': { place: LINE, facts: { declared: 'text/csv', against: 'extension', other: 'obras.xlsx' } },
  'file-signature': { place: { path: 'data/obras.xlsx' }, facts: { expected: 'xlsx', found: 'xls' } },
  'geojson-error': { place: MAP, facts: { problem: 'swapped', at: '/features/0', found: '21.1, -101.6' } },
  'geojson-too-large': { place: MAP, facts: { bytes: 80_000_000, limit: 67_108_864 } },
  'package-name': { place: LINE, facts: { folder: 'obra-publica', name: 'obras' } },
  'package-title': { place: DESCRIPTOR, facts: {} },
  'package-description': { place: DESCRIPTOR, facts: {} },
  'package-licenses': { place: DESCRIPTOR, facts: {} },
  'package-contributors': { place: DESCRIPTOR, facts: {} },
  'package-keywords': { place: DESCRIPTOR, facts: {} },
  'package-readme': { place: { path: 'README.md' }, facts: {} },
  'resource-schema': { place: LINE, facts: {} },
  'field-type': { place: LINE, facts: {} },
  'field-description': { place: LINE, facts: {} },
  'dataset-name': {
    place: { path: 'obra pública' },
    facts: { name: 'obra pública', problem: 'tag', better: 'obra-publica' },
  },
  'dataset-nested': {
    place: { path: 'datasets/obras/2026/datapackage.json' },
    facts: { better: 'datasets/obras-2026' },
  },
  'path-unportable': {
    place: { path: 'data/obras: 2026.csv' },
    facts: { name: 'obras: 2026.csv', problem: 'sign', better: 'obras- 2026.csv' },
  },
  'path-collision': {
    place: CSV,
    facts: { name: 'data/obras.csv', other: 'data/Obras.csv', differ: 'capitals', of: 'file' },
  },
};
