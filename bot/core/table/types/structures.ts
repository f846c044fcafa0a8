import type { Field } from '../schema.ts';
import { readDecimal } from './decimal.ts';
import { isGeoJson, isTopoJson } from './geojson.ts';
import type { CellType, Logical } from './logical.ts';

/** `object`: a JSON object. */
export const objectType: CellType = {
  read: (text) => {
    const json = parse(text);
    return isObject(json) ? structure(json, Object.keys(json).length) : undefined;
  },
};

/** `array`: a JSON array. */
export const arrayType: CellType = {
  read: (text) => {
    const json = parse(text);
    return Array.isArray(json) ? structure(json, json.length) : undefined;
  },
};

/** `geojson`: a GeoJSON object, or with the format `topojson` a topology. */
export function geojsonType(field: Field): CellType {
  const isValid = field.format === 'topojson' ? isTopoJson : isGeoJson;
  return {
    read: (text) => {
      const json = parse(text);
      return isObject(json) && isValid(json) ? structure(json, undefined) : undefined;
    },
  };
}

/** `geopoint`: a longitude and a latitude, within the globe. */
export function geopointType(field: Field): CellType {
  const pair = POINTS[field.format] ?? pointOfText;
  return {
    read: (text) => {
      const point = pair(text);
      if (point === undefined || Math.abs(point[0]) > 180 || Math.abs(point[1]) > 90) return undefined;
      return { key: `${point[0]},${point[1]}` };
    },
  };
}

/** `list`: items of one type between delimiters. */
export function listType(field: Field, itemType: CellType): CellType {
  return {
    read: (text) => {
      const items = text === '' ? [] : text.split(field.delimiter);
      const keys: string[] = [];
      for (const item of items) {
        const value = itemType.read(item);
        if (value === undefined) return undefined;
        keys.push(value.key);
      }
      return { key: JSON.stringify(keys), size: keys.length };
    },
  };
}

type Point = readonly [number, number];

const POINTS: Readonly<Record<string, (text: string) => Point | undefined>> = {
  array: (text) => {
    const json = parse(text);
    return Array.isArray(json) && json.length === 2 ? pointOf(json[0], json[1]) : undefined;
  },
  object: (text) => {
    const json = parse(text);
    if (!isObject(json) || Object.keys(json).length !== 2) return undefined;
    return pointOf(json['lon'], json['lat']);
  },
};

const TEXT_POINT = /^([^,]+),\s*([^,]+)$/;

function pointOfText(text: string): Point | undefined {
  const match = TEXT_POINT.exec(text);
  if (match === null) return undefined;
  const [lon, lat] = [match[1] ?? '', match[2] ?? ''];
  if (readDecimal(lon) === undefined || readDecimal(lat) === undefined) return undefined;
  return [Number(lon), Number(lat)];
}

function pointOf(lon: unknown, lat: unknown): Point | undefined {
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : undefined;
}

function structure(json: object, size: number | undefined): Logical {
  const key = JSON.stringify(json, sortMembers);
  return size === undefined ? { key, json } : { key, size, json };
}

/** Members in one order, since objects have none. */
function sortMembers(_: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deeper JSON is no cell: the parser of the language itself is not asked to hold it. */
const DEPTH_LIMIT = 200;

function parse(text: string): unknown {
  const first = text.trimStart()[0];
  if ((first !== '{' && first !== '[') || isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    if (depth > DEPTH_LIMIT) return true;
  }
  return false;
}
