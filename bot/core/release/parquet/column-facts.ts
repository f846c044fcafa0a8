/** Why a column is not of the type that its field usually has. */
export type ColumnWhy =
  /** Some cells are none of the field's type: a rehearsal of data that would not be published. */
  | 'wrong-cells'
  /** More digits than 38, or than a double keeps where there must be one. */
  | 'too-many-digits'
  /** Beyond 64 bits. */
  | 'large-integers'
  /** NaN, INF or -INF, which a decimal cannot be. */
  | 'not-finite'
  /** Exponents that no decimal of 38 digits holds. */
  | 'exponents'
  /** Some values have a time zone and some have none. */
  | 'mixed-zones'
  /** A time of day, or a year, with a zone. */
  | 'zones'
  /** The 60th second. */
  | 'leap-second'
  /** Fractions of a second finer than a millionth. */
  | 'fine-fractions'
  /** Before the year 1 or after 9999, or a year beyond 32 bits. */
  | 'out-of-range'
  /** Texts that are none of the field's categories. */
  | 'outside-categories'
  /** Items that hold the sign between items. */
  | 'items';

/** What all cells of a column were found to be. */
export interface ColumnFacts {
  /** Cells that hold no value. */
  readonly nulls: number;
  /** Bytes of all cells that hold one, as they are written. */
  readonly bytes: number;
  /** Bytes of the longest cell. */
  readonly longest: number;
  /** Cells that are none of the field's type. */
  readonly wrong: number;
  /** Whether each cell is written just as DuckDB reads the type. */
  readonly plain: boolean;
  /** Of numbers: most digits before the point; behind it as written, and without the zeros at the end. */
  readonly whole: number;
  readonly places: number;
  readonly significant: number;
  readonly notFinite: boolean;
  /** Whether some number is another one as a double of 64 bits. */
  readonly roundsAsDouble: boolean;
  readonly beyond64: boolean;
  /** Of moments: how many have a zone, and how many none. */
  readonly zoned: number;
  readonly local: number;
  readonly fine: boolean;
  readonly leap: boolean;
  readonly outOfRange: boolean;
  /** Texts outside the categories. */
  readonly outside: number;
  /** Of lists: whether an item holds the sign between items; whether all items are whole numbers of 64 bits. */
  readonly unsplit: boolean;
  readonly wholeItems: boolean;
}

/** Facts while they are gathered. */
export type GatheredFacts = { -readonly [Key in keyof ColumnFacts]: ColumnFacts[Key] };

/** The facts of a column without cells. */
export function noFacts(): GatheredFacts {
  return {
    nulls: 0,
    bytes: 0,
    longest: 0,
    wrong: 0,
    plain: true,
    whole: 0,
    places: 0,
    significant: 0,
    notFinite: false,
    roundsAsDouble: false,
    beyond64: false,
    zoned: 0,
    local: 0,
    fine: false,
    leap: false,
    outOfRange: false,
    outside: 0,
    unsplit: false,
    wholeItems: true,
  };
}
