/** What happened to branches and tags, for the lists that GitHub shows of it. */
import type { Account } from './account.ts';
import { isAncestor } from './git/refs.ts';
import type { Repository } from './repository.ts';
import type { World } from './world.ts';

/** A ref that came, moved or went. */
export interface Move {
  readonly id: number;
  /** The whole name. */
  readonly ref: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly forced: boolean;
  readonly by: Account;
  readonly when: Date;
}

const moves = new WeakMap<Repository, Move[]>();

/** Notes a move of a branch or a tag. */
export async function noteMove(
  world: World,
  repository: Repository,
  by: Account,
  { ref, before, after }: Pick<Move, 'ref' | 'before' | 'after'>,
): Promise<void> {
  const isMoved = before !== undefined && after !== undefined;
  const forced = isMoved && !(await isAncestor(repository, before, after).catch(() => false));
  const known = moves.get(repository) ?? [];
  known.push({ id: world.next(), ref, before, after, forced, by, when: world.now() });
  moves.set(repository, known);
}

/** All moves, the newest first. */
export function movesOf(repository: Repository): readonly Move[] {
  return [...(moves.get(repository) ?? [])].reverse();
}
