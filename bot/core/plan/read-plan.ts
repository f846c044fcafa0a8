import type { Place } from '../finding.ts';
import { type Entry, type Snapshot, SnapshotError } from '../snapshot.ts';
import { found, type PlanFinding, type Report } from './finding.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { PlanOrigin } from './origin.ts';
import type { Plan, Story } from './plan.ts';
import { type PlanSchema, profileFindings } from './profile.ts';
import type { DatasetPromise } from './promise.ts';
import {
  readActions,
  readCommitments,
  readFlows,
  readMilestones,
  readProducts,
  readRisks,
  readStages,
  readStory,
} from './read-control.ts';
import { readGroups, readInstitution, readPolicy } from './read-institution.ts';
import { readPromise } from './read-promise.ts';
import { readYaml, YAML_BYTES } from './yaml.ts';

/** A plan as far as it could be read, and everything that is wrong in how it is written. */
export interface ReadPlan {
  readonly plan: Plan;
  readonly findings: readonly PlanFinding[];
}

export interface ReadPlanOptions {
  /** Only the promises of these datasets are read; all of them where it is missing. Everything else is read whole. */
  readonly promises?: ReadonlySet<string> | undefined;
}

/** The plan's folder. */
export const PLAN = 'plan';
const PROMISES = `${PLAN}/datasets/`;
const STORIES = `${PLAN}/promotion/stories/`;

/** The files with a name of their own; the first three have to be there. */
const FILES: Readonly<Record<string, PlanSchema>> = {
  [`${PLAN}/institution.yaml`]: 'institution',
  [`${PLAN}/groups.yaml`]: 'groups',
  [`${PLAN}/policy.yaml`]: 'policy',
  [`${PLAN}/milestones.yaml`]: 'milestones',
  [`${PLAN}/risks.yaml`]: 'risks',
  [`${PLAN}/actions.yaml`]: 'actions',
  [`${PLAN}/commitments.yaml`]: 'commitments',
  [`${PLAN}/promotion/apps.yaml`]: 'apps',
  [`${PLAN}/promotion/tools.yaml`]: 'tools',
};
const REQUIRED = Object.keys(FILES).slice(0, 3);

interface Reading {
  readonly snapshot: Snapshot;
  readonly report: Report;
  readonly options: ReadPlanOptions;
  readonly found: Map<PlanSchema, PlanOrigin>;
  readonly promises: DatasetPromise[];
  readonly stories: Story[];
}

/** Reads the opening plan of a snapshot. Everything wrong is a finding; a broken file keeps no other from being read. */
export async function readPlan(snapshot: Snapshot, options: ReadPlanOptions = {}): Promise<ReadPlan> {
  const findings: PlanFinding[] = [];
  const report: Report = (finding) => findings.push(finding);
  const reading: Reading = { snapshot, report, options, found: new Map(), promises: [], stories: [] };
  const entries = await snapshot.list(PLAN);
  for (const entry of entries) await readEntry(reading, entry);
  if (entries.length === 0) report(found('plan-absent', {}, { path: PLAN }));
  else for (const path of REQUIRED) reportMissing(entries, path, report);
  return { plan: assemble(reading, entries.length > 0), findings };
}

function reportMissing(entries: readonly Entry[], path: string, report: Report): void {
  if (!entries.some((entry) => entry.path === path)) report(found('plan-file-missing', { file: path }, { path }));
}

async function readEntry(reading: Reading, entry: Entry): Promise<void> {
  const { path } = entry;
  const schema = FILES[path];
  const dataset = promisedIn(path);
  if (schema !== undefined) {
    const origin = await readDocument(reading, entry, schema, undefined);
    if (origin !== undefined) reading.found.set(schema, origin);
  } else if (dataset !== undefined) await readOnePromise(reading, entry, dataset);
  else if (path.startsWith(STORIES) && path.endsWith('.md')) await readOneStory(reading, entry);
  else if (!path.endsWith('.md')) reportUnknown(path, reading.report);
}

