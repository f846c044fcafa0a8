import type { Package, Resource } from '../dataset/package.ts';
import { type Snapshot, SnapshotError } from '../snapshot.ts';
import type { DiffOptions, KeptResource, ResourceDifference } from './difference.ts';
import { diffFields, pairFields, type TableShape, type WrongFormerly } from './fields.ts';
import { diffFiles, lookAtFiles, type SideFiles, sameBytes } from './files.ts';
import { diffForm } from './form.ts';
import type { SideName } from './impact.ts';
import { sameJson } from './json-same.ts';
import { diffTypes } from './retype.ts';
import { diffRows, type ReadRows, type RowOptions, type RowsDifference } from './rows.ts';
import { declaredFields } from './table-fields.ts';
import { countTable, openSide, type TableSide } from './table-side.ts';

/** A side whose descriptor was read. */
export interface ReadSide {
  readonly snapshot: Snapshot;
  readonly package: Package;
}

/** A resource's difference, and what is wrong with what its fields say they were called. */
export interface DiffedResource {
  readonly difference: ResourceDifference;
  readonly wrong: readonly WrongFormerly[];
}

/** Compares the resources of two packages by name. Tables are read one after the other, so that few are in memory. */
export async function diffResources(
  base: ReadSide | undefined,
  head: ReadSide | undefined,
  options: DiffOptions,
): Promise<readonly DiffedResource[]> {
  const before = new Map(base?.package.resources.map((resource) => [resource.name, resource]));
  const after = new Map(head?.package.resources.map((resource) => [resource.name, resource]));
  const results: DiffedResource[] = [];
  for (const [name, resource] of after) {
    const earlier = before.get(name);
    if (head === undefined) continue;
    if (base === undefined || earlier === undefined) results.push(await alone('added', head, resource, options));
    else results.push(await diffKept([base, earlier], [head, resource], options));
  }
  for (const [name, resource] of before) {
    if (base !== undefined && !after.has(name)) results.push(await alone('removed', base, resource, options));
  }
  return results;
}

async function alone(
  kind: 'added' | 'removed',
  side: ReadSide,
  resource: Resource,
  options: DiffOptions,
): Promise<DiffedResource> {
  const rows = await rowsOf(side, resource, options);
  return { difference: { kind, resource: resource.name, rows }, wrong: [] };
}

async function rowsOf(side: ReadSide, resource: Resource, options: DiffOptions): Promise<number | undefined> {
  if (resource.kind !== 'table' || !resource.readable) return undefined;
  const opened = await opening(side, resource, options);
  if (typeof opened === 'string') return undefined;
  try {
    return await countTable(opened);
  } catch (error) {
    return unlessFault(error, undefined);
  } finally {
    await opened.close();
  }
}

type Held = readonly [ReadSide, Resource];

async function diffKept(base: Held, head: Held, options: DiffOptions): Promise<DiffedResource> {
  const [was, is] = [base[1], head[1]];
  const before = await lookAtFiles(base[0].snapshot, base[0].package.folder, was);
  const after = await lookAtFiles(head[0].snapshot, head[0].package.folder, is);
  const form = diffForm(was, is);
  const told = { kind: 'kept', resource: is.name, form } as const;
  if (was.kind !== 'table' && is.kind !== 'table') {
    const touched = await isTouched(base, head, before, after, options);
    const rows: RowsDifference = touched === undefined ? unreadable(was, is) : { kind: 'none' };
    const difference = { ...told, files: diffFiles(before, after, touched), fields: undefined, rows, coverage: [] };
    return { difference, wrong: [] };
  }
  const untouched = isKnownUntouched(was, is, options) && form.length === 0 && isReadAlike(was, is);
  const files = diffFiles(before, after, untouched ? false : undefined);
  if (untouched) return describeOnly(told, files, was, is);
  return await readBoth(told, files, base, head, options);
}

type Told = Pick<KeptResource, 'kind' | 'resource' | 'form'>;

/** Where no byte of the data changed, only what the schema says of them can have. */
function describeOnly(told: Told, files: KeptResource['files'], was: Resource, is: Resource): DiffedResource {
  const [base, head] = [declaredShape(was), declaredShape(is)];
  const paired = pairFields(base, head);
  const fields = diffFields(base, head, paired, new Map());
  return { difference: { ...told, files, fields, rows: { kind: 'same' }, coverage: [] }, wrong: paired.wrong };
}

