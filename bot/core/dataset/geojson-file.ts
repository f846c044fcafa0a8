import type { Place } from '../finding.ts';
import { type Snapshot, SnapshotError } from '../snapshot.ts';
import { type DatasetFinding, found } from './finding.ts';
import { checkGeojson } from './geojson.ts';
import { type JsonProblem, parseJson } from './json.ts';
import type { Resource } from './package.ts';

/** Largest GeoJSON file whose grammar is checked, in bytes: it is held in memory whole. */
export const GEOJSON_BYTES = 64 * 1024 * 1024;

/** Whether a resource is a GeoJSON file that can be checked as it stands. */
export function isGeojson({ format, compression }: Resource): boolean {
  return format === 'geojson' && compression === undefined;
}

/** Checks a file against the grammar of GeoJSON (RFC 7946), or notes that it is too large for that. */
export async function checkGeojsonFile(
  snapshot: Snapshot,
  path: string,
  place: Place,
): Promise<readonly DatasetFinding[]> {
  const bytes = (await snapshot.stat(path))?.size ?? 0;
  if (bytes > GEOJSON_BYTES) return [found('geojson-too-large', { bytes, limit: GEOJSON_BYTES }, place)];
  const content = await contentOf(snapshot, path);
  if (typeof content === 'string') return [found('file-unreadable', { code: content }, place)];
  if (content.length === 0) return [];
  const result = parseJson(content, GEOJSON_BYTES);
  if ('problem' in result) return [problemFinding(result.problem, place)];
  const { value, locate } = result.document;
  return checkGeojson(value).map(({ problem, pointer, found: shown }) =>
    found('geojson-error', { problem, at: pointer, found: shown }, { ...place, pointer, line: locate(pointer) }),
  );
}

/** The file's bytes, or the system's word for why it could not be read. */
async function contentOf(snapshot: Snapshot, path: string): Promise<Uint8Array | string> {
  try {
    return await snapshot.read(path);
  } catch (error) {
    if (error instanceof SnapshotError) return error.code;
    throw error;
  }
}

function problemFinding(problem: JsonProblem, place: Place): DatasetFinding {
  switch (problem.kind) {
    case 'too-large':
      return found('geojson-too-large', { bytes: problem.bytes, limit: problem.limit }, place);
    case 'too-deep':
      return found('geojson-error', { problem: 'depth', at: '', found: '' }, { ...place, line: problem.line });
    case 'encoding':
      return found('geojson-error', { problem: 'encoding', at: '', found: '' }, { ...place, line: problem.line });
    case 'syntax': {
      const facts = { problem: 'syntax', at: '', found: problem.found } as const;
      return found('geojson-error', facts, { ...place, line: problem.line });
    }
  }
}