function promisedIn(path: string): string | undefined {
  const name = path.slice(PROMISES.length);
  return path.startsWith(PROMISES) && name.endsWith('.yaml') && !name.includes('/') ? name.slice(0, -5) : undefined;
}

/** A misspelt name would silently not count. Markdown, which explains, may stand anywhere. */
function reportUnknown(path: string, report: Report): void {
  const plain = path.replace(/\.yml$/, '.yaml').toLowerCase();
  const similar = Object.keys(FILES).find((file) => file === plain || file.replace('s.yaml', '.yaml') === plain);
  const renamed = plain !== path && promisedIn(plain) !== undefined ? plain : undefined;
  report(found('plan-file-unknown', { file: path, similar: similar ?? renamed }, { path }));
}

async function readOnePromise(reading: Reading, entry: Entry, dataset: string): Promise<void> {
  if (reading.options.promises && !reading.options.promises.has(dataset)) return;
  const origin = await readDocument(reading, entry, 'promise', dataset);
  if (origin !== undefined) reading.promises.push(readPromise(dataset, origin));
}

async function readOneStory(reading: Reading, entry: Entry): Promise<void> {
  const bytes = await bytesOf(reading, entry, { path: entry.path });
  const parts = bytes && splitFrontMatter(bytes);
  if (bytes && !parts) reading.report(found('plan-story-front-matter', {}, { path: entry.path, line: 1 }));
  const origin = parts && parse(reading, parts.matter, entry.path, 'story', undefined);
  if (origin !== undefined) reading.stories.push(readStory(origin, parts?.body ?? ''));
}

async function readDocument(
  reading: Reading,
  entry: Entry,
  schema: PlanSchema,
  dataset: string | undefined,
): Promise<PlanOrigin | undefined> {
  const bytes = await bytesOf(reading, entry, { path: entry.path, dataset });
  return bytes && parse(reading, bytes, entry.path, schema, dataset);
}

function parse(
  { report }: Reading,
  bytes: Uint8Array,
  path: string,
  schema: PlanSchema,
  dataset: string | undefined,
): PlanOrigin | undefined {
  const { document, findings } = readYaml(bytes, path, dataset);
  for (const finding of findings) report(finding);
  if (document === undefined) return undefined;
  const origin: PlanOrigin = { document, pointer: '', dataset };
  for (const finding of profileFindings(schema, origin, bytes.length)) report(finding);
  return origin;
}

async function bytesOf({ snapshot, report }: Reading, entry: Entry, place: Place): Promise<Uint8Array | undefined> {
  const { path, kind, size } = entry;
  if (kind !== 'file') report(found('plan-file-kind', { kind }, place));
  else if (size > YAML_BYTES) report(found('yaml-too-large', { bytes: size, limit: YAML_BYTES }, place));
  else {
    try {
      return await snapshot.read(path);
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      report(found('plan-file-unreadable', { code: error.code }, place));
    }
  }
  return undefined;
}

function assemble({ found: files, promises, stories }: Reading, present: boolean): Plan {
  const read = <T>(schema: PlanSchema, reader: (at: PlanOrigin) => readonly T[]): readonly T[] => {
    const at = files.get(schema);
    return at === undefined ? [] : reader(at);
  };
  const [institution, policy] = [files.get('institution'), files.get('policy')];
  return {
    present,
    institution: institution && readInstitution(institution),
    groups: read('groups', readGroups),
    policy: policy && readPolicy(policy),
    promises,
    flows: read('milestones', readFlows),
    stages: read('milestones', readStages),
    milestones: read('milestones', readMilestones),
    risks: read('risks', readRisks),
    actions: read('actions', readActions),
    commitments: read('commitments', readCommitments),
    stories,
    apps: read('apps', (at) => readProducts('apps', at)),
    tools: read('tools', (at) => readProducts('tools', at)),
  };
}
