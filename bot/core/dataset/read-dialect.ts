import { DEFAULT_DIALECT, type Dialect } from '../table/dialect.ts';
import type { Json } from '../table/schema.ts';
import { booleanOf, numberOf, numbersOf, textOf, textsOf } from './authored.ts';

/** Reads a Table Dialect, filling in the defaults of the standard and, for the delimiter, of the format. */
export function readDialect(authored: Json | undefined, format: string | undefined): Dialect {
  const standard = DEFAULT_DIALECT;
  const itemType = textOf(authored, 'itemType');
  const headerRows = numbersOf(authored, 'headerRows');
  return {
    // A header of no rows is none.
    header: booleanOf(authored, 'header') ?? headerRows?.length !== 0,
    headerRows,
    headerJoin: textOf(authored, 'headerJoin') ?? standard.headerJoin,
    commentRows: numbersOf(authored, 'commentRows') ?? standard.commentRows,
    commentChar: textOf(authored, 'commentChar'),
    delimiter: textOf(authored, 'delimiter') ?? (format === 'tsv' ? '\t' : standard.delimiter),
    lineTerminator: lineTerminatorOf(authored),
    quoteChar: textOf(authored, 'quoteChar') ?? standard.quoteChar,
    doubleQuote: booleanOf(authored, 'doubleQuote') ?? standard.doubleQuote,
    escapeChar: textOf(authored, 'escapeChar'),
    nullSequence: textOf(authored, 'nullSequence'),
    skipInitialSpace: booleanOf(authored, 'skipInitialSpace') ?? standard.skipInitialSpace,
    property: textOf(authored, 'property'),
    itemType: itemType === 'array' || itemType === 'object' ? itemType : undefined,
    itemKeys: textsOf(authored, 'itemKeys'),
    sheetNumber: numberOf(authored, 'sheetNumber') ?? standard.sheetNumber,
    sheetName: textOf(authored, 'sheetName'),
  };
}

/** CRLF is the standard's default, under which LF is read too; v1 tools declared it without looking at the file. */
function lineTerminatorOf(authored: Json | undefined): string | undefined {
  const declared = textOf(authored, 'lineTerminator');
  return declared === '\r\n' ? undefined : declared;
}
