import type { Account, Team } from './account.ts';
import { lookInto } from './git/look-up.ts';
import type { Repository } from './repository.ts';
import { accountOf, type World } from './world.ts';

/** One line of CODEOWNERS. */
interface OwnerRule {
  readonly matches: (path: string) => boolean;
  /** Logins, or `org/team`, in small letters, without `@`. */
  readonly owners: readonly string[];
}

/** Where GitHub looks, in its order. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** GitHub reads no larger one. Bytes. */
const LARGEST = 3 * 1024 * 1024;

/** Who owns paths, by a commit's CODEOWNERS, the last line that matches; `undefined` where none is read. */
export async function codeOwners(
  { folder }: Repository,
  commit: string,
): Promise<((path: string) => readonly string[]) | undefined> {
  const found = await ownersFile(folder, commit);
  return found === undefined || Buffer.byteLength(found.text) > LARGEST ? undefined : ownersIn(found.text);
}

/** The CODEOWNERS that counts at a commit of a bare repository; `undefined` where there is none. */
export async function ownersFile(
  folder: string,
  commit: string,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  for (const path of PLACES) {
    const found = await lookInto(folder, `${commit}:${path}`);
    // The end of the last line begins no further one.
    if (found?.type === 'blob') return { path, text: found.bytes.toString('utf8').replace(/\n$/, '') };
  }
  return undefined;
}

/** Reads the text of a CODEOWNERS. */
export function ownersIn(text: string): (path: string) => readonly string[] {
  const rules = text.split('\n').flatMap((line): OwnerRule[] => {
    const [pattern = '', ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/(?<!\\)\s+/);
    if (!isPattern(pattern)) return [];
    return [{ matches: matcherOf(pattern), owners: owners.map((owner) => owner.replace(/^@/, '').toLowerCase()) }];
  });
  return (path) => rules.findLast(({ matches }) => matches(path))?.owners ?? [];
}

/** Whether GitHub reads a pattern: what gitignore has beyond CODEOWNERS makes a line that is left out. */
export function isPattern(pattern: string): boolean {
  return pattern !== '' && pattern !== '/' && !pattern.startsWith('!') && !/[[\]]/.test(pattern);
}

/** As gitignore: without a slash but at its end it holds at any depth, and a folder holds all in it; `x/*` does not. */
function matcherOf(pattern: string): (path: string) => boolean {
  const isAnchored = pattern.slice(0, -1).includes('/');
  const body = pattern
    .replace(/^\//, '')
    .replace(/\\(.)/g, '$1')
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      return part === '?' ? '[^/]' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  const end = pattern.endsWith('/') ? '.+' : pattern.endsWith('/*') ? '' : '(?:/.*)?';
  const expression = new RegExp(`^${isAnchored ? '' : '(?:.*/)?'}${body}${end}$`, 's');
  return (path) => expression.test(path);
}

/** The person, or the team of the repository's organisation, of a name in CODEOWNERS. */
export function ownerOf(world: World, { owner }: Repository, name: string): Account | Team | undefined {
  const [organization = '', slug] = name.split('/');
  if (slug === undefined) return accountOf(world, name);
  return organization === owner.login.toLowerCase() ? owner.teams.get(slug) : undefined;
}