async function readBoth(
  told: Told,
  files: KeptResource['files'],
  base: Held,
  head: Held,
  options: DiffOptions,
): Promise<DiffedResource> {
  const [was, is] = [await openingHeld(base, options), await openingHeld(head, options)];
  const baseShape = shapeOf(was, base[1]);
  const found = shapeOf(is, head[1]);
  // Of a file that lost its header, that it is lost is enough to tell.
  const headShape = found.fields.length > 0 ? found : { ...found, fields: baseShape.fields };
  const paired = pairFields(baseShape, headShape);
  const declared = new Set(options.declared?.[told.resource] ?? []);
  const read = await guardedRows(was, is, paired, { limit: options.limit, seed: options.seed ?? SEED, declared });
  for (const side of [was, is]) if (typeof side !== 'string') await side.close();
  const fields = diffFields(baseShape, headShape, paired, read.likely);
  return { difference: { ...told, files, fields, rows: read.rows, coverage: read.coverage }, wrong: paired.wrong };
}

const SEED = 0x2545f491;

async function guardedRows(
  base: TableSide | string,
  head: TableSide | string,
  paired: ReturnType<typeof pairFields>,
  options: RowOptions,
): Promise<ReadRows> {
  if (typeof base === 'string') return unknownRows('base', base);
  if (typeof head === 'string') return unknownRows('head', head);
  try {
    return await diffRows(base, head, paired, options);
  } catch (error) {
    // Which side it was matters little: it was there when it was opened, and is not now.
    return unlessFault(error, unknownRows('head', 'unreadable'));
  }
}

function unknownRows(side: SideName, why: string): ReadRows {
  return { rows: { kind: 'unknown', side, why }, coverage: [], likely: new Map() };
}

function openingHeld([side, resource]: Held, options: DiffOptions): Promise<TableSide | string> {
  return opening(side, resource, options);
}

/** The side's table, or why there is none, as a code. */
async function opening(side: ReadSide, resource: Resource, options: DiffOptions): Promise<TableSide | string> {
  if (resource.kind !== 'table') return 'no-table';
  if (resource.data.kind === 'remote') return 'remote';
  if (!resource.readable) return 'not-readable';
  try {
    return await openSide(side.snapshot, resource, options.isUtf8);
  } catch (error) {
    return unlessFault(error, 'unreadable');
  }
}

/** What is to hold where a file cannot be read. Any other fault is ours. */
function unlessFault<T>(error: unknown, otherwise: T): T {
  if (error instanceof SnapshotError) return otherwise;
  throw error;
}

function shapeOf(side: TableSide | string, resource: Resource): TableShape {
  return typeof side === 'string' ? declaredShape(resource) : side;
}

function declaredShape(resource: Resource): TableShape {
  return { resource, fields: declaredFields(resource) };
}

/** Whether it is known beforehand that no byte of a resource's data changed. */
function isKnownUntouched(was: Resource, is: Resource, { changed }: DiffOptions): boolean {
  const [before, after] = [was.data, is.data];
  if (before.kind === 'inline' && after.kind === 'inline') return sameJson(before.data, after.data);
  if (before.kind === 'remote' && after.kind === 'remote') return sameJson(before.urls, after.urls);
  if (before.kind !== 'files' || after.kind !== 'files' || changed === undefined) return false;
  return sameJson(before.paths, after.paths) && !after.paths.some((path) => changed.has(path));
}

/** Whether the cells of both sides are read in the same way, so that the same bytes are the same values. */
function isReadAlike(was: Resource, is: Resource): boolean {
  if ((was.schema === undefined) !== (is.schema === undefined)) return false;
  const { kept, added, removed } = pairFields(declaredShape(was), declaredShape(is));
  const alike = kept.every(({ base, head }) => {
    return diffTypes(base.field, head.field).length === 0 && sameJson(base.missingValues, head.missingValues);
  });
  return alike && added.length + removed.length === 0 && was.readable === is.readable;
}

/** Whether any byte of a resource that is no table changed; `undefined` where nobody can say. */
async function isTouched(
  [base, was]: Held,
  [head, is]: Held,
  before: SideFiles,
  after: SideFiles,
  options: DiffOptions,
): Promise<boolean | undefined> {
  const { data } = is;
  if (isKnownUntouched(was, is, options)) return false;
  if (was.data.kind !== 'files' || data.kind !== 'files') {
    return was.data.kind === 'inline' && data.kind === 'inline' ? true : undefined;
  }
  const states = [...before.files.values(), ...after.files.values()].map(({ state }) => state);
  if (states.some((state) => state !== 'data' && state !== 'empty')) return true;
  if (totalOf(before) !== totalOf(after)) return true;
  try {
    return !(await sameBytes([base.snapshot, was.data.paths], [head.snapshot, data.paths]));
  } catch (error) {
    return unlessFault(error, undefined);
  }
}

function totalOf({ files }: SideFiles): number {
  return [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0);
}

function unreadable(was: Resource, is: Resource): RowsDifference {
  const side = is.data.kind === 'files' && was.data.kind !== 'files' ? 'base' : 'head';
  return { kind: 'unknown', side, why: is.data.kind === 'remote' ? 'remote' : 'unreadable' };
}
