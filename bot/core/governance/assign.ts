/** A demand for so many voices of those that speak for it. */
export interface Seats<V> {
  readonly count: number;
  readonly accepts: (voice: V) => boolean;
}

/**
 * Gives each voice to one demand at most, so that as many seats as can be are taken: one person does not stand for two
 * groups at once. Voices that no seat is left for go to the first demand that accepts them.
 */
export function assignVoices<V>(demands: readonly Seats<V>[], voices: readonly V[]): readonly (readonly V[])[] {
  const taken: V[][] = demands.map(() => []);
  for (const voice of voices) {
    if (seat(voice, demands, taken, new Set())) continue;
    const first = demands.findIndex(({ accepts }) => accepts(voice));
    taken[first]?.push(voice);
  }
  return taken;
}

/** Seats a voice, moving others to another seat where that makes room (Kuhn's augmenting path). */
function seat<V>(voice: V, demands: readonly Seats<V>[], taken: V[][], tried: Set<number>): boolean {
  for (const [index, { count, accepts }] of demands.entries()) {
    const seated = taken[index];
    if (seated === undefined || tried.has(index) || !accepts(voice)) continue;
    tried.add(index);
    if (seated.length < count) {
      seated.push(voice);
      return true;
    }
    for (const [place, other] of seated.entries()) {
      if (!seat(other, demands, taken, tried)) continue;
      seated[place] = voice;
      return true;
    }
  }
  return false;
}
