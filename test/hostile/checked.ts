/** Checks a dataset in memory, for what needs no process. */

import type { Report } from '../../bot/core/report/report.ts';
import { sentenceOf } from '../../bot/core/report/words.ts';
import { check } from '../../bot/flows/check.ts';
import { createHash } from '../../bot/io/hash.ts';
import { memorySnapshot } from '../../bot/io/memory.ts';

/** The report on a dataset of one resource. */
export async function checked(resource: object, files: Readonly<Record<string, string | Uint8Array>>): Promise<Report> {
  const descriptor = JSON.stringify({ resources: [{ name: 't', ...resource }] });
  return await checkedPackage(descriptor, files);
}

/** The report on a dataset with this descriptor. */
export async function checkedPackage(
  descriptor: string | Uint8Array,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Report> {
  const placed = Object.entries(files).map(([path, content]) => [`d/${path}`, content]);
  const snapshot = memorySnapshot({ 'd/datapackage.json': descriptor, ...Object.fromEntries(placed) });
  return await check(snapshot, [{ kind: 'package', folder: 'd' }], { limit: 20, standard: true, createHash });
}

/** What was found, as `rule line`, in the report's order. */
export function found({ findings }: Report): readonly string[] {
  return findings.map(({ rule, place }) => (place.line === undefined ? rule : `${rule} ${place.line}`));
}

/** What people read, one sentence a finding. */
export function said({ findings }: Report): readonly string[] {
  return findings.map((finding) => sentenceOf(finding, 'es').says);
}
