import { isAtLeast, roleIn } from '../access.ts';
import type { Account, Team } from '../account.ts';
import { isPattern, ownerOf, ownersFile } from '../code-owners.ts';
import { commitNamed } from '../git/refs.ts';
import type { Answer, Call, Operation } from '../operation.ts';
import { need } from '../pagination.ts';
import { fullNameOf, type Repository } from '../repository.ts';
import type { World } from '../world.ts';

/** What is wrong with a CODEOWNERS. */
export const CODE_OWNER_OPERATIONS: readonly Operation[] = [
  {
    id: 'repos/codeowners-errors',
    method: 'GET',
    path: '/repos/{owner}/{repo}/codeowners/errors',
    needs: { permission: ['contents', 'read'], role: 'read' },
    handle: listErrors,
  },
];

async function listErrors({ world, repository, query }: Call): Promise<Answer> {
  const commit = need(await commitNamed(repository, query.get('ref') ?? repository.defaultBranch));
  const { path, text } = need(await ownersFile(repository.folder, commit));
  const errors = text.split('\n').flatMap((source, at) =>
    mistakesIn(world, repository, source).map(({ column, kind, message, suggestion }) => {
      const arrow = `${' '.repeat(column - 1)}^`;
      const words = `${kind} on line ${at + 1}: ${message}\n\n  ${source}\n  ${arrow}`;
      return { line: at + 1, column, kind, source, suggestion, message: words, path };
    }),
  );
  return { status: 200, body: { errors } };
}

interface Mistake {
  /** From 1. */
  readonly column: number;
  readonly kind: 'Invalid pattern' | 'Invalid owner' | 'Unknown owner';
  readonly message: string;
  readonly suggestion: string | null;
}

function mistakesIn(world: World, repository: Repository, source: string): readonly Mistake[] {
  const bare = source.replace(/(^|\s)#.*$/, '');
  const [first, ...owners] = [...bare.matchAll(/(?:\\\s|\S)+/g)];
  if (first === undefined) return [];
  if (!isPattern(first[0])) {
    const message = 'CODEOWNERS does not read this pattern.';
    return [{ column: first.index + 1, kind: 'Invalid pattern', message, suggestion: null }];
  }
  return owners.flatMap((match) => {
    const mistake = mistakeOf(world, repository, match[0]);
    return mistake === undefined ? [] : [{ column: match.index + 1, suggestion: null, ...mistake }];
  });
}

function mistakeOf(world: World, repository: Repository, owner: string): Pick<Mistake, 'kind' | 'message'> | undefined {
  // An address may be somebody's: who, is not known here.
  if (/^[^@\s]+@[^@\s]+$/.test(owner)) return undefined;
  const name = /^@([\w.-]+(?:\/[\w.-]+)?)$/.exec(owner)?.[1];
  if (name === undefined) {
    return { kind: 'Invalid owner', message: `${owner} is not a user, a team or an e-mail address` };
  }
  const found = ownerOf(world, repository, name.toLowerCase());
  if (found !== undefined && mayOwn(world, repository, found)) return undefined;
  const message = name.includes('/')
    ? `make sure the team ${owner} exists, is publicly visible, and has write access to the repository`
    : `make sure ${owner} exists and has write access to the repository`;
  return { kind: 'Unknown owner', message };
}

function mayOwn(world: World, repository: Repository, owner: Account | Team): boolean {
  if ('login' in owner) return isAtLeast(roleIn(world, repository, owner), 'write');
  const role = owner.repositories.get(fullNameOf(repository).toLowerCase()) ?? 'none';
  return owner.privacy !== 'secret' && isAtLeast(role, 'write');
}
