import { DESCRIPTOR } from '../core/dataset/package.ts';
import { found, type GovernanceFinding } from '../core/governance/finding.ts';
import { readWithdrawal } from '../core/governance/read-withdrawal.ts';
import { WITHDRAWAL_FILE, type Withdrawal, withdrawalPath } from '../core/governance/withdrawal.ts';
import { DATASETS } from '../core/plan/evidence.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { ReviewOrder } from './review-order.ts';

/** Records of withdrawal, as a change finds and writes them. */
export interface Records {
  /** What this change writes, as far as it can be read. */
  readonly records: readonly Withdrawal[];
  readonly invalid: readonly string[];
  readonly findings: readonly GovernanceFinding[];
  readonly before: readonly Withdrawal[];
}

/** The records of withdrawal that this change writes; one that was there already stands for what left then. */
export async function readRecords({ changes, today }: ReviewOrder, touched: readonly string[]): Promise<Records> {
  const changed = new Set(changes.paths.map(({ path }) => path));
  const fresh = touched.filter((dataset) => changed.has(withdrawalPath(dataset)));
  const read = await Promise.all(fresh.map((dataset) => readWithdrawal(changes.head, dataset, today)));
  const before = await Promise.all(fresh.map((dataset) => readWithdrawal(changes.base, dataset, today)));
  const left = await Promise.all(read.map(({ withdrawal }) => leftBehind(changes.head, withdrawal)));
  const findings = [...read.flatMap((each) => each.findings), ...left.flat()];
  return {
    records: read.flatMap(({ withdrawal }) => withdrawal ?? []),
    invalid: findings.flatMap(({ place }) => place.dataset ?? []),
    findings,
    before: before.flatMap(({ withdrawal }) => withdrawal ?? []),
  };
}

/** What is withdrawn whole leaves its record and what people wrote about it: data without a description are still data. */
async function leftBehind(head: Snapshot, withdrawal: Withdrawal | undefined): Promise<readonly GovernanceFinding[]> {
  if (withdrawal === undefined || withdrawal.resources.length > 0) return [];
  const { dataset } = withdrawal;
  const folder = `${DATASETS}/${dataset}/`;
  const files = (await head.list(`${DATASETS}/${dataset}`)).map(({ path }) => path.slice(folder.length));
  // That the dataset is still there is told of the difference.
  if (files.includes(DESCRIPTOR)) return [];
  const data = files.filter((name) => name !== WITHDRAWAL_FILE && !/\.(md|txt)$/i.test(name));
  const place = { path: withdrawalPath(dataset), dataset };
  return data.length === 0
    ? []
    : [found('withdrawal-invalid', { problem: 'kept', property: 'resources', found: '' }, place)];
}
