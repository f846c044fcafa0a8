import type { Place } from '../../finding.ts';
import type { QualityRuleId } from '../../quality/finding.ts';
import type { SamplesOf } from './sample.ts';

const DESCRIPTOR: Place = { path: 'datapackage.json' };
const ROW: Place = { path: 'data/obras.csv', line: 18 };

/** Without an article, so that the case's sentence cites none: the page cites those of every profile. */
const CITED = { norm: '', article: '' } as const;

function cell(field: string, found: string): Place {
  return { ...ROW, field, cell: found };
}

function header(field: string): Place {
  return { ...ROW, line: 1, field };
}

/** A case of each rule about quality. */
export const QUALITY_SAMPLES: SamplesOf<QualityRuleId> = {
  'totals-row': { place: ROW, facts: { word: 'Total', ...CITED } },
  'decoration-row': { place: { ...ROW, cell: 'Fuente: Dirección de Obras Públicas' }, facts: CITED },
  'duplicate-row': { place: ROW, facts: { first: 12, ...CITED } },
  'number-format': { place: cell('monto', '$1,250.00'), facts: { problem: 'currency', ...CITED } },
  'date-format': { place: cell('inicio', '30/01/2026'), facts: { problem: 'order', ...CITED } },
  'absence-word': { place: cell('monto', 'N/D'), facts: { word: 'N/D', ...CITED } },
  'formula-text': { place: cell('monto', '=SUM(B2:B9)'), facts: CITED },
  'leading-apostrophe': { place: cell('clave', "'035"), facts: CITED },
  padding: { place: cell('colonia', 'Centro '), facts: CITED },
  'invisible-character': { place: cell('colonia', 'Centro'), facts: { code: 'U+200B', ...CITED } },
  mojibake: { place: cell('colonia', 'LeÃ³n'), facts: { word: 'LeÃ³n', ...CITED } },
  'spelling-variant': {
    place: cell('colonia', 'CENTRO'),
    facts: { usual: 'Centro', count: 3, usualCount: 120, ...CITED },
  },
  'mixed-types': { place: cell('monto', 'pendiente'), facts: { most: 98, ...CITED } },
  'inegi-state': { place: cell('clave_entidad', '45'), facts: CITED },
  'inegi-municipality': { place: cell('clave_municipio', '099'), facts: { key: '11099', ...CITED } },
  'lost-zero': { place: cell('clave_municipio', '35'), facts: { key: '035', ...CITED } },
  'inegi-special': { place: cell('clave_entidad', '00'), facts: { meaning: 'total', ...CITED } },
  coordinates: { place: cell('longitud', '101.68'), facts: { problem: 'positive-longitude', ...CITED } },
  'header-vague': { place: header('columna1'), facts: CITED },
  'header-style': { place: header('Fecha de inicio'), facts: { problem: 'spaces', ...CITED } },
  'modified-future': { place: DESCRIPTOR, facts: { modified: '2027-01-10', today: '2026-11-20', ...CITED } },
  'update-late': { place: DESCRIPTOR, facts: { days: 45, frequency: 'R/P3M', ...CITED } },
  'closed-format': { place: DESCRIPTOR, facts: { format: 'pdf', ...CITED } },
  'license-unknown': { place: DESCRIPTOR, facts: { license: 'libre', ...CITED } },
};
