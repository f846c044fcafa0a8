import { clampTo } from './bounds.ts';
import { day, endOfMonth, isoDate, isoMonth, monthNumber, monthText, padded } from './calendar.ts';
import type { Row } from './csv.ts';
import { at, type Random, randomFor } from './random.ts';

export interface Station {
  readonly id: string;
  readonly name: string;
  readonly setting: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly altitude: number;
  readonly since: string;
  readonly measures: readonly Pollutant[];
  /** How much traffic and industry it sees: 1 is the town's mean. */
  readonly load: number;
}

export type Pollutant = 'o3' | 'no2' | 'so2' | 'co' | 'pm10' | 'pm25';

const ALL: readonly Pollutant[] = ['o3', 'no2', 'so2', 'co', 'pm10', 'pm25'];

export const STATIONS: readonly Station[] = [
  station('SAV-01', 'Centro', 'urbana', [-10_099_240, 2_064_390], 1746, '2016-05-02', ALL, 1.15),
  station('SAV-02', 'La Estación', 'trafico', [-10_098_710, 2_065_010], 1749, '2017-08-15', ALL, 1.4),
  station(
    'SAV-03',
    'Parque La Vega',
    'urbana',
    [-10_099_870, 2_063_620],
    1742,
    '2018-02-01',
    ['o3', 'no2', 'pm10', 'pm25'],
    0.85,
  ),
  station('SAV-04', 'Zona Industrial', 'industrial', [-10_096_950, 2_064_020], 1751, '2018-11-20', ALL, 1.3),
  station('SAV-05', 'El Mirador', 'urbana', [-10_100_420, 2_066_100], 1788, '2020-01-15', ['o3', 'pm10', 'pm25'], 0.75),
  station(
    'SAV-06',
    'Rancho El Sabino',
    'rural',
    [-10_103_880, 2_060_210],
    1722,
    '2021-06-01',
    ['o3', 'no2', 'pm10', 'pm25'],
    0.5,
  ),
];

function station(
  id: string,
  name: string,
  setting: string,
  point: readonly [number, number],
  altitude: number,
  since: string,
  measures: readonly Pollutant[],
  load: number,
): Station {
  return { id, name, setting, longitude: point[0], latitude: point[1], altitude, since, measures, load };
}

export const FIRST = day('2025-11-01');
export const LAST = day('2026-10-31');

/** By hour of the day, per cent: sun, traffic, and warmth between the night's lowest and the day's highest. */
const SUN = [18, 15, 13, 11, 10, 9, 8, 12, 25, 42, 62, 80, 93, 100, 99, 92, 80, 66, 52, 42, 35, 29, 25, 21];
const TRAFFIC = [38, 30, 25, 23, 26, 40, 68, 96, 100, 88, 70, 60, 58, 60, 64, 66, 70, 80, 92, 95, 86, 70, 56, 46];
const WARMTH = [25, 20, 15, 11, 7, 3, 0, 4, 18, 36, 54, 70, 83, 93, 99, 100, 96, 87, 74, 61, 51, 43, 36, 30];

/** By month, January first: lowest and highest temperature in tenths, dryness and ozone in per cent. */
const COLD = [62, 74, 98, 124, 142, 152, 145, 143, 138, 116, 88, 68];
const HOT = [236, 257, 287, 308, 316, 298, 277, 275, 266, 264, 254, 240];
const DRYNESS = [118, 122, 128, 130, 112, 78, 62, 60, 60, 76, 98, 114];
const OZONE = [82, 94, 112, 126, 130, 112, 96, 92, 84, 84, 82, 78];

interface Weather {
  readonly month: number;
  readonly temperature: number;
  readonly humidity: number;
  /** Slow ups and downs that all pollutants share: 1 is usual. */
  readonly stagnation: number;
}

/** The readings of one month, by hour and then by station; months of the period, in order. */
export function monthsOfReadings(): readonly { readonly month: string; readonly rows: readonly Row[] }[] {
  const random = randomFor('air');
  const outages = new Map(STATIONS.map((each) => [each.id, outagesOf(each)]));
  const state = { stagnation: 1, warm: 0 };
  const numbers = Array.from({ length: 12 }, (_, index) => monthNumber(FIRST) + index);
  return numbers.map((number) => ({ month: monthText(number), rows: rowsOf(number, state, outages, random) }));
}

type Outages = ReadonlyMap<string, ReadonlySet<string>>;

function rowsOf(
  number: number,
  state: { stagnation: number; warm: number },
  outages: Outages,
  random: Random,
): readonly Row[] {
  const rows: Row[] = [];
  const last = endOfMonth(number);
  for (let date = last - daysBefore(last); date <= last; date++) {
    state.stagnation = clampTo(0.55, 1.8, 1 + (state.stagnation - 1) * 0.75 + random.normal() * 0.16);
    state.warm = clampTo(-45, 45, state.warm * 0.7 + random.normal() * 14);
    for (let hour = 0; hour < 24; hour++) {
      const weather = weatherAt(number % 12, hour, state, random);
      for (const each of STATIONS) rows.push(reading(each, date, hour, weather, outages, random));
    }
  }
  return rows;
}

