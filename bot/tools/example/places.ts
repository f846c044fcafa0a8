import { at, type Random, randomFor } from './random.ts';

/** A neighbourhood of the invented town, its zone and the middle of it in hundred-thousandths of a degree. */
export interface Neighbourhood {
  readonly name: string;
  readonly zone: string;
  readonly latitude: number;
  readonly longitude: number;
}

export const ZONES: readonly (readonly [string, string])[] = [
  ['Z1', 'Zona 1, Norte'],
  ['Z2', 'Zona 2, La Estación'],
  ['Z3', 'Zona 3, Centro Histórico'],
  ['Z4', 'Zona 4, La Vega'],
  ['Z5', 'Zona 5, Oriente'],
  ['Z6', 'Zona 6, Sur'],
];

const NAMES: readonly string[] = [
  'San Aurelio Norte, El Mirador, Lomas del Venado, Cerro Blanco, Nuevo Horizonte, Villas del Sauz',
  'La Estación, Ferrocarrilera, Del Maestro, Las Granjas, Emiliano Zapata, Arboledas',
  'Centro, El Calvario, Santa Cecilia, La Purísima, San Rafael, Independencia',
  'La Vega, Las Huertas, Los Fresnos, Rinconada del Río, La Noria, Los Laureles',
  'Jardines del Bajío, Valle Dorado, Praderas del Sol, El Pirul, Insurgentes, Benito Juárez',
  'San Isidro, El Refugio, Guadalupe, La Capilla, Lázaro Cárdenas, Camino Real',
];

const STREETS =
  'Hidalgo, Morelos, Allende, Aldama, Juárez, 5 de Mayo, 16 de Septiembre, Guerrero, Galeana, Matamoros, Abasolo, ' +
  'Zaragoza, Independencia, Álvaro Obregón, Francisco I. Madero, Constitución, Reforma, Pípila, Del Pozo, Las Flores';

const CENTRE = { latitude: 2_064_330, longitude: -10_099_280 } as const;
const STEP = 620;

/** Thirty-six neighbourhoods, six a zone, around the centre. */
export const NEIGHBOURHOODS: readonly Neighbourhood[] = placed();

export const STREET_NAMES: readonly string[] = STREETS.split(', ');

/** A point near the middle of a neighbourhood. */
export function pointIn(place: Neighbourhood, random: Random): readonly [longitude: number, latitude: number] {
  return [place.longitude + random.integer(-280, 280), place.latitude + random.integer(-280, 280)];
}

/** Degrees as text with five decimals, about a metre, from hundred-thousandths. */
export function degrees(value: number): string {
  const sign = value < 0 ? '-' : '';
  const whole = Math.abs(value);
  return `${sign}${Math.floor(whole / 100_000)}.${String(whole % 100_000).padStart(5, '0')}`;
}

/** Metres between two points, flat-earth, enough inside a town. */
export function metresBetween(from: readonly [number, number], to: readonly [number, number]): number {
  const east = (to[0] - from[0]) * 1.0417;
  const north = (to[1] - from[1]) * 1.1071;
  return Math.sqrt(east * east + north * north);
}

function placed(): readonly Neighbourhood[] {
  const random = randomFor('places');
  return NAMES.flatMap((line, row) =>
    line.split(', ').map((name, column) => ({
      name,
      zone: at(ZONES, row)[0],
      latitude: CENTRE.latitude + Math.round((2.5 - row) * STEP) + random.integer(-90, 90),
      longitude: CENTRE.longitude + Math.round((column - 2.5) * STEP) + random.integer(-90, 90),
    })),
  );
}
