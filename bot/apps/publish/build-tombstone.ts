import { readPackage } from '../../core/dataset/read-package.ts';
import { DEFAULT_ZONE } from '../../core/plan/dates.ts';
import { DATASETS } from '../../core/plan/evidence.ts';
import { ASSETS } from '../../core/release/names.ts';
import type { PlannedTombstone } from '../../core/release/planned.ts';
import { publishedDescriptor } from '../../core/release/published-descriptor.ts';
import { receiptText } from '../../core/release/receipt.ts';
import { tombstoneNotes } from '../../core/release/tombstone-notes.ts';
import { versionText } from '../../core/release/version.ts';
import type { Json } from '../../core/table/schema.ts';
import type { AssetFolder } from './asset-folder.ts';
import type { BuildOrder, Built } from './build-order.ts';
import { measureResources } from './package-files.ts';

type TombstoneOrder = BuildOrder & { readonly planned: PlannedTombstone };

/** Makes the files of a tombstone: words only. Of the data nothing is repeated; the last version keeps them. */
export async function buildTombstone(order: TombstoneOrder, folder: AssetFolder): Promise<Built> {
  const { planned, plan, last } = order;
  const { institution } = plan;
  const promised = plan.promises.find(({ dataset }) => dataset === planned.dataset)?.title;
  const descriptor = await lastDescriptor(order);
  const title = last?.title ?? promised ?? planned.dataset;
  const timeZone = institution?.timeZone ?? DEFAULT_ZONE;
  const about = { title, timeZone };
  const notes = { es: tombstoneNotes(planned, about, 'es'), en: tombstoneNotes(planned, about, 'en') };
  await folder.text(ASSETS.notesEs, 'text/markdown', notes.es);
  await folder.text(ASSETS.notesEn, 'text/markdown', notes.en);
  const receipt = receiptText({
    planned,
    title,
    institution: institution?.name ?? '',
    timeZone,
    files: folder.files,
    rows: undefined,
    language: institution?.language ?? 'es',
  });
  await folder.text(ASSETS.receipt, 'text/plain', receipt);
  const manifest = await folder.close(manifestOf(order, title), new Map());
  return { manifest, files: folder.files, descriptor, notes };
}

/** The descriptor as the last version published it, made again from its commit. */
async function lastDescriptor({ planned, before, last }: TombstoneOrder): Promise<Json> {
  const folder = `${DATASETS}/${planned.last.dataset}`;
  const made = before === undefined ? undefined : (await readPackage(before, folder)).package;
  if (before === undefined || made === undefined) return { name: planned.last.dataset, resources: [] };
  const measured = await measureResources(before, made);
  return publishedDescriptor(made, { version: planned.last.version, date: last?.date ?? planned.date, measured });
}

function manifestOf({ planned, last }: TombstoneOrder, title: string): Parameters<AssetFolder['close']>[0] {
  const { dataset, version, tag, folio, commit, date, coverage, program, withdrawal, renamedTo } = planned;
  const { reason, ground, takedown, replacedBy } = withdrawal;
  return {
    apertura: 1,
    kind: 'tombstone',
    dataset,
    version: versionText(version),
    tag,
    folio,
    title,
    commit,
    date,
    previous: planned.last.tag,
    trial: last?.trial ?? version.major === 0,
    impact: 'withdrawal',
    bump: 'none',
    coverage,
    resources: [],
    withdrawn: { date: withdrawal.date, reason, ground, takedown, replacedBy: renamedTo ?? replacedBy, renamedTo },
    program,
  };
}
