import type { Json } from '../table/schema.ts';
import { UserError } from '../user-error.ts';
import { descriptorPath, manifestPath, STATE_PATH, type TagName, tagOf, tagText } from './names.ts';
import { isCoverage, readManifest } from './read-manifest.ts';
import { type PublicationRecord, type PublishState, type Recorded, tagPath } from './record.ts';
import { compareVersions } from './version.ts';

/** The folder of the publications in the record. */
export const RELEASES_FOLDER = 'releases';

/**
 * The record from its files, by path. A file that is not as we write it is wrong use, and is named: nothing may be
 * published on a record that cannot be read, for what it says is not known.
 */
export function readRecordFiles(files: ReadonlyMap<string, string>): PublicationRecord {
  const names = [...files.keys()].flatMap((path) => nameAt(path) ?? []);
  const state = files.get(STATE_PATH);
  return {
    state: state === undefined ? undefined : readState(state),
    publications: names.sort(byAge).map((name) => recordedAs(name, files)),
  };
}

/** What a manifest's path is about: `releases/presupuesto/1.2.0.json`. */
function nameAt(path: string): TagName | undefined {
  const [, dataset, version] = /^releases\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
  if (dataset === undefined || version === undefined || version.endsWith('.datapackage')) return undefined;
  const name = tagOf(`${dataset}@${version}`);
  if (name === undefined) throw damaged(path);
  return name;
}

function byAge(one: TagName, other: TagName): number {
  if (one.dataset !== other.dataset) return one.dataset < other.dataset ? -1 : 1;
  return compareVersions(one.version, other.version) || Number(one.tombstone) - Number(other.tombstone);
}

function recordedAs(name: TagName, files: ReadonlyMap<string, string>): Recorded {
  const path = manifestPath(name);
  const manifest = readManifest(files.get(path) ?? '');
  if (manifest === undefined || manifest.tag !== tagText(name)) throw damaged(path);
  if ((manifest.kind === 'tombstone') !== name.tombstone) throw damaged(path);
  const tag = files.get(tagPath(name));
  if (tag === undefined || !tag.startsWith(`object ${manifest.commit}\n`)) throw damaged(tagPath(name));
  return { name, manifest, tag, descriptor: readDescriptor(name, files) };
}

function readDescriptor(name: TagName, files: ReadonlyMap<string, string>): Json {
  const path = descriptorPath(name);
  const value = parsed(files.get(path));
  // JSON gives nothing else.
  if (isRecord(value)) return value as Json;
  throw damaged(path);
}

function readState(text: string): PublishState {
  const value = parsed(text);
  if (!isState(value)) throw damaged(STATE_PATH);
  // Of a record that an older program wrote.
  return { ...value, pending: value.pending ?? {} };
}

function isState(value: unknown): value is Omit<PublishState, 'pending'> & Partial<PublishState> {
  if (!isRecord(value) || value['apertura'] !== 1) return false;
  const { walked, covered, pending = {}, held } = value;
  return (
    typeof walked === 'string' &&
    OBJECT.test(walked) &&
    isRecord(covered) &&
    Object.values(covered).every((digest) => typeof digest === 'string') &&
    isRecord(pending) &&
    Object.values(pending).every((list) => Array.isArray(list) && list.every(isCoverage)) &&
    Array.isArray(held) &&
    held.every(isHeld)
  );
}

const OBJECT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const WHY = ['pushed', 'not-approved', 'unsound', 'not-as-reviewed', 'on-held', 'vanished', 'unnameable'];

function isHeld(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { subject, commit, why, pull } = value;
  const known = typeof why === 'string' && WHY.includes(why);
  const isCommit = typeof commit === 'string' && OBJECT.test(commit);
  return known && typeof subject === 'string' && isCommit && ['number', 'undefined'].includes(typeof pull);
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damaged(path: string): UserError {
  return new UserError({
    es: `El registro de lo publicado está dañado: en la rama «published», el archivo ${path} falta o no es lo que Apertura escribe. Restáurelo de un commit anterior de esa rama.`,
    en: `The record of what was published is damaged: on the branch "published" the file ${path} is missing or is not what Apertura writes. Restore it from an earlier commit of that branch.`,
  });
}
