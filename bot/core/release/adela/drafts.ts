/** The datasets of a file as they come together, row by row, each value with the line that said it first. */
import { cutShort, type Place } from '../../finding.ts';
import { found, type Report } from './finding.ts';
import type { ColumnId } from './forms.ts';
import type { AdelaRow, AdelaTable } from './read-table.ts';
import { folded, Names, slugOf } from './slug.ts';

/** What a dataset, or a resource, is said to be: texts by column. */
export type Said = Map<ColumnId, { readonly text: string; readonly line: number }>;

/** A resource as a form tells of it. */
export interface ResourceDraft {
  readonly name: string;
  readonly title: string;
  readonly line: number;
  readonly said: Said;
}

/** A dataset as the rows of a form tell of it. */
export interface DatasetDraft {
  /** The folder's name. */
  readonly name: string;
  /** As first written. */
  readonly title: string;
  readonly line: number;
  readonly said: Said;
  readonly resources: ResourceDraft[];
  readonly resourceNames: Names;
  readonly titles: Map<string, ResourceDraft>;
  /** The names that the plan has for its resources, by folded title. */
  readonly known: ReadonlyMap<string, string>;
}

/** A dataset that the plan has already: its name is kept, whatever a title would make of it. */
export interface KnownDataset {
  readonly name: string;
  readonly title: string;
  readonly resources: readonly { readonly name: string; readonly title: string }[];
}

/** Gathers datasets and their resources, row by row. */
export class Drafts {
  readonly all: DatasetDraft[] = [];
  private readonly names = new Names();
  private readonly known: ReadonlyMap<string, KnownDataset>;
  private readonly knownNames: ReadonlyMap<string, KnownDataset>;
  private readonly table: AdelaTable;
  private readonly report: Report;

  constructor(table: AdelaTable, report: Report, known: readonly KnownDataset[]) {
    this.table = table;
    this.report = report;
    this.known = new Map(known.map((each) => [folded(each.title), each]));
    this.knownNames = new Map(known.map((each) => [each.name, each]));
  }

  /** A new dataset. `identifier` is the name that the file itself gives it. */
  add(title: string, line: number, identifier?: string): DatasetDraft {
    const given = identifier === undefined ? '' : slugOf(identifier);
    const same = given === '' ? this.known.get(folded(title)) : this.knownNames.get(given);
    const name = this.nameFor(title, line, given === '' ? (same?.name ?? slugOf(title)) : given);
    const known = new Map((same?.resources ?? []).map((each) => [folded(each.title), each.name]));
    const draft: DatasetDraft = {
      name,
      title,
      line,
      said: new Map(),
      resources: [],
      resourceNames: new Names(),
      titles: new Map(),
      known,
    };
    this.all.push(draft);
    return draft;
  }

  private nameFor(title: string, line: number, wanted: string): string {
    const usual = wanted === '' ? 'conjunto' : wanted;
    const name = this.names.take(usual);
    const place: Place = { path: this.table.path, line, dataset: name };
    if (wanted === '')
      this.report(found('adela-name', { why: 'empty', title: cutShort(title), name, instead: '' }, place));
    else if (name !== usual) {
      this.report(found('adela-name', { why: 'taken', title: cutShort(title), name, instead: usual }, place));
    }
    return name;
  }

  /** A resource of a dataset; one whose title is there already is the same one, which is told. */
  resource(dataset: DatasetDraft, title: string, row: AdelaRow): ResourceDraft | undefined {
    const key = folded(title) || title;
    const earlier = dataset.titles.get(key);
    if (earlier !== undefined) {
      const facts = { what: 'resource', title: cutShort(title), first: earlier.line } as const;
      this.report(found('adela-duplicate', facts, this.placeOf(row, 'resourceTitle', dataset)));
      return undefined;
    }
    const wanted = dataset.known.get(key) ?? slugOf(title);
    const name = dataset.resourceNames.take(wanted === '' ? 'recurso' : wanted);
    const draft: ResourceDraft = { name, title, line: row.line, said: new Map() };
    dataset.resources.push(draft);
    dataset.titles.set(key, draft);
    return draft;
  }

  /** Takes what a row says of a dataset or a resource. Who says something else later is not believed, and it is told. */
  say(to: { readonly said: Said }, row: AdelaRow, ids: readonly ColumnId[], dataset?: DatasetDraft): void {
    for (const id of ids) {
      const text = row.cells.get(id);
      if (text === undefined) continue;
      const earlier = to.said.get(id);
      if (earlier === undefined) to.said.set(id, { text, line: row.line });
      else if (folded(earlier.text) !== folded(text)) {
        const facts = { kept: cutShort(earlier.text), found: cutShort(text), first: earlier.line };
        const column = cutShort(this.table.nameOf(id));
        this.report(found('adela-conflict', { column, ...facts }, this.placeOf(row, id, dataset)));
      }
    }
  }

  /** Where a cell stands. */
  placeOf({ line }: { readonly line: number }, id: ColumnId, dataset?: DatasetDraft): Place {
    return { path: this.table.path, line, field: cutShort(this.table.nameOf(id)), dataset: dataset?.name };
  }
}
