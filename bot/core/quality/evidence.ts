/** What reading a table gave for its scores: counts only, plain JSON. */

/** Of one column. */
export interface ColumnEvidenceCounts {
  readonly name: string;
  /** Whether the schema gives it a type that its cells can be held against. */
  readonly typed: boolean;
  readonly required: boolean;
  /** Cells with something in them, in rows that are data. A word for absence is nothing. */
  readonly filled: number;
  /** Cells that should be right: all where it is required; else those filled, and one for each row that is no data. */
  readonly cells: number;
  /** Of these, the ones that are right; none in rows that are no data. */
  readonly right: number;
  readonly missing: number;
  /** Different texts, where they are few. */
  readonly distinct: number | undefined;
  /** Of a time field: its first and last day. */
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly consistent: boolean;
}

/** Of a table. */
export interface TableEvidence {
  readonly resource: string;
  /** Rows read. */
  readonly rows: number;
  /** Rows that are no data: sums, titles and notes, repetitions. */
  readonly voidRows: number;
  /** Rows that are data and in which nothing is at odds with the rest of the table. */
  readonly evenRows: number;
  readonly blankRows: number;
  readonly labels: number;
  readonly vagueLabels: number;
  readonly columns: readonly ColumnEvidenceCounts[];
  readonly hasKey: boolean;
  /** Keys that are repeated, incomplete, or not of their type. */
  readonly brokenKeys: number;
  readonly foreignKeys: number;
  readonly brokenReferences: number;
  readonly lineEndsMixed: boolean;
  readonly encodingWrong: boolean;
}
