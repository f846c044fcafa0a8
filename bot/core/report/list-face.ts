/** What is published, for people at a terminal, for spreadsheets and for programs. */
import { jsonText, terminalText } from '../escape.ts';
import { cutShort, type Language } from '../finding.ts';
import { csvRecord } from '../release/csv-text.ts';
import type { ShelvedDataset } from '../release/find-release.ts';
import { zipName } from '../release/names.ts';
import type { ShelfEntry } from '../release/shelf.ts';
import { versionText } from '../release/version.ts';
import { CONSUMER_WORDS, sizeText } from './consumer-words.ts';

/** What is on a shelf. */
export interface Listed {
  /** `owner/name`, or the folder. */
  readonly where: string;
  readonly datasets: readonly ShelvedDataset[];
  /** The new names of those that were renamed, by the former. */
  readonly renamed: ReadonlyMap<string, string>;
  /** All versions, not only the last. */
  readonly versions: boolean;
}

/** How it is told at a terminal. */
export interface ListOptions {
  readonly language: Language;
  /** Columns of the terminal. */
  readonly width: number;
}

/** A version that is listed; without one, of a dataset of which nothing is left. */
interface Row {
  readonly dataset: string;
  readonly entry: ShelfEntry | undefined;
  readonly withdrawn: boolean;
  readonly renamedTo: string | undefined;
  readonly latest: boolean;
}

const GAP = '  ';
const LONGEST_NAME = 48;
const SHORTEST_TITLE = 24;

/** A line a dataset, or a version; columns as wide as they have to be. */
export function tellList(listed: Listed, { language, width }: ListOptions): string {
  const words = CONSUMER_WORDS[language];
  if (listed.datasets.length === 0) return `${terminalText(words.none(listed.where))}\n`;
  const { dataset, version, date, size, title } = words.columns;
  const cells = [[dataset, version, date, size, title], ...rowsOf(listed).map((row) => cellsOf(row, language))];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...cells.map((row) => (row[at] ?? '').length)));
  const room = Math.max(SHORTEST_TITLE, width - widths.reduce((sum, each) => sum + each + GAP.length, 0));
  const lines = cells.map((row) => lineOf(row, widths, room));
  const kept = listed.datasets.filter((one) => one.withdrawn !== undefined && one.releases.length > 0);
  const renamed = kept.filter(({ dataset: name }) => listed.renamed.has(name)).length;
  const counted = words.listed(listed.datasets.length, kept.length - renamed, renamed);
  return `${[...lines, '', counted, words.howToGet].join('\n')}\n`;
}

function rowsOf({ datasets, renamed, versions }: Listed): readonly Row[] {
  return datasets.flatMap(({ dataset, releases, withdrawn }): Row[] => {
    const renamedTo = renamed.get(dataset);
    const common = { dataset, withdrawn: withdrawn !== undefined && renamedTo === undefined, renamedTo };
    const shown = versions ? releases : releases.slice(0, 1);
    if (shown.length === 0) return [{ ...common, entry: undefined, latest: true }];
    return shown.map((entry, at) => ({ ...common, entry, latest: at === 0 }));
  });
}

function cellsOf({ dataset, entry, withdrawn, renamedTo, latest }: Row, language: Language): readonly string[] {
  const words = CONSUMER_WORDS[language];
  const left = entry === undefined ? words.gone : words.withdrawn;
  const note = renamedTo === undefined ? left : words.renamed(renamedTo);
  const title = entry === undefined ? '' : titleOf(entry);
  const told =
    (withdrawn || renamedTo !== undefined) && latest
      ? [title, `(${note})`].filter((part) => part !== '').join(' ')
      : title;
  return [
    terminalText(cutShort(dataset, LONGEST_NAME)),
    entry === undefined ? '' : versionText(entry.name.version),
    dayOf(entry) ?? '',
    entry === undefined ? '' : sizeText(sizeOf(entry)),
    terminalText(told),
  ];
}

function lineOf(cells: readonly string[], widths: readonly number[], room: number): string {
  const [dataset = '', version = '', date = '', size = '', title = ''] = cells;
  const [first = 0, second = 0, third = 0, fourth = 0] = widths;
  const columns = [
    dataset.padEnd(first),
    version.padEnd(second),
    date.padEnd(third),
    size.padStart(fourth),
    cutShort(title, room),
  ];
  return columns.join(GAP).trimEnd();
}

/** Most releases are called by the title and the version; the version has its own column. */
function titleOf({ title = '', tag, name }: ShelfEntry): string {
  const version = versionText(name.version);
  return title === tag ? '' : title.replace(new RegExp(`[\\s,·:–-]*\\(?v?${version.replaceAll('.', '\\.')}\\)?$`), '');
}

function dayOf(entry: ShelfEntry | undefined): string | undefined {
  const day = entry?.date?.slice(0, 10);
  return day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
}

/** Of what most people download: the zip; else of everything. */
function sizeOf({ name, assets }: ShelfEntry): number {
  const zip = assets.find((asset) => asset.name === zipName(name.dataset, name.version));
  return zip?.size ?? assets.reduce((sum, { size }) => sum + size, 0);
}

function plainRows(listed: Listed): readonly Readonly<Record<string, string | number | boolean>>[] {
  return rowsOf(listed).map(({ dataset, entry, withdrawn, renamedTo }) => ({
    dataset,
    version: entry === undefined ? '' : versionText(entry.name.version),
    date: dayOf(entry) ?? '',
    title: entry === undefined ? '' : titleOf(entry),
    bytes: entry === undefined ? 0 : sizeOf(entry),
    withdrawn,
    tag: entry?.tag ?? '',
    page: entry?.page ?? '',
    renamedTo: renamedTo ?? '',
  }));
}

/** The same as JSON, with the names of the files that can be downloaded. */
export function tellListJson(listed: Listed): string {
  const rows = rowsOf(listed);
  const versions = plainRows(listed).map((row, at) => ({ ...row, assets: rows[at]?.entry?.assets ?? [] }));
  return jsonText({ apertura: 1, from: listed.where, versions });
}

const CSV_COLUMNS = ['dataset', 'version', 'date', 'title', 'bytes', 'withdrawn', 'tag', 'page', 'renamedTo'] as const;

/** The same as CSV. */
export function tellListCsv(listed: Listed): string {
  const lines = plainRows(listed).map((row) => csvRecord(CSV_COLUMNS.map((name) => String(row[name] ?? ''))));
  return [csvRecord(CSV_COLUMNS), ...lines].join('');
}
