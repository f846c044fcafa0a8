import { DEFAULT_DIALECT, type Dialect } from '../table/dialect.ts';
import type { Json } from '../table/schema.ts';
import { booleanOf, numberOf, numbersOf, textOf, textsOf } from './authored.ts';

/** Reads a Table Dialect, filling in the defaults of the standard and, for the delimiter, of the format. */
export function readDialect(authored: Json | undefined, format: string | undefined): Dialect {
  const standard = DEFAULT_DIALECT;
  const itemType = textOf(authored, 'itemType');
  return {
    header: booleanOf(authored, 'header') ?? standard.header,
    headerRows: numbersOf(authored, 'headerRows'),
    headerJoin: textOf(authored, 'headerJoin') ?? standard.headerJoin,
    commentRows: numbersOf(authored, 'commentRows') ?? standard.commentRows,
    commentChar: textOf(authored, 'commentChar'),
    delimiter: textOf(authored, 'delimiter') ?? (format === 'tsv' ? '\t' : standard.delimiter),
    lineTerminator: lineTerminatorOf(authored),
    quoteChar: quoteCharOf(authored),
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

/** The standard calls `escapeChar` "mutually exclusive with quoteChar": where only the first is declared, nothing quotes. */
function quoteCharOf(authored: Json | undefined): string | undefined {
  const declared = textOf(authored, 'quoteChar');
  if (declared !== undefined) return declared;
  return textOf(authored, 'escapeChar') === undefined ? DEFAULT_DIALECT.quoteChar : undefined;
}
