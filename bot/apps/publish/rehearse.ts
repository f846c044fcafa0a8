import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readPlan } from '../../core/plan/read-plan.ts';
import { catalogueFiles } from '../../core/release/catalogue/catalogue-files.ts';
import type { Addresses } from '../../core/release/catalogue/source.ts';
import { catalogueSource } from '../../core/release/catalogue/source-of.ts';
import type { HistoryStep } from '../../core/release/history.ts';
import { CATALOG_FOLDER } from '../../core/release/names.ts';
import type { Planned } from '../../core/release/planned.ts';
import type { PublicationRecord, Recorded } from '../../core/release/record.ts';
import type { Publication, PublicationOutcome } from '../../core/report/publish-face.ts';
import { publish } from '../../flows/publish.ts';
import { GitRepository } from '../../io/git.ts';
import { commitAt } from '../../io/git-history.ts';
import { publishedHistory } from '../../io/published-history.ts';
import { buildAssets } from './build-assets.ts';
import { PROGRAM, PUBLISH_OPTIONS } from './publish-options.ts';
import { recordedOf } from './recorded-of.ts';

/** A rehearsal: what a commit would publish, on a disk and without asking anybody. */
export interface RehearsalOrder {
  /** The clone. */
  readonly folder: string;
  readonly commit: string;
  /** What was published before. */
  readonly record: PublicationRecord;
  /** Only these datasets; empty: all. */
  readonly only: readonly string[];
  /** Where the releases are laid out, a folder each; `undefined`: nothing is made. */
  readonly to: string | undefined;
  /** The address at which the folder will be found; the institution's own where it is not given. */
  readonly site: string | undefined;
}

/** Plans, and makes the files of, all that a commit has and that was not published so. Nothing is tagged. */
export async function rehearse(order: RehearsalOrder): Promise<Omit<Publication, 'to'>> {
  const repository = new GitRepository(order.folder);
  try {
    const { date } = await commitAt(order.folder, order.commit);
    const step: HistoryStep = {
      commit: order.commit,
      parent: undefined,
      date,
      pull: undefined,
      word: { kind: 'unreviewed' },
    };
    const history = publishedHistory(repository);
    const record = { ...order.record, state: undefined };
    const steps = await publish({ record, steps: [step], history, program: PROGRAM, options: PUBLISH_OPTIONS });
    const isAsked = (dataset: string): boolean => order.only.length === 0 || order.only.includes(dataset);
    const planned = steps.flatMap((each) => each.planned).filter(({ dataset }) => isAsked(dataset));
    const held = (steps.at(-1)?.state.held ?? []).filter(({ subject }) => isAsked(subject));
    if (order.to !== undefined) return { outcomes: await layOut(order, order.to, repository, planned), held };
    return { outcomes: planned.map((each) => ({ planned: each, outcome: 'planned', assets: undefined })), held };
  } finally {
    await repository.close();
  }
}

async function layOut(
  order: RehearsalOrder,
  to: string,
  repository: GitRepository,
  all: readonly Planned[],
): Promise<readonly PublicationOutcome[]> {
  const snapshot = repository.snapshot(order.commit);
  const { plan } = await readPlan(snapshot);
  const recorded: Recorded[] = [...order.record.publications];
  const outcomes: PublicationOutcome[] = [];
  for (const planned of all) {
    const previous = planned.kind === 'release' ? planned.previous : planned.last;
    const before = previous && repository.snapshot(previous.commit);
    const folder = join(to, planned.tag);
    const last = order.record.publications.find(({ manifest }) => manifest.tag === previous?.tag)?.manifest;
    const built = await buildAssets({ planned, snapshot, before, plan, folder, ...(last && { last }) });
    recorded.push(recordedOf(planned, built, plan));
    const bytes = built.files.reduce((sum, { size }) => sum + size, 0);
    outcomes.push({ planned, outcome: 'laid-out', assets: { count: built.files.length, bytes } });
  }
  const source = catalogueSource(plan, addressesOf(order.site ?? plan.institution?.site), recorded);
  for (const { path, text } of source === undefined ? [] : catalogueFiles(source)) {
    const file = join(to, CATALOG_FOLDER, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return outcomes;
}

/** The folder laid out is a site: releases at its root, a folder each. */
function addressesOf(site = 'https://datos.example'): Addresses {
  const root = site.replace(/\/+$/, '');
  return { repository: root, releases: root, catalog: `${root}/${CATALOG_FOLDER}` };
}
