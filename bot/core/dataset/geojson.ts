/** The grammar of GeoJSON: https://www.rfc-editor.org/rfc/rfc7946 */
import type { Json } from '../table/schema.ts';
import { isArray, isObject, memberOf, textOf } from './authored.ts';
import type { GeojsonProblem } from './finding.ts';

export interface GeojsonFault {
  readonly problem: GeojsonProblem;
  readonly pointer: string;
  /** What stands there, short. */
  readonly found: string;
}

/** Faults after which a file is not looked at further. */
export const GEOJSON_FAULTS = 20;

const GEOMETRIES: Readonly<Record<string, (walk: Walk, coordinates: Json | undefined, at: string) => void>> = {
  Point: position,
  MultiPoint: (walk, value, at) => each(walk, value, at, position),
  LineString: line,
  MultiLineString: (walk, value, at) => each(walk, value, at, line),
  Polygon: (walk, value, at) => each(walk, value, at, ring),
  MultiPolygon: (walk, value, at) => each(walk, value, at, (_, rings, below) => each(walk, rings, below, ring)),
};

interface Walk {
  readonly faults: GeojsonFault[];
  /** Older files name their own reference system in `crs`; their coordinates need not be degrees. */
  readonly degrees: boolean;
}

/** The first faults of a GeoJSON text, in its order. */
export function checkGeojson(value: Json): readonly GeojsonFault[] {
  const walk: Walk = { faults: [], degrees: memberOf(value, 'crs') === undefined };
  if (!isObject(value)) fault(walk, 'not-object', '', value);
  else if (textOf(value, 'type') === 'FeatureCollection') {
    bbox(walk, value, '');
    each(walk, memberOf(value, 'features'), '/features', feature);
  } else if (textOf(value, 'type') === 'Feature') feature(walk, value, '');
  else geometry(walk, value, '');
  return walk.faults.slice(0, GEOJSON_FAULTS);
}

function feature(walk: Walk, value: Json | undefined, at: string): void {
  if (!isObject(value)) {
    fault(walk, 'not-object', at, value);
    return;
  }
  if (textOf(value, 'type') !== 'Feature') {
    fault(walk, 'type', `${at}/type`, memberOf(value, 'type'));
    return;
  }
  bbox(walk, value, at);
  const id = memberOf(value, 'id');
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') fault(walk, 'id', `${at}/id`, id);
  const properties = memberOf(value, 'properties');
  if (properties !== null && !isObject(properties)) fault(walk, 'member', `${at}/properties`, properties);
  const shape = memberOf(value, 'geometry');
  if (shape === undefined) fault(walk, 'member', `${at}/geometry`, shape);
  else if (shape !== null) geometry(walk, shape, `${at}/geometry`);
}

function geometry(walk: Walk, value: Json | undefined, at: string): void {
  if (!isObject(value)) {
    fault(walk, 'not-object', at, value);
    return;
  }
  bbox(walk, value, at);
  const type = textOf(value, 'type') ?? '';
  if (type === 'GeometryCollection') {
    each(walk, memberOf(value, 'geometries'), `${at}/geometries`, geometry);
    return;
  }
  const check = Object.hasOwn(GEOMETRIES, type) ? GEOMETRIES[type] : undefined;
  if (check === undefined) {
    fault(walk, 'type', `${at}/type`, memberOf(value, 'type'));
    return;
  }
  check(walk, memberOf(value, 'coordinates'), `${at}/coordinates`);
}

function each(
  walk: Walk,
  value: Json | undefined,
  at: string,
  check: (walk: Walk, item: Json | undefined, at: string) => void,
): void {
  if (!isArray(value)) {
    fault(walk, 'member', at, value);
    return;
  }
  for (const [index, item] of value.entries()) {
    if (walk.faults.length >= GEOJSON_FAULTS) return;
    check(walk, item, `${at}/${index}`);
  }
}

function position(walk: Walk, value: Json | undefined, at: string): void {
  const numbers = isArray(value) && value.length >= 2 && value.every((part) => typeof part === 'number');
  if (!numbers) {
    fault(walk, 'position', at, value);
    return;
  }
  const [longitude, latitude] = value;
  if (!walk.degrees || typeof longitude !== 'number' || typeof latitude !== 'number') return;
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return;
  if (Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180) {
    fault(walk, 'swapped', at, value);
    return;
  }
  if (Math.abs(longitude) > 180) {
    fault(walk, 'longitude', `${at}/0`, longitude);
    return;
  }
  fault(walk, 'latitude', `${at}/1`, latitude);
}

function line(walk: Walk, value: Json | undefined, at: string): void {
  each(walk, value, at, position);
  if (isArray(value) && value.length < 2) fault(walk, 'line-length', at, value);
}

function ring(walk: Walk, value: Json | undefined, at: string): void {
  each(walk, value, at, position);
  if (!isArray(value)) return;
  if (value.length < 4) {
    fault(walk, 'ring-length', at, value);
    return;
  }
  if (JSON.stringify(value[0]) !== JSON.stringify(value.at(-1))) fault(walk, 'ring-open', at, value.at(-1));
}

function bbox(walk: Walk, value: Json, at: string): void {
  const box = memberOf(value, 'bbox');
  if (box === undefined) return;
  const isBox =
    isArray(box) && box.length >= 4 && box.length % 2 === 0 && box.every((edge) => typeof edge === 'number');
  if (!isBox) fault(walk, 'bbox', `${at}/bbox`, box);
}

function fault(walk: Walk, problem: GeojsonProblem, pointer: string, value: Json | undefined): void {
  walk.faults.push({ problem, pointer, found: show(value) });
}

function show(value: Json | undefined): string {
  if (isArray(value))
    return value.length <= 3 && !value.some(isArray) ? JSON.stringify(value).slice(0, 60) : `[${value.length}]`;
  if (isObject(value)) return '{}';
  return value === undefined ? '' : String(value).slice(0, 60);
}