function daysBefore(last: number): number {
  return Number(isoDate(last).slice(8)) - 1;
}

function weatherAt(month: number, hour: number, state: { stagnation: number; warm: number }, random: Random): Weather {
  const span = at(HOT, month) - at(COLD, month);
  const temperature = at(COLD, month) + (span * at(WARMTH, hour)) / 100 + state.warm + random.normal() * 6;
  const humidity = 118 - at(DRYNESS, month) * 0.36 - at(WARMTH, hour) * 0.42 + random.normal() * 4;
  return { month, temperature, humidity: clampTo(8, 99, humidity), stagnation: state.stagnation };
}

function reading(each: Station, date: number, hour: number, weather: Weather, outages: Outages, random: Random): Row {
  const stamp = `${isoDate(date)}T${padded(hour, 2)}:00:00-06:00`;
  const out = outages.get(each.id);
  const off = out?.has(`${date}/${hour}`) === true;
  const values = concentrations(each, hour, weather, random);
  const shown = (pollutant: Pollutant, value: string | number) =>
    off || !each.measures.includes(pollutant) || out?.has(`${pollutant}/${date}/${hour}`) === true ? undefined : value;
  return {
    estacion_id: each.id,
    fecha_hora: stamp,
    o3_ppm: shown('o3', (values.o3 / 1000).toFixed(3)),
    no2_ppm: shown('no2', (values.no2 / 1000).toFixed(3)),
    so2_ppm: shown('so2', (values.so2 / 1000).toFixed(3)),
    co_ppm: shown('co', (values.co / 100).toFixed(2)),
    pm10_ug_m3: shown('pm10', values.pm10),
    pm25_ug_m3: shown('pm25', values.pm25),
    temperatura_c: off ? undefined : (Math.round(weather.temperature - (each.altitude - 1746) * 0.06) / 10).toFixed(1),
    humedad_pct: off ? undefined : Math.round(clampTo(5, 100, weather.humidity + random.normal() * 2)),
  };
}

/** Whole units: parts per billion, hundredths of a part per million for CO, micrograms a cubic metre. */
function concentrations(each: Station, hour: number, weather: Weather, random: Random): Record<Pollutant, number> {
  const traffic = at(TRAFFIC, hour) / 100;
  const dust = (at(DRYNESS, weather.month) / 100) * weather.stagnation * each.load;
  const noise = () => 1 + random.normal() * 0.12;
  const fine = (6 + 15 * traffic) * dust * noise();
  const coarse = (9 + 16 * traffic) * dust * noise();
  const sunny = (at(SUN, hour) / 100) * (at(OZONE, weather.month) / 100);
  const pm25 = Math.max(1, Math.round(fine));
  return {
    o3: count((4 + 58 * sunny) * noise() * (1.15 - each.load * 0.15) * (0.7 + 0.3 * weather.stagnation)),
    no2: count((4 + 26 * traffic * (1.1 - sunny * 0.5)) * each.load * weather.stagnation * noise()),
    so2: count((1.5 + (each.setting === 'industrial' ? 9 : 3)) * weather.stagnation * noise()),
    co: count((18 + 95 * traffic) * each.load * weather.stagnation * noise()),
    pm10: pm25 + Math.max(1, Math.round(coarse)),
    pm25,
  };
}

function count(value: number): number {
  return Math.max(0, Math.round(value));
}

/** Hours without power or data (`day/hour`) and hours of one instrument in maintenance (`pollutant/day/hour`). */
function outagesOf(each: Station): ReadonlySet<string> {
  const random = randomFor(`outages-${each.id}`);
  const hours = new Set<string>();
  const mark = (prefix: string, longest: number) => {
    const start = random.integer(FIRST * 24, LAST * 24 + 23);
    const end = start + random.integer(2, longest);
    for (let hour = start; hour <= end; hour++) hours.add(`${prefix}${Math.floor(hour / 24)}/${hour % 24}`);
  };
  for (let i = 0; i < 9; i++) mark('', 40);
  for (const pollutant of each.measures) for (let i = 0; i < 12; i++) mark(`${pollutant}/`, 70);
  return hours;
}

/** The path of a month's part. */
export function partPath(month: string): string {
  return `data/mediciones-${month}.csv`;
}

/** The paths of all parts, in the order in which they make one table. */
export function partPaths(): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => partPath(monthText(monthNumber(FIRST) + index)));
}

/** The months at both ends, for the descriptor. */
export const PERIOD = `${isoMonth(FIRST)} a ${isoMonth(LAST)}`;
