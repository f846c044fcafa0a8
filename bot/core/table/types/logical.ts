/** A cell's logical value, as far as checks need it. */
export interface Logical {
  /** Equal values of one field have equal keys, however they are written: `1` and `01`, `1.0` and `1.00`. */
  readonly key: string;
  /** Where the value stands in its type's order; see the type's `compare`. */
  readonly order?: unknown;
  /** Of strings the characters, of arrays the items, of objects the members. */
  readonly size?: number;
  /** Of arrays and objects the parsed JSON. */
  readonly json?: unknown;
}

/** How a field's cells are read: exactly, one at a time. The fast way over bytes is beside it, in `fast.ts`. */
export interface CellType {
  /** The value of a text; `undefined` where the text is none of the type. */
  read(text: string): Logical | undefined;
  /** Negative, zero or positive; `NaN` where two values have no order (as some durations). Only for ordered types. */
  readonly compare?: (a: Logical, b: Logical) => number;
}
