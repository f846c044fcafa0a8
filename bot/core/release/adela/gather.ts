/** The rows of each form gathered by dataset. */
import { cutShort } from '../../finding.ts';
import { type DatasetDraft, Drafts, type KnownDataset, type Said } from './drafts.ts';
import { found, type Report } from './finding.ts';
import type { ColumnId } from './forms.ts';
import type { AdelaRow, AdelaTable } from './read-table.ts';
import { folded } from './slug.ts';

/** What a file says: of datasets, and of the institution itself. */
export interface Gathered {
  readonly datasets: readonly DatasetDraft[];
  readonly institution: Said;
  readonly drafts: Drafts;
}

/** Gathers a table's rows. */
export function gather(table: AdelaTable, report: Report, known: readonly KnownDataset[]): Gathered {
  const gatherer = new Gatherer(table, report, known);
  const take = { inventory: gatherer.inventoryRow, plan: gatherer.planRow, catalogue: gatherer.catalogueRow }[
    table.form
  ];
  for (const row of table.rows) if (row.cells.size > 0) take.call(gatherer, row);
  return { datasets: gatherer.drafts.all, institution: gatherer.institution, drafts: gatherer.drafts };
}

const OFFICIALS: readonly ColumnId[] = [
  'vision',
  'liaisonName',
  'liaisonPost',
  'liaisonMail',
  'administratorName',
  'administratorPost',
  'administratorMail',
];
const OF_DATASET: readonly ColumnId[] = [
  'description',
  'keyword',
  'modified',
  'responsible',
  'mail',
  'access',
  'ground',
  'temporal',
  'spatial',
  'landingPage',
  'frequency',
];
const OF_RESOURCE: readonly ColumnId[] = [
  'resourceDescription',
  'resourceUrl',
  'resourceMediatype',
  'resourceBytes',
  'resourceTemporal',
  'resourceSpatial',
  'resourceFrequency',
  'access',
  'ground',
  'platform',
  'commitment',
];

class Gatherer {
  readonly drafts: Drafts;
  readonly institution: Said = new Map();
  private readonly table: AdelaTable;
  private readonly report: Report;
  private readonly byKey = new Map<string, DatasetDraft>();
  private readonly lastLines = new Map<DatasetDraft, number>();
  private last: DatasetDraft | undefined;
  private titles: ReadonlyMap<string, string> | undefined;

  constructor(table: AdelaTable, report: Report, known: readonly KnownDataset[]) {
    this.table = table;
    this.report = report;
    this.drafts = new Drafts(table, report, known);
  }

  /** A resource in each row. */
  inventoryRow(row: AdelaRow): void {
    const dataset = this.named(row, 'title') ?? this.above(row, 'title');
    if (dataset === undefined) return;
    this.follow(dataset, row);
    this.drafts.say(dataset, row, ['responsible', 'frequency'], dataset);
    this.want(row, ['responsible', 'access', 'resourceTitle'], dataset);
    // A row without a resource that says when it comes speaks of the dataset as a whole.
    const title = row.cells.get('resourceTitle') ?? (row.cells.has('commitment') ? dataset.title : undefined);
    const resource = title === undefined ? undefined : this.drafts.resource(dataset, title, row);
    if (resource !== undefined) this.drafts.say(resource, row, OF_RESOURCE, dataset);
    else if (title === undefined) this.drafts.say(dataset, row, ['access', 'ground', 'platform'], dataset);
    if (title === undefined && row.cells.has('resourceDescription')) {
      const text = row.cells.get('resourceDescription') ?? '';
      if (!dataset.said.has('description')) dataset.said.set('description', { text, line: row.line });
    }
  }

  /** A dataset in each row; the institution's own columns are repeated in all of them. */
  planRow(row: AdelaRow): void {
    this.drafts.say({ said: this.institution }, row, OFFICIALS);
    const title = row.cells.get('title');
    const rest = ['description', 'frequency', 'commitment'] as const;
    if (title === undefined) {
      if (rest.some((id) => row.cells.has(id))) this.lackTitle(row);
      return;
    }
    const earlier = this.byKey.get(keyOf(title));
    if (earlier !== undefined) {
      const facts = { what: 'dataset', title: cutShort(title), first: earlier.line } as const;
      this.report(found('adela-duplicate', facts, this.drafts.placeOf(row, 'title', earlier)));
      this.drafts.say(earlier, row, rest, earlier);
      return;
    }
    const dataset = this.begin(keyOf(title), this.drafts.add(title, row.line));
    this.drafts.say(dataset, row, rest, dataset);
    this.want(row, rest, dataset);
  }

