import { padded } from './calendar.ts';
import { degrees, metresBetween, NEIGHBOURHOODS, type Neighbourhood, pointIn, STREET_NAMES } from './places.ts';
import { at, type Random, randomFor } from './random.ts';

/** Days as the array field writes them. */
export const WEEKDAYS = ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'] as const;

/** A stop: where, when (minutes since midnight) and by what street. */
export interface Stop {
  readonly point: readonly [longitude: number, latitude: number];
  readonly minute: number;
  readonly street: string;
}

export interface Route {
  readonly id: string;
  readonly name: string;
  readonly waste: string;
  readonly shift: string;
  readonly days: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly vehicle: string;
  readonly neighbourhoods: readonly string[];
  readonly homes: number;
  readonly metres: number;
  readonly stops: readonly Stop[];
}

const SHIFTS: Readonly<Record<string, number>> = { matutino: 360, vespertino: 840, nocturno: 1_170 };

/** Fifty-four routes: three for each two neighbourhoods. */
export const ROUTES: readonly Route[] = routes();

function routes(): readonly Route[] {
  const random = randomFor('routes');
  return Array.from({ length: 54 }, (_, index) => {
    const first = (Math.floor(index / 3) * 2) % NEIGHBOURHOODS.length;
    const covered = [at(NEIGHBOURHOODS, first), at(NEIGHBOURHOODS, first + 1)];
    return route(index, covered, random);
  });
}

function route(index: number, covered: readonly Neighbourhood[], random: Random): Route {
  const waste = at(['organicos', 'inorganicos', 'reciclables'], index % 3);
  const shift = random.weighted([
    ['matutino', 6],
    ['vespertino', 3],
    ['nocturno', 1],
  ] as const);
  const start = (SHIFTS[shift] ?? 0) + random.integer(0, 4) * 15;
  const stops = stopsOf(covered, start, random);
  const metres = stops.slice(1).reduce((sum, stop, i) => sum + metresBetween(at(stops, i).point, stop.point) * 1.3, 0);
  return {
    id: `R-${padded(index + 1, 2)}`,
    name: `Ruta ${index + 1}, ${covered.map((place) => place.name).join(' y ')}`,
    waste,
    shift,
    days: daysOf(waste, random),
    start,
    end: at(stops, stops.length - 1).minute + random.integer(10, 25),
    vehicle: `U-${padded(random.integer(1, 24), 3)}`,
    neighbourhoods: covered.map((place) => place.name),
    homes: random.integer(38, 96) * 10,
    metres: Math.round(metres),
    stops,
  };
}

function daysOf(waste: string, random: Random): readonly string[] {
  if (waste === 'reciclables') return [random.pick(['sabado', 'domingo'])];
  const pairs = waste === 'organicos' ? ['lunes', 'miercoles', 'viernes'] : ['martes', 'jueves', 'sabado'];
  return random.chance(0.75) ? pairs : pairs.slice(0, 2);
}

function stopsOf(covered: readonly Neighbourhood[], start: number, random: Random): readonly Stop[] {
  let minute = start + 5;
  return covered.flatMap((place) => {
    const points = Array.from({ length: random.integer(7, 10) }, () => pointIn(place, random));
    points.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    return points.map((point) => {
      minute += random.integer(5, 11);
      return { point, minute, street: random.pick(STREET_NAMES) };
    });
  });
}

/** All routes as GeoJSON lines, one feature a line of text so that a difference can be read. */
export function geoJson(): string {
  const features = ROUTES.map((each) => {
    const line = each.stops.map(({ point }) => `[${degrees(point[0])}, ${degrees(point[1])}]`).join(', ');
    const properties = JSON.stringify({ ruta_id: each.id, nombre: each.name, tipo_residuo: each.waste });
    const geometry = `{"type": "LineString", "coordinates": [${line}]}`;
    return `{"type": "Feature", "id": "${each.id}", "properties": ${properties}, "geometry": ${geometry}}`;
  });
  return `{"type": "FeatureCollection", "features": [\n${features.join(',\n')}\n]}\n`;
}

/** Kilometres as text with two decimals. */
export function kilometres(metres: number): string {
  return (metres / 1000).toFixed(2);
}
