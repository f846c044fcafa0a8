/** What was judged of a pull request, in few bytes. */
export interface SeenPull {
  readonly head: string;
  /** The base branch's name. */
  readonly branch: string;
  /** The digest of all in git that the judgement depended on. */
  readonly subject: string;
}

/** Some 300 bytes each. */
const MOST = 20_000;

/**
 * What this instance has judged, to spare GitHub questions. It only ever spares work: what is not in it is looked at,
 * and it is lost with the process.
 */
export class SeenPulls {
  private readonly judged = new Map<string, SeenPull>();
  private readonly swept = new Map<string, string>();

  /** `repository` is its number. */
  of(repository: number, number: number): SeenPull | undefined {
    return this.judged.get(keyOf(repository, number));
  }

  keep(repository: number, number: number, seen: SeenPull): void {
    put(this.judged, keyOf(repository, number), seen);
  }

  /** What the last sweep saw of it that was then dealt with to the end. */
  sweptOf(repository: number, number: number): string | undefined {
    return this.swept.get(keyOf(repository, number));
  }

  keepSwept(repository: number, number: number, seen: string): void {
    put(this.swept, keyOf(repository, number), seen);
  }

  forget(repository: number, number: number): void {
    this.judged.delete(keyOf(repository, number));
    this.swept.delete(keyOf(repository, number));
  }
}

function keyOf(repository: number, number: number): string {
  return `${repository}#${number}`;
}

/** The one that was put longest ago makes room. */
function put<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST && oldest !== undefined) map.delete(oldest);
}
