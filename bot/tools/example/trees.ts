import { clampTo } from './bounds.ts';
import { day, isoDate, padded } from './calendar.ts';
import type { Row } from './csv.ts';
import { yesNo } from './descriptor.ts';
import { coordinateCells } from './geography.ts';
import { NEIGHBOURHOODS, pointIn } from './places.ts';
import { type Random, randomFor } from './random.ts';

export interface Species {
  readonly key: string;
  readonly common: string;
  readonly scientific: string;
  readonly family: string;
  readonly native: boolean;
  /** Metres that a grown tree reaches here. */
  readonly height: number;
  readonly otherNames: readonly string[];
  readonly weight: number;
}

/** Species seen in towns of the Bajío; native means native of Mexico. */
export const SPECIES: readonly Species[] = [
  species('JACMIM', 'Jacaranda', 'Jacaranda mimosifolia', 'Bignoniaceae', false, 15, ['Jacarandá'], 14),
  species('FRAUHD', 'Fresno', 'Fraxinus uhdei', 'Oleaceae', true, 22, ['Fresno blanco'], 13),
  species('FICBEN', 'Ficus', 'Ficus benjamina', 'Moraceae', false, 14, ['Laurel benjamina'], 11),
  species('FICMIC', 'Laurel de la India', 'Ficus microcarpa', 'Moraceae', false, 18, ['Laurel'], 7),
  species('PROLAE', 'Mezquite', 'Prosopis laevigata', 'Fabaceae', true, 12, ['Mezquite blanco'], 8),
  species('SCHMOL', 'Pirul', 'Schinus molle', 'Anacardiaceae', false, 13, ['Pimentero', 'Árbol del Perú'], 6),
  species('CASEQU', 'Casuarina', 'Casuarina equisetifolia', 'Casuarinaceae', false, 20, ['Pino australiano'], 4),
  species('EUCCAM', 'Eucalipto', 'Eucalyptus camaldulensis', 'Myrtaceae', false, 25, ['Eucalipto rojo'], 4),
  species('LIGLUC', 'Trueno', 'Ligustrum lucidum', 'Oleaceae', false, 9, [], 8),
  species('CUPSEM', 'Ciprés italiano', 'Cupressus sempervirens', 'Cupressaceae', false, 18, ['Ciprés'], 4),
  species('TAXMUC', 'Ahuehuete', 'Taxodium mucronatum', 'Cupressaceae', true, 28, ['Sabino'], 2),
  species('SALBON', 'Sauce', 'Salix bonplandiana', 'Salicaceae', true, 14, ['Ahuejote'], 3),
  species('TECSTA', 'Tronadora', 'Tecoma stans', 'Bignoniaceae', true, 6, ['Retama'], 4),
  species('BAUVAR', 'Pata de vaca', 'Bauhinia variegata', 'Fabaceae', false, 9, ['Orquídea de árbol'], 4),
  species('VACFAR', 'Huizache', 'Vachellia farnesiana', 'Fabaceae', true, 7, [], 4),
  species('ERYCOR', 'Colorín', 'Erythrina coralloides', 'Fabaceae', true, 9, ['Zompantle'], 2),
  species('WASROB', 'Palma washingtonia', 'Washingtonia robusta', 'Arecaceae', true, 22, ['Palma abanico'], 3),
  species('CITAUR', 'Naranjo agrio', 'Citrus × aurantium', 'Rutaceae', false, 7, [], 3),
  species('PSIGUA', 'Guayabo', 'Psidium guajava', 'Myrtaceae', true, 7, ['Guayaba'], 2),
  species('GREROB', 'Grevilea', 'Grevillea robusta', 'Proteaceae', false, 20, ['Roble australiano'], 3),
];

function species(
  key: string,
  common: string,
  scientific: string,
  family: string,
  native: boolean,
  height: number,
  otherNames: readonly string[],
  weight: number,
): Species {
  return { key, common, scientific, family, native, height, otherNames, weight };
}

export const SITES: readonly (readonly [string, string, number])[] = [
  ['banqueta', 'Banqueta', 48],
  ['camellon', 'Camellón', 20],
  ['parque', 'Parque o jardín', 24],
  ['escuela', 'Escuela', 5],
  ['oficina_publica', 'Oficina pública', 3],
];

const CONFLICTS = ['banqueta', 'cables', 'drenaje', 'fachada', 'luminaria'];

/** The trees of the survey, in the order in which they were visited. */
export function treeRows(): readonly Row[] {
  const random = randomFor('trees');
  const count = 6_400;
  return Array.from({ length: count }, (_, index) => treeRow(index, index / count, random));
}

function treeRow(index: number, progress: number, random: Random): Row {
  const kind = random.weighted(SPECIES.map((each) => [each, each.weight] as const));
  const place = NEIGHBOURHOODS[Math.floor(progress * NEIGHBOURHOODS.length)] ?? random.pick(NEIGHBOURHOODS);
  const site = random.weighted(SITES.map(([key, , weight]) => [key, weight] as const));
  const [longitude, latitude] = pointIn(place, random);
  const surveyed = day('2024-03-04') + Math.floor(progress * 410) + random.integer(0, 4);
  return {
    arbol_id: `ARB-${padded(index + 1, 5)}`,
    especie: kind.key,
    colonia: place.name,
    ...coordinateCells({ longitude, latitude }),
    tipo_de_sitio: site,
    ...growthCells(kind, random),
    ...conditionCells(site, random),
    fecha_levantamiento: isoDate(surveyed),
  };
}

function growthCells(kind: Species, random: Random): Row {
  const age = Math.max(2, Math.round(4 + random.next() * random.next() * 52));
  const grown = Math.min(1, (age * (0.7 + random.next() * 0.6)) / 34);
  const height = clampTo(1.2, kind.height, 1.2 + kind.height * grown * 0.9);
  const trunk = Math.max(2, Math.round(age * (1.05 + random.next() * 0.7)));
  return {
    altura_m: height.toFixed(1),
    diametro_tronco_cm: trunk,
    anio_plantacion: random.chance(0.28) ? 2024 - age : undefined,
  };
}

function conditionCells(site: string, random: Random): Row {
  const condition = random.weighted([
    [1, 4],
    [2, 17],
    [3, 52],
    [4, 27],
  ] as const);
  const conflicts = site === 'banqueta' && random.chance(0.35) ? random.sample(CONFLICTS, random.integer(1, 2)) : [];
  return {
    condicion: condition,
    requiere_atencion: yesNo(condition === 1 || (condition === 2 && conflicts.length > 0)),
    interferencias: conflicts.length === 0 ? undefined : conflicts.join('|'),
  };
}
