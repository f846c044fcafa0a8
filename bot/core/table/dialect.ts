/** Table Dialect v2 as we hold it, with the standard's defaults filled in. https://datapackage.org/standard/table-dialect/ */
export interface Dialect {
  readonly header: boolean;
  /** Records that make the header, counted from 1; `undefined` where not declared: the first record that is no comment. */
  readonly headerRows: readonly number[] | undefined;
  readonly headerJoin: string;
  readonly commentRows: readonly number[];
  readonly commentChar: string | undefined;
  readonly delimiter: string;
  /** `undefined` stands for the default: LF, CRLF and a lone CR all end a record. */
  readonly lineTerminator: string | undefined;
  /** `undefined` where quoting is off. */
  readonly quoteChar: string | undefined;
  readonly doubleQuote: boolean;
  readonly escapeChar: string | undefined;
  readonly nullSequence: string | undefined;
  readonly skipInitialSpace: boolean;
  readonly property: string | undefined;
  readonly itemType: 'array' | 'object' | undefined;
  readonly itemKeys: readonly string[] | undefined;
  readonly sheetNumber: number;
  readonly sheetName: string | undefined;
}

export const DEFAULT_DIALECT: Dialect = {
  header: true,
  headerRows: undefined,
  headerJoin: ' ',
  commentRows: [],
  commentChar: undefined,
  delimiter: ',',
  lineTerminator: undefined,
  quoteChar: '"',
  doubleQuote: true,
  escapeChar: undefined,
  nullSequence: undefined,
  skipInitialSpace: false,
  property: undefined,
  itemType: undefined,
  itemKeys: undefined,
  sheetNumber: 1,
  sheetName: undefined,
};
