import type { Row } from './csv.ts';
import { type FieldDescriptor, required } from './descriptor.ts';
import { BOX, MUNICIPALITY_KEY, SEAT_KEY, STATE_KEY } from './institution.ts';
import { degrees } from './places.ts';

/** The keys of INEGI's catalogue, as text so that their zeros stay. */
export const KEY_FIELDS: readonly FieldDescriptor[] = [
  required('cve_ent', 'string', 'Clave de entidad', 'Clave INEGI de la entidad federativa, a dos dígitos.', {
    example: '11',
    constraints: { pattern: '\\d{2}' },
  }),
  required(
    'cve_mun',
    'string',
    'Clave de municipio',
    'Clave INEGI del municipio dentro de la entidad, a tres dígitos.',
    {
      example: '035',
      constraints: { pattern: '\\d{3}' },
    },
  ),
  required('cve_loc', 'string', 'Clave de localidad', 'Clave INEGI de la localidad; 0001 es la cabecera municipal.', {
    example: '0001',
    constraints: { pattern: '\\d{4}' },
  }),
];

/** The cells of the key fields: all of the example lies in the municipality's seat. */
export const KEY_CELLS: Row = { cve_ent: STATE_KEY, cve_mun: MUNICIPALITY_KEY, cve_loc: SEAT_KEY };

/** Latitude and longitude in two columns, held inside the municipality's box. */
export const COORDINATE_FIELDS: readonly FieldDescriptor[] = [
  required('latitud', 'number', 'Latitud', 'Latitud en grados decimales, WGS 84.', {
    example: 20.64331,
    constraints: { minimum: BOX.south, maximum: BOX.north },
  }),
  required('longitud', 'number', 'Longitud', 'Longitud en grados decimales, WGS 84; negativa al oeste de Greenwich.', {
    example: -100.99281,
    constraints: { minimum: BOX.west, maximum: BOX.east },
  }),
];

/** The cells of both, from hundred-thousandths of a degree. */
export function coordinateCells(point: { readonly latitude: number; readonly longitude: number }): Row {
  return { latitud: degrees(point.latitude), longitud: degrees(point.longitude) };
}
