import type { Batch } from '../table/batch.ts';
import type { WatchedTable, Watcher } from '../table/check-table.ts';
import { lineAt } from '../table/where.ts';
import { Absence } from './absence.ts';
import { applyAcceptances } from './accept.ts';
import { ColumnScan } from './column-scan.ts';
import { EmailReader } from './email-reader.ts';
import type { PrivacyFinding } from './finding.ts';
import { headerWords } from './header-words.ts';
import { hintsOf } from './hints.ts';
import { EmailDomains } from './identifiers/email.ts';
import { nameColumns } from './names.ts';
import type { PrivacyOptions } from './options.ts';
import { reportColumns, type SeenColumn } from './report-columns.ts';
import { locateQuasiIdentifiers, type QuasiIdentifiers, reportGroups, reportUnknown } from './report-groups.ts';
import { GroupCounter } from './small-groups.ts';
import { areTellable, fieldNames } from './table-names.ts';

/** Looks for personal data in a table while it is read. */
export function watchPrivacy(table: WatchedTable, options: PrivacyOptions): PrivacyWatch {
  return new PrivacyWatch(table, options);
}

/** Counts what each column holds and which rows are alike; decides once all rows were seen. */
export class PrivacyWatch implements Watcher {
  private readonly table: WatchedTable;
  private readonly options: PrivacyOptions;
  private readonly columns: readonly SeenColumn[];
  private readonly quasi: QuasiIdentifiers;
  private readonly groups: GroupCounter | undefined;

  constructor(table: WatchedTable, options: PrivacyOptions) {
    this.table = table;
    this.options = options;
    const names = fieldNames(table);
    const absence = new Absence((table.schema?.missingValues ?? []).map(({ value }) => value));
    this.columns = columnsOf(names, absence, new EmailReader(new EmailDomains(options.ownDomains)));
    this.quasi = locateQuasiIdentifiers(options.quasiIdentifiers, names);
    this.groups = this.quasi.columns.length === 0 ? undefined : new GroupCounter(this.quasi.columns, absence);
  }

  run(batch: Batch): void {
    for (const { scan } of this.columns) if (scan.column < batch.width) scan.run(batch);
    this.groups?.run(batch);
  }

  /** What was found, once the table was read. No value is in it. */
  finish(): readonly PrivacyFinding[] {
    const { columns, groups, options, quasi } = this;
    const { where } = this.table;
    const titles = [headerWords(where.dataset ?? ''), headerWords(where.resource ?? '')];
    const found = [
      ...reportColumns({ where, columns, titles }, options),
      ...(groups === undefined ? [] : reportGroups(where, quasi, groups, options)),
      ...reportUnknown(
        where,
        quasi,
        columns.flatMap(({ name }) => name ?? []),
      ),
    ];
    return applyAcceptances(found, options.accepted, where.resource, lineAt(where, undefined));
  }
}

function columnsOf(names: readonly string[], absence: Absence, emails: EmailReader): readonly SeenColumn[] {
  const words = names.map(headerWords);
  const areNames = nameColumns(words);
  const tellable = areTellable(names);
  return names.map((name, column) => {
    const hints = hintsOf(words[column] ?? '', areNames[column] ?? false);
    const scan = new ColumnScan(column, hints, absence, emails);
    return { scan, words: words[column] ?? '', name: tellable && name !== '' ? name : undefined };
  });
}
