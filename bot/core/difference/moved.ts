/**
 * The fewest positions of a list of distinct numbers that have to be moved to sort it: all but a longest rising run
 * (patience sorting).
 */
export function movedItems(ranks: readonly number[]): readonly number[] {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [index, rank] of ranks.entries()) {
    const at = firstNotBelow(tails, ranks, rank);
    before[index] = at > 0 ? (tails[at - 1] ?? -1) : -1;
    tails[at] = index;
  }
  const stays = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) stays.add(index);
  return ranks.flatMap((_, index) => (stays.has(index) ? [] : [index]));
}

function firstNotBelow(tails: readonly number[], ranks: readonly number[], rank: number): number {
  let low = 0;
  let high = tails.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranks[tails[middle] ?? 0] ?? 0) < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}
