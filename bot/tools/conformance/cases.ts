/** An error that a case's reading of the standard expects. */
export interface ExpectedError {
  readonly code: string;
  /** The physical record in the file, from 1; `null` where the standard gives none. */
  readonly row: number | null;
  readonly field: string | null;
}

/** One case: a descriptor, files beside it, and a reading of the standard. */
export interface ConformanceCase {
  readonly name: string;
  readonly area: string;
  /** The object to write as `datapackage.json`, or the raw text where it has to be broken. */
  readonly descriptor: unknown;
  readonly files: Readonly<Record<string, { readonly text?: string; readonly base64?: string }>>;
  readonly spec: { readonly valid: boolean | 'open'; readonly errors: readonly ExpectedError[] };
}

/** Reads a file of cases: `{ cases: [...] }`. */
export function readCases(text: string): readonly ConformanceCase[] {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('cases' in value) || !Array.isArray(value.cases)) {
    throw new Error('not a file of cases: it has no list "cases"');
  }
  // The form of the cases is that of the file's own README; a case that lacks a part fails where it is run.
  return value.cases as readonly ConformanceCase[];
}
