/** What goes wrong on demand. */
export type Fault =
  /** A status instead of the answer, with the work done (`after`) or not, which it is when nothing is said. */
  | { readonly kind: 'answer'; readonly status: 409 | 500 | 502 | 503; readonly work?: 'after' }
  /** 403 with `retry-after`, as the secondary limit answers. */
  | { readonly kind: 'secondary-limit'; readonly seconds: number }
  | { readonly kind: 'too-many'; readonly seconds: number }
  /** Nothing is answered for so long; then the connection ends. Milliseconds. */
  | { readonly kind: 'time-out'; readonly after: number }
  /** The connection ends before an answer, with the work done (`after`) or not (`before`). */
  | { readonly kind: 'closed'; readonly work: 'before' | 'after' }
  /** The answer's body comes in pieces with pauses between. Milliseconds. */
  | { readonly kind: 'slow'; readonly pause: number }
  /** A list is cut in its middle, and so is no JSON. */
  | { readonly kind: 'truncated' };

/** Which requests are struck, and how often. */
export interface FaultOrder {
  readonly fault: Fault;
  /** Of these operations (GitHub's names); all where not given. */
  readonly operations?: readonly string[];
  /** Strikes this many times, then no more. */
  readonly times: number;
  /** Lets this many pass first. */
  readonly after?: number;
}

/** The faults that are yet to come. */
export interface Faults {
  /** Orders a fault. */
  add(order: FaultOrder): void;
  /** The fault that strikes this request, if any; counts it. */
  strike(operation: string): Fault | undefined;
  clear(): void;
  /** How often a fault has struck. */
  readonly struck: number;
}
