import { Tally } from '../../tally.ts';
import { DEFAULT_DIALECT, type Dialect } from '../dialect.ts';
import type { TableFinding } from '../finding.ts';
import { openTable, type TableForm } from '../open-table.ts';
import type { TableSource } from '../source.ts';
import { SourceFindings } from '../source-findings.ts';
import { type ByteSurvey, gunzip, SAMPLE_BYTES, surveyBytes } from './bytes.ts';
import { ColumnSurvey } from './column.ts';
import { inferDialect } from './dialect.ts';
import type { Doubt } from './doubt.ts';
import { inferEncoding, sampleInUtf8 } from './encoding.ts';
import { type InferredFields, inferFields } from './fields.ts';
import { inferHeader } from './header.ts';
import { type InferredKey, KeySearch } from './keys.ts';
import { firstRecords, sampleRecords } from './records.ts';
import { RowSurvey } from './rows.ts';
import { rowsProperty } from './rows-property.ts';

/** A file to look at: its format and a way to read its bytes, more than once. */
export interface TableFile {
  /** `csv`, `tsv`, `json`, `geojson`, `jsonl`, `xlsx`; else delimited text. */
  readonly format: string;
  readonly gzip: boolean;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** What a table is, as its bytes show it. */
export interface InferredTable {
  readonly form: TableForm;
  readonly fields: InferredFields;
  readonly key: InferredKey;
  readonly rows: number;
  readonly doubts: readonly Doubt[];
}

interface InferredForm {
  readonly form: TableForm;
  readonly doubts: readonly Doubt[];
}

/** Records of the beginning by which the header is found. */
const HEAD_RECORDS = 1000;
const TYPED = new Set(['json', 'geojson', 'jsonl', 'ndjson', 'xlsx']);

/** Reads a whole table twice, first as bytes and then as rows, and says what it is. */
export async function inferTable(file: TableFile): Promise<InferredTable> {
  const { form, doubts } = await inferForm(file, Number.POSITIVE_INFINITY);
  const { source, tally } = await open(file, form);
  const head = await source.head();
  const labels = head?.labels ?? (form.dialect.header ? [] : await positionsOf(file, form));
  const columns = labels.map((label, column) => new ColumnSurvey(label, column));
  const keys = new KeySearch(labels);
  const rows = new RowSurvey();
  for await (const batch of source.rows(labels.length))
    for (const watcher of [rows, keys, ...columns]) watcher.run(batch);
  const fields = inferFields(columns);
  const key = keys.decide(columns, fields.fields);
  const problems = problemDoubts(tally, rows.rows === 0);
  return {
    form,
    fields,
    key,
    rows: rows.rows,
    doubts: [...problems, ...doubts, ...rows.doubts(), ...(rows.rows === 0 ? [] : fields.doubts), ...key.doubts],
  };
}

/** How a table's bytes are to be read, judged by the first `limit` of them. */
export async function inferForm(file: TableFile, limit: number = SAMPLE_BYTES): Promise<InferredForm> {
  if (TYPED.has(file.format)) return await inferTypedForm(file);
  const survey = await surveyBytes(file.gzip ? gunzip(file.open()) : file.open(), limit);
  const { encoding, doubts } = inferEncoding(survey);
  const sample = sampleInUtf8(survey, encoding);
  const inferred = await inferDialect(sample, file.format);
  const header = inferHeader(await sampleRecords(sample, inferred.dialect, HEAD_RECORDS));
  const { format, gzip } = file;
  const form = { format, gzip, encoding, dialect: { ...inferred.dialect, ...headerOf(header) } };
  return { form, doubts: [...doubts, ...inferred.doubts, ...header.doubts] };
}

async function inferTypedForm(file: TableFile): Promise<InferredForm> {
  const { format, gzip } = file;
  const property = format === 'json' || format === 'geojson' ? rowsProperty(await textOfSample(file)) : undefined;
  const dialect: Dialect = { ...DEFAULT_DIALECT, header: false, property };
  const form: TableForm = { format, gzip, encoding: undefined, dialect };
  const said: readonly Doubt[] = property === undefined ? [] : [{ doubt: 'rows-property', facts: { property } }];
  const { source } = await open(file, form);
  // Rows that name their cells have no header to be found.
  if ((await source.head()) !== undefined) {
    await source.rows(1).return();
    return { form: { ...form, dialect: { ...dialect, header: true } }, doubts: said };
  }
  const header = inferHeader(await firstRecords(source, HEAD_RECORDS));
  return { form: { ...form, dialect: { ...dialect, ...headerOf(header) } }, doubts: [...said, ...header.doubts] };
}

function headerOf({
  header,
  headerRows,
  commentRows,
}: ReturnType<typeof inferHeader>): Pick<Dialect, 'header' | 'headerRows' | 'commentRows'> {
  return { header, headerRows, commentRows };
}

async function textOfSample(file: TableFile): Promise<string> {
  const { sample }: ByteSurvey = await surveyBytes(file.gzip ? gunzip(file.open()) : file.open(), SAMPLE_BYTES);
  return new TextDecoder().decode(sample);
}

/** Names for columns that have none: their positions. */
async function positionsOf(file: TableFile, form: TableForm): Promise<readonly string[]> {
  const { source } = await open(file, form);
  const records = await firstRecords(source, HEAD_RECORDS);
  const width = Math.max(0, ...records.map(({ count }) => count));
  return Array.from({ length: width }, (_, index) => `col_${index + 1}`);
}

async function open(
  { open: read }: TableFile,
  form: TableForm,
): Promise<{ source: TableSource; tally: Tally<TableFinding> }> {
  const tally = new Tally<TableFinding>(1);
  const where = { dataset: undefined, resource: undefined, locate: (line: number) => ({ path: '', line }) };
  return { source: await openTable(read(), form, new SourceFindings(where, tally, form.encoding)), tally };
}

function problemDoubts(tally: Tally<TableFinding>, isEmpty: boolean): readonly Doubt[] {
  const doubts: Doubt[] = [];
  for (const { findings } of tally.results()) {
    for (const finding of findings) {
      if (finding.rule === 'lfs-pointer')
        doubts.push({ doubt: 'unreadable', line: 1, facts: { detail: 'lfs-pointer' } });
      if (finding.rule !== 'source-error') continue;
      doubts.push({ doubt: 'unreadable', line: finding.place.line, facts: { detail: finding.facts.detail } });
    }
  }
  return doubts.length === 0 && isEmpty ? [{ doubt: 'empty-table', facts: {} }] : doubts;
}
