/** Parquet files as an independent reader (hyparquet) has them, every value as an exact text. */
import { readFile } from 'node:fs/promises';
import { type FileMetaData, parquetMetadata, parquetReadObjects, type SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

/** A value: a text, nothing, or of a list and a structure its parts as JSON. */
export type ReadCell = string | null;

export interface ReadParquet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReadCell[])[];
  readonly metadata: FileMetaData;
}

/** Reads a Parquet file whole. */
export async function readParquet(path: string): Promise<ReadParquet> {
  const bytes = await readFile(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const metadata = parquetMetadata(file);
  const top = topLevel(metadata.schema);
  const rows = await parquetReadObjects({
    file,
    metadata: { ...metadata, schema: metadata.schema.map(withoutDecimal) },
    compressors,
    parsers: { timestampFromMicroseconds: (micros) => micros, dateFromDays: dayText },
  });
  return {
    columns: top.map(({ name }) => name),
    rows: rows.map((row) => top.map((element) => cellText(element, row[element.name]))),
    metadata,
  };
}

/** hyparquet makes doubles of decimals; without the mark it hands over what is stored. */
function withoutDecimal(element: SchemaElement): SchemaElement {
  if (element.converted_type !== 'DECIMAL') return element;
  const { converted_type: _, logical_type: __, ...bare } = element;
  return bare;
}

/** The columns: each element of the schema says how many of the next ones are below it. */
function topLevel([, ...elements]: readonly SchemaElement[]): readonly SchemaElement[] {
  const top: SchemaElement[] = [];
  let below = 0;
  for (const element of elements) {
    if (below === 0) top.push(element);
    else below--;
    below += element.num_children ?? 0;
  }
  return top;
}

function cellText(element: SchemaElement, value: unknown): ReadCell {
  if (value === null || value === undefined) return null;
  const { converted_type: type, logical_type: logical } = element;
  if (type === 'DECIMAL') return decimalText(value as bigint | Uint8Array, element.scale ?? 0);
  if (type === 'TIME_MICROS') return clockText(value as bigint);
  if (type === 'TIMESTAMP_MICROS') {
    const zone = logical?.type === 'TIMESTAMP' && logical.isAdjustedToUTC ? 'Z' : '';
    return `${momentText(value as bigint)}${zone}`;
  }
  if (typeof value === 'object')
    return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}` : part));
  return String(value);
}

function decimalText(stored: bigint | Uint8Array, scale: number): string {
  const unscaled = typeof stored === 'bigint' ? stored : BigInt.asIntN(128, bigEndian(stored));
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function bigEndian(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function dayText(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

const DAY = 86_400_000_000n;

function clockText(micros: bigint): string {
  const seconds = Number(micros / 1_000_000n);
  const clock = new Date(seconds * 1000).toISOString().slice(11, 19);
  const fraction = String(micros % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return fraction === '' ? clock : `${clock}.${fraction}`;
}

function momentText(micros: bigint): string {
  const rest = ((micros % DAY) + DAY) % DAY;
  return `${dayText(Number((micros - rest) / DAY))}T${clockText(rest)}`;
}
