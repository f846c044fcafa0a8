/** GeoJSON (RFC 7946) and TopoJSON, as far as a value's form can be judged. */

/** How deep the arrays of each geometry's coordinates are: 1 is a position. */
const DEPTHS: Readonly<Record<string, number>> = {
  Point: 1,
  MultiPoint: 2,
  LineString: 2,
  MultiLineString: 3,
  Polygon: 3,
  MultiPolygon: 4,
};

/** Whether a JSON value is a GeoJSON object. */
export function isGeoJson(value: unknown): boolean {
  if (!isObject(value)) return false;
  switch (value['type']) {
    case 'FeatureCollection':
      return Array.isArray(value['features']) && value['features'].every(isFeature);
    case 'Feature':
      return isFeature(value);
    default:
      return isGeometry(value);
  }
}

/** Whether a JSON value is a TopoJSON topology. */
export function isTopoJson(value: unknown): boolean {
  return isObject(value) && value['type'] === 'Topology' && isObject(value['objects']) && Array.isArray(value['arcs']);
}

function isFeature(value: unknown): boolean {
  if (!isObject(value) || value['type'] !== 'Feature' || !('geometry' in value) || !('properties' in value))
    return false;
  const { geometry, properties } = value as { geometry: unknown; properties: unknown };
  return (geometry === null || isGeometry(geometry)) && (properties === null || isObject(properties));
}

function isGeometry(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (value['type'] === 'GeometryCollection')
    return Array.isArray(value['geometries']) && value['geometries'].every(isGeometry);
  const depth = DEPTHS[String(value['type'])];
  return depth !== undefined && isCoordinates(value['coordinates'], depth);
}

function isCoordinates(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 1) return value.every((part) => isCoordinates(part, depth - 1));
  return value.length === 0 || (value.length >= 2 && value.every((part) => typeof part === 'number'));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
