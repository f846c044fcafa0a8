import type { Account, Team } from './account.ts';
import { git } from './git/run.ts';
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

/** Who owns paths, by a commit's CODEOWNERS; the last line that matches counts. */
export async function codeOwners({ folder }: Repository, commit: string): Promise<(path: string) => readonly string[]> {
  for (const place of PLACES) {
    const text = await git(folder, ['cat-file', 'blob', `${commit}:${place}`]).catch(() => undefined);
    if (text !== undefined) return Buffer.byteLength(text) > LARGEST ? () => [] : ownersIn(text);
  }
  return () => [];
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

/** What gitignore has beyond CODEOWNERS makes a line that GitHub leaves out. */
function isPattern(pattern: string): boolean {
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
