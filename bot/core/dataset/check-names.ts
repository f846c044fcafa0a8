/** Names that keep a repository from being cloned, or a dataset from being published or unpacked, by somebody. */
import { cutShort } from '../finding.ts';
import { collisions } from './collisions.ts';
import { isTaggable, taggableName } from './dataset-name.ts';
import { foldName, nameProblem, portableName } from './file-names.ts';
import { type DatasetFinding, type DatasetRuleId, found } from './finding.ts';
import { baseName } from './paths.ts';

/** The rules about names. The standard has none: they are not asked under `--standard`. */
export const NAME_RULES = [
  'dataset-name',
  'dataset-nested',
  'path-unportable',
  'path-collision',
] as const satisfies DatasetRuleId[];

/** Windows takes paths of 260 characters, with the folder that the repository is cloned into. */
const LONGEST_PATH = 200;

/** A dataset's folder, the paths of its files, and the names of the folders of all datasets. */
export interface NamedFolder {
  readonly folder: string;
  readonly paths: readonly string[];
  /** `undefined` where the folder is none that is published from. */
  readonly siblings: Siblings | undefined;
}

/** The names of the folders of all datasets, by what many systems take them for. */
export type Siblings = ReadonlyMap<string, readonly string[]>;

/** Names found by what many systems take them for: each dataset of thousands is judged beside all others. */
export function siblingsFrom(names: readonly string[]): Siblings {
  const siblings = new Map<string, string[]>();
  for (const name of names) {
    const key = foldName(name);
    const known = siblings.get(key);
    if (known === undefined) siblings.set(key, [name]);
    else known.push(name);
  }
  return siblings;
}

/** Everything that is wrong with the names of a dataset's folder and of what is in it. */
export function checkNames({ folder, paths, siblings }: NamedFolder): readonly DatasetFinding[] {
  const dataset = folder === '' ? undefined : baseName(folder);
  const above = folder === '' ? 0 : folder.length + 1;
  const own = siblings === undefined ? [] : checkFolder(folder, siblings);
  return [...own, ...checkPaths({ paths, all: paths, dataset, above })];
}

/** A folder of a dataset: that a tag can have its name, and that it is not another dataset's to many systems. */
function checkFolder(folder: string, siblings: Siblings): readonly DatasetFinding[] {
  const name = baseName(folder);
  const place = { path: folder, dataset: name };
  const other = siblings.get(foldName(name))?.find((sibling) => sibling !== name);
  const facts = () => ({
    name: cutShort(name),
    problem: nameProblem(name) ?? ('tag' as const),
    better: taggableName(name, [...siblings.values()].flat()),
  });
  return [
    ...(isTaggable(name) ? [] : [found('dataset-name', facts(), place)]),
    ...(other === undefined ? [] : [found('path-collision', collisionFacts(name, other, 'dataset'), place)]),
  ];
}

/** Which paths to judge, and beside which. */
export interface PathsToJudge {
  readonly paths: readonly string[];
  /** The paths of all files. */
  readonly all: readonly string[];
  readonly dataset?: string | undefined;
  /** Characters at the beginning of each path that are not judged: the folder's own. */
  readonly above?: number;
}

/** What is wrong with the names of files, and of the folders they are in. */
export function checkPaths({ paths, all, dataset, above = 0 }: PathsToJudge): readonly DatasetFinding[] {
  const below = (path: string): string => path.slice(above);
  const prefix = paths[0]?.slice(0, above) ?? '';
  const told = new Set<string>();
  const unportable = paths.flatMap((path) => {
    const bad = firstBad(path, above);
    if (bad === undefined || told.has(bad.path)) return [];
    told.add(bad.path);
    return [found('path-unportable', bad.facts, { path: bad.path, dataset })];
  });
  const colliding = collisions(all.map(below), paths.map(below)).map(({ path, other }) =>
    found('path-collision', collisionFacts(path, other, 'file'), { path: `${prefix}${path}`, dataset }),
  );
  return [...unportable, ...colliding];
}

/** The first part of a path that not every system can hold, and the path as far as it. */
function firstBad(path: string, above: number) {
  const segments = path.slice(above).split('/');
  for (const [index, name] of segments.entries()) {
    const problem = nameProblem(name);
    if (problem === undefined) continue;
    const upTo = path.slice(0, above) + segments.slice(0, index + 1).join('/');
    return { path: upTo, facts: { name: cutShort(name), problem, better: cutShort(portableName(name)) } };
  }
  if (path.length <= LONGEST_PATH) return undefined;
  const facts = { name: cutShort(baseName(path)), problem: 'long' as const, length: path.length, limit: LONGEST_PATH };
  return { path, facts };
}

function collisionFacts<Of extends 'dataset' | 'file'>(name: string, other: string, of: Of) {
  const differ = name.normalize('NFC') === other.normalize('NFC') ? ('accents' as const) : ('capitals' as const);
  return { name: cutShort(name), other: cutShort(other), differ, of };
}
