/** Which names somebody may have meant. */

/** How many are worth naming. */
const MOST = 3;

/** The names most like one that is not there, the likest first; none where nothing is like it. */
export function nearNames(written: string, names: readonly string[]): readonly string[] {
  const wanted = fold(written);
  if (wanted === '') return [];
  const near = names.flatMap((name) => {
    const folded = fold(name);
    const distance = folded.includes(wanted) || wanted.includes(folded) ? 1 : distanceOf(wanted, folded);
    return distance <= Math.max(2, Math.floor(wanted.length / 3)) ? [{ name, distance }] : [];
  });
  const sorted = near.sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1));
  return sorted.slice(0, MOST).map(({ name }) => name);
}

function fold(text: string): string {
  const plain = text.slice(0, 200).normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/[\s_.-]+/g, '-').toLowerCase();
}

/** How many letters have to be put, taken or changed: Levenshtein. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