  /** A dataset, a resource with its dataset's identifier, or, in some files, both at once. */
  catalogueRow(row: AdelaRow): void {
    const dataset = this.identified(row);
    if (dataset === undefined) return;
    this.follow(dataset, row);
    this.drafts.say(dataset, row, OF_DATASET, dataset);
    if (row.cells.has('title')) this.want(row, ['description'], dataset);
    const ofResource = [...row.cells.keys()].filter((id) => id.startsWith('resource'));
    if (ofResource.length === 0) return;
    this.want(row, ['resourceTitle'], dataset);
    const title = row.cells.get('resourceTitle') ?? fileIn(row.cells.get('resourceUrl')) ?? dataset.title;
    const resource = this.drafts.resource(dataset, title, row);
    const columns = OF_RESOURCE.filter((id) => id.startsWith('resource'));
    if (resource !== undefined) this.drafts.say(resource, row, columns, dataset);
  }

  private identified(row: AdelaRow): DatasetDraft | undefined {
    const identifier = row.cells.get('identifier') ?? row.cells.get('title');
    if (identifier === undefined) return this.above(row, 'identifier');
    const [key, title] = [keyOf(identifier), row.cells.get('title')];
    const earlier = this.byKey.get(key);
    const given = row.cells.get('identifier');
    if (earlier === undefined) {
      const known = title ?? this.titleOf(key);
      const draft = this.begin(key, this.drafts.add(known ?? identifier, row.line, given));
      if (known === undefined) {
        const facts = { identifier: cutShort(identifier) };
        this.report(found('adela-orphan', facts, this.drafts.placeOf(row, 'identifier', draft)));
      }
      return draft;
    }
    if (title === undefined || keyOf(title) === keyOf(earlier.title)) return earlier;
    const facts = { what: 'dataset', title: cutShort(identifier), first: earlier.line } as const;
    const other = this.begin(key, this.drafts.add(title, row.line));
    this.report(found('adela-duplicate', facts, this.drafts.placeOf(row, 'identifier', other)));
    return other;
  }

  /** The title that some row gives to an identifier: a resource may stand before its dataset. */
  private titleOf(key: string): string | undefined {
    this.titles ??= new Map(
      this.table.rows.toReversed().flatMap(({ cells }) => {
        const [identifier, title] = [cells.get('identifier'), cells.get('title')];
        return identifier === undefined || title === undefined ? [] : [[keyOf(identifier), title]];
      }),
    );
    return this.titles.get(key);
  }

  private named(row: AdelaRow, id: ColumnId): DatasetDraft | undefined {
    const title = row.cells.get(id);
    if (title === undefined) return undefined;
    return this.byKey.get(keyOf(title)) ?? this.begin(keyOf(title), this.drafts.add(title, row.line));
  }

  /** Cells that were merged are written in their first row only. */
  private above(row: AdelaRow, id: ColumnId): DatasetDraft | undefined {
    if (this.last === undefined || !row.cells.has('resourceTitle')) {
      this.lackTitle(row);
      return undefined;
    }
    const facts = { kind: 'above', column: cutShort(this.table.nameOf(id)), found: '' } as const;
    const read = cutShort(this.last.title);
    this.report(found('adela-guess', { ...facts, read }, this.drafts.placeOf(row, id, this.last)));
    return this.last;
  }

  private begin(key: string, draft: DatasetDraft): DatasetDraft {
    this.byKey.set(key, draft);
    return draft;
  }

  /** Rows of a dataset stand together. */
  private follow(dataset: DatasetDraft, row: AdelaRow): void {
    const last = this.lastLines.get(dataset);
    if (last !== undefined && this.last !== dataset) {
      const facts = { title: cutShort(dataset.title), last };
      this.report(found('adela-not-grouped', facts, this.drafts.placeOf(row, 'title', dataset)));
    }
    this.lastLines.set(dataset, row.line);
    this.last = dataset;
  }

  private lackTitle(row: AdelaRow): void {
    const id = this.table.form === 'catalogue' ? 'identifier' : 'title';
    const facts = { column: cutShort(this.table.nameOf(id)) };
    this.report(found('adela-title', facts, this.drafts.placeOf(row, id)));
  }

  private want(row: AdelaRow, ids: readonly ColumnId[], dataset: DatasetDraft): void {
    for (const id of ids) {
      if (row.cells.has(id) || !this.table.has.has(id)) continue;
      const facts = { column: cutShort(this.table.nameOf(id)) };
      this.report(found('adela-missing', facts, this.drafts.placeOf(row, id, dataset)));
    }
  }
}

/** Two texts with the same key are the same title; one without a letter of ours is itself. */
function keyOf(title: string): string {
  return folded(title) || title;
}

/** The last part of an address, which names its file. */
function fileIn(url: string | undefined): string | undefined {
  const name = /\/([^/?#]+)(?:[?#].*)?$/.exec(url ?? '')?.[1];
  return name === undefined || name === '' ? undefined : name;
}
