/** Files of which many systems make one, found in time and memory that grow with their paths, and no faster. */
import { foldName } from './file-names.ts';

/** Two paths of which many systems make one. */
export interface Collision {
  readonly path: string;
  readonly other: string;
}

/** A file or folder. Its path is put together only where it is told: together, those of deep folders are long. */
interface Place {
  readonly parent: Place | undefined;
  readonly name: string;
  readonly twins: Twins;
  below?: Map<string, Place>;
  isFile: boolean;
  isTold: boolean;
}

/** Places that many systems take for one. */
interface Twins {
  readonly members: Place[];
  hasFile: boolean;
  below?: Map<string, Twins>;
  firsts?: Firsts;
}

/** The first paths of twins, in code units: of all and of files alone, and of those of them that are not told. */
interface Firsts {
  readonly any: Two;
  readonly files: Two;
}

interface Two {
  readonly first: string | undefined;
  readonly untold: string | undefined;
}

/**
 * Files that would take another file's or folder's place, where capitals and accents are no difference. Folders alone
 * become one, and nothing is lost. `all` are the paths of all files, `judged` those to be told of: of two judged ones the
 * later is, in code units.
 */
export function collisions(all: readonly string[], judged: readonly string[] = all): readonly Collision[] {
  const root: Place = {
    parent: undefined,
    name: '',
    twins: { members: [], hasFile: false },
    isFile: false,
    isTold: false,
  };
  for (const path of all) {
    const file = path.split('/').reduce(placeIn, root);
    file.isFile = true;
    file.twins.hasFile = true;
  }
  const told = new Set<Place>();
  for (const path of judged) {
    let place = root;
    for (const name of path.split('/')) {
      place = placeIn(place, name);
      place.isTold = true;
      told.add(place);
    }
  }
  return [...told].flatMap((place) => {
    const { twins, isFile } = place;
    if (twins.members.length < 2 || !twins.hasFile) return [];
    twins.firsts ??= firstsOf(twins.members);
    const path = pathOf(place);
    const { first, untold } = isFile ? twins.firsts.any : twins.firsts.files;
    const other = first !== undefined && first < path ? first : untold;
    return other === undefined ? [] : [{ path, other }];
  });
}

function placeIn(parent: Place, name: string): Place {
  parent.below ??= new Map();
  const known = parent.below.get(name);
  if (known !== undefined) return known;
  const { twins: above } = parent;
  above.below ??= new Map();
  const folded = foldName(name);
  const twins = above.below.get(folded) ?? { members: [], hasFile: false };
  above.below.set(folded, twins);
  const place: Place = { parent, name, twins, isFile: false, isTold: false };
  parent.below.set(name, place);
  twins.members.push(place);
  return place;
}

function firstsOf(twins: readonly Place[]): Firsts {
  const sorted = twins.map((place) => ({ place, path: pathOf(place) })).sort((a, b) => (a.path < b.path ? -1 : 1));
  const two = (among: typeof sorted): Two => ({
    first: among[0]?.path,
    untold: among.find(({ place }) => !place.isTold)?.path,
  });
  return { any: two(sorted), files: two(sorted.filter(({ place }) => place.isFile)) };
}

function pathOf(place: Place): string {
  const names: string[] = [];
  for (let at = place; at.parent !== undefined; at = at.parent) names.push(at.name);
  return names.reverse().join('/');
}
