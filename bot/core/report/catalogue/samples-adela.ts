import type { Place } from '../../finding.ts';
import type { AdelaRuleId } from '../../release/adela/finding.ts';
import type { SamplesOf } from './sample.ts';

const INVENTORY: Place = { path: 'inventario.csv', line: 14 };
const HEADER: Place = { path: 'inventario.csv', line: 1 };
const CATALOGUE: Place = { path: 'catalogo.csv', line: 9 };

/** A case of each rule about ADELA's files. */
export const ADELA_SAMPLES: SamplesOf<AdelaRuleId> = {
  'adela-form': { place: HEADER, facts: { problem: 'header' } },
  'adela-encoding': { place: { path: 'inventario.csv' }, facts: { encoding: 'windows-1252' } },
  'adela-garbled': { place: HEADER, facts: {} },
  'adela-quote': { place: CATALOGUE, facts: {} },
  'adela-character': { place: INVENTORY, facts: { column: '¿De qué es?' } },
  'adela-column-missing': { place: HEADER, facts: { column: 'Responsable', form: 'inventory' } },
  'adela-column-unknown': { place: HEADER, facts: { column: 'Observaciones', position: 9 } },
  'adela-column-duplicate': { place: HEADER, facts: { column: 'Responsable', first: 1, position: 9 } },
  'adela-column-name': { place: HEADER, facts: { found: 'Nombre del conjuto', column: 'Nombre del conjunto' } },
  'adela-extra-cell': { place: INVENTORY, facts: { found: '2016-08', columns: 8 } },
  'adela-title': { place: INVENTORY, facts: { column: 'Nombre del conjunto' } },
  'adela-missing': { place: INVENTORY, facts: { column: 'Responsable' } },
  'adela-value': { place: CATALOGUE, facts: { kind: 'moment', column: 'ds:modified', found: '2012-16-02T14:45:00' } },
  'adela-guess': {
    place: INVENTORY,
    facts: {
      kind: 'day-first',
      column: 'Fecha estimada de publicación en datos.gob.mx',
      found: '03/04/2016',
      read: '2016-04-03',
    },
  },
  'adela-ground': { place: INVENTORY, facts: { level: 'privado' } },
  'adela-not-grouped': { place: INVENTORY, facts: { title: 'Padrón de beneficiarios', last: 6 } },
  'adela-conflict': {
    place: INVENTORY,
    facts: { column: 'Responsable', kept: 'Dirección de Obras', found: 'Tesorería', first: 3 },
  },
  'adela-duplicate': { place: INVENTORY, facts: { what: 'resource', title: 'Padrón 2016', first: 12 } },
  'adela-name': {
    place: CATALOGUE,
    facts: { why: 'taken', title: 'Presupuesto (2016)', name: 'presupuesto-2016-2', instead: 'presupuesto-2016' },
  },
  'adela-orphan': { place: CATALOGUE, facts: { identifier: 'rezago-social' } },
  'adela-too-long': { place: INVENTORY, facts: { column: '¿De qué es?', length: 1_000_000, limit: 20_000 } },
  'adela-too-large': { place: INVENTORY, facts: { bytes: 8_388_608, limit: 1_048_576 } },
  'adela-exists': {
    place: INVENTORY,
    facts: { file: 'plan/datasets/obra-publica.yaml', differs: ['title', 'resources.obras.commitment'] },
  },
};
