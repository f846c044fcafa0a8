import type { Place } from '../finding.ts';
import type { Snapshot } from '../snapshot.ts';
import { isObject, itemsOf, textOf, textsOf } from './authored.ts';
import { type DatasetFinding, found } from './finding.ts';
import type { JsonDocument } from './json.ts';
import { below, type Origin } from './origin.ts';
import { DESCRIPTOR, type Package, type Resource } from './package.ts';
import { baseName, joinPath } from './paths.ts';
import { validate } from './profile.ts';
import { isTabularProfile } from './profile-names.ts';
import { readContributors, readLicenses, readSources } from './read-metadata.ts';
import { readResource } from './read-resource.ts';
import { lookUp, type Reading, readJson } from './reading.ts';
import { violationFindings } from './report-violations.ts';
import { STANDARD_RULES } from './rules.ts';
import { indexViolations } from './violated.ts';

/** A package as far as it could be read, and everything that the standard finds wrong in its description. */
export interface ReadPackage {
  /** `undefined` where there is no descriptor, or it is no JSON object. */
  readonly package?: Package;
  readonly findings: readonly DatasetFinding[];
}

/** Most findings about one package's description; beyond it more would only fill the memory. */
const FINDINGS_LIMIT = 10_000;

/** Reads the Data Package in a folder. Everything wrong is a finding; a broken resource keeps no other from being read. */
export async function readPackage(snapshot: Snapshot, folder: string): Promise<ReadPackage> {
  const findings: DatasetFinding[] = [];
  const report = (finding: DatasetFinding): void => {
    if (findings.length < FINDINGS_LIMIT) findings.push(finding);
  };
  const reading: Reading = { snapshot, folder, report, folders: new Map(), names: new Map() };
  const document = await readDescriptor(reading);
  if (document === undefined) return { findings };
  const made = await readDocument(reading, originOf(folder, document));
  if (made === undefined) return { findings };
  for (const rule of STANDARD_RULES) rule.check(made, report);
  return { package: made, findings };
}

function originOf(folder: string, document: JsonDocument): Origin {
  const dataset = folder === '' ? undefined : baseName(folder);
  return { path: joinPath(folder, DESCRIPTOR), dataset, resource: undefined, pointer: '', document };
}

async function readDescriptor(reading: Reading): Promise<JsonDocument | undefined> {
  const { folder, report } = reading;
  const place: Place = { path: joinPath(folder, DESCRIPTOR), dataset: folder === '' ? undefined : baseName(folder) };
  const there = await lookUp(reading, DESCRIPTOR);
  if (there.kind === 'file') {
    const result = await readJson(reading, there.entry, place);
    if (!result || 'problem' in result) return undefined;
    if (result.document.bom) report(found('descriptor-bom', {}, { ...place, line: 1 }));
    return result.document;
  }
  if (there.kind === 'missing') report(found('descriptor-missing', {}, place));
  else if (there.kind === 'unreadable') report(found('file-unreadable', { code: there.code }, place));
  else if (there.kind === 'link') report(found('unsafe-path', { written: DESCRIPTOR, problem: 'link' }, place));
  else report(found('not-a-file', { written: DESCRIPTOR, kind: there.kind }, place));
  return undefined;
}

async function readDocument(reading: Reading, at: Origin): Promise<Package | undefined> {
  const violations = validate('datapackage.json', at.document);
  for (const finding of violationFindings(violations, at, true)) reading.report(finding);
  const authored = at.document.value;
  if (!isObject(authored)) return undefined;
  const context = { tabular: isTabularProfile(textOf(authored, 'profile')), violated: indexViolations(violations) };
  const resources: Resource[] = [];
  for (const [index, item] of itemsOf(authored, 'resources').entries()) {
    const origin = { ...below(at, 'resources', index), resource: textOf(item, 'name') };
    const resource = await readResource(reading, item, origin, context);
    if (resource !== undefined) resources.push(resource);
  }
  return describe(at, resources, await readmeOf(reading));
}

async function readmeOf(reading: Reading): Promise<string | undefined> {
  const there = await lookUp(reading, 'README.md');
  return there.kind === 'file' ? there.entry.path : undefined;
}

function describe(at: Origin, resources: readonly Resource[], readme: string | undefined): Package {
  const authored = at.document.value;
  const folder = at.path.slice(0, Math.max(0, at.path.length - DESCRIPTOR.length - 1));
  return {
    folder,
    dataset: baseName(folder),
    name: textOf(authored, 'name'),
    id: textOf(authored, 'id'),
    title: textOf(authored, 'title'),
    description: textOf(authored, 'description'),
    homepage: textOf(authored, 'homepage'),
    image: textOf(authored, 'image'),
    version: textOf(authored, 'version'),
    created: textOf(authored, 'created'),
    keywords: textsOf(authored, 'keywords') ?? [],
    licenses: readLicenses(authored),
    contributors: readContributors(authored),
    sources: readSources(authored),
    resources,
    readme,
    authored,
    at,
  };
}
